import Diagnostics
import SiteModel

/// An article says in a care card when to get help (NHS digital service manual, “Care cards”; DISCERN, questions 9 to
/// 15, on what happens without treatment): one about symptoms or treatment always, any other from 100 words on, if it is
/// about a complaint.
///
/// What an article is about, its `topic` says. Where it says nothing, words of the title and the slug do, in the
/// languages of `titleWords`; and one in English that names several complaints of the reader is about a complaint. An
/// article about waxing or about documents is not, nor is one whose words are about papers and money
/// (`AdministrativeText`).
struct CareCardMissing: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "care-card-missing",
        .warning,
        "A text does not say when to get help",
        finds: "An article about symptoms, treatment or another complaint has no card that says when to get help.",
        source: "NHS digital service manual, “Care cards”"
    )

    /// The fewest words of an article about anything else that has to say when to get help.
    private static let fewestWords = 100
    /// How many different complaints an article names that is about one.
    private static let fewestComplaints = 5
    /// How many one names that is about the causes of something, by its title.
    private static let fewestOfCauses = 2

    func findings(in subject: TextSubject) -> [TextFinding] {
        // A page about a service or another topic is about no complaint.
        guard let article = subject.article, !subject.body.isEmpty,
            subject.about.map({ subject.sections.kind(of: $0).mayNeedCareCard }) ?? true,
            !subject.prose.blocks.contains(where: { $0.care?.isCare == true })
        else { return [] }
        let subjectMatter = subjectMatter(of: subject)
        guard
            subjectMatter != nil
                || isLong(subject)
                    && (article.topic != nil || isAboutComplaint(subject, isCauses: namesTopic(subject))),
            article.topic != nil || !AdministrativeText.holds(subject)
        else {
            return []
        }
        return [
            TextFinding(
                .body,
                subjectMatter.map {
                    "An article about \($0) must have a card that says when to get help, but this one has none"
                } ?? "No card of the article says when to get help",
                help: "write one as a quote that starts with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`"
            )
        ]
    }

    private func isLong(_ subject: TextSubject) -> Bool { subject.words.words.count >= Self.fewestWords }

    // MARK: What an article is about

    private func subjectMatter(of subject: TextSubject) -> String? {
        guard let article = subject.article else { return nil }
        if let topic = article.topic {
            switch topic {
            case .symptoms: return "symptoms"
            case .treatment: return "treatment"
            case .causes, .diagnosis, .prevention, .livingWith: return nil
            }
        }
        guard let known = Self.titleWords[subject.language.primary] else { return nil }
        let words = words(ofTitle: subject)
        guard words.allSatisfy({ !known.others.contains($0) }) else { return nil }
        for (place, word) in words.enumerated() {
            // "Sign in" is no sign of anything.
            if word == "sign", place + 1 < words.count, Self.afterSigning.contains(words[place + 1]) { continue }
            if known.symptoms.contains(word) { return "symptoms" }
            if known.treatment.contains(word) { return "treatment" }
        }
        return nil
    }

    /// Whether the title says that an article is about the causes of something.
    private func namesTopic(_ subject: TextSubject) -> Bool {
        guard let known = Self.titleWords[subject.language.primary] else { return false }
        return words(ofTitle: subject).contains { known.causes.contains($0) }
    }

    private func words(ofTitle subject: TextSubject) -> [String] {
        let title = subject.text.title.value.lowercased().split { !$0.isLetter }.map(String.init)
        return title + (subject.article?.slug.split(separator: "-").map(String.init) ?? [])
    }

    private static let afterSigning: Set<String> = ["in", "off", "on", "out", "up"]

    private struct TitleWords {
        let symptoms: Set<String>
        let treatment: Set<String>
        let causes: Set<String>
        let others: Set<String>
    }

    /// Words of titles by which an article is known to be about symptoms or treatment, by language; and those that say
    /// that it is about something else, such as the papers or the price of a treatment.
    private static let titleWords: [String: TitleWords] = [
        "en": TitleWords(
            symptoms: ["symptom", "symptoms", "sign", "signs"],
            treatment: ["treat", "treated", "treatment", "treatments"],
            causes: ["cause", "causes", "caused"],
            others: [
                "apply", "benefits", "claim", "claims", "cost", "costs", "document", "documents", "form", "forms",
                "history", "insurance", "online", "pay", "record", "records", "research", "trials",
            ]
        ),
        "es": TitleWords(
            symptoms: ["síntoma", "síntomas", "signo", "signos", "sintomas"],
            treatment: ["tratamiento", "tratamientos", "tratar"],
            causes: ["causa", "causas"],
            others: ["costo", "costos", "documentos", "historial", "seguro"]
        ),
        "de": TitleWords(
            symptoms: ["anzeichen", "beschwerden", "symptom", "symptome", "symptomen"],
            treatment: ["behandeln", "behandelt", "behandlung", "behandlungen", "therapie", "therapien"],
            causes: ["ursache", "ursachen"],
            others: [
                "antrag", "befund", "befunde", "formular", "formulare", "kosten", "kostet", "krankenkasse", "zuzahlung",
            ]
        ),
    ]

    /// Whether a text in English speaks to its reader of several complaints. One about the causes of something need not
    /// speak to anyone, and of fewer.
    private func isAboutComplaint(_ subject: TextSubject, isCauses: Bool) -> Bool {
        guard subject.isEnglish else { return isCauses }
        var found = Set<Int>()
        var speaksToReader = isCauses
        let fewest = isCauses ? Self.fewestOfCauses : Self.fewestComplaints
        for word in subject.words.words {
            if word.key == "you" || word.key == "your" { speaksToReader = true }
            if let complaint = Self.complaints[word.key] { found.insert(complaint) }
            if speaksToReader, found.count >= fewest { return true }
        }
        return false
    }

    /// What people feel or see when they are ill, one complaint a line.
    private static let complaints = WordTable<Int>(
        """
        symptom symptoms
        pain pains painful ache aches aching
        sore soreness tender
        fever temperature
        bleed bleeding bleeds
        rash rashes blisters blister
        swelling swollen
        vomit vomiting sick nausea
        diarrhea diarrhoea constipation
        cough coughing sneezing
        dizzy dizziness faint fainting
        breathless breathlessness wheezing
        numb numbness tingling weakness
        itch itching itchy
        seizure seizures fit fits
        lump lumps
        bruise bruises bruising
        tired tiredness fatigue exhausted
        headache headaches
        discharge pus
        infection infections infected
        """.split(separator: "\n").enumerated().flatMap { number, line in
            line.split(separator: " ").map { (WordKey($0), number) }
        }
    )
}

import Diagnostics
import SiteModel

/// An article says in a care card when to get help (NHS digital service manual, “Care cards”; DISCERN, questions 9 to
/// 15, on what happens without treatment): one about symptoms or treatment always, any other from 100 words on.
///
/// What an article is about, its `topic` says. Where it says nothing, words of the title and the slug do, in English.
struct CareCardMissing: TextRule {
    let identifier = DiagnosticIdentifier.careCardMissing

    /// The fewest words of an article about anything else that has to say when to get help.
    private static let fewestWords = 100

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.article != nil, !subject.body.isEmpty,
            !subject.prose.blocks.contains(where: { $0.care?.isCare == true })
        else { return [] }
        let subjectMatter = subjectMatter(of: subject)
        guard subjectMatter != nil || subject.words.words.count >= Self.fewestWords else { return [] }
        return [
            TextFinding(
                .body,
                subjectMatter.map {
                    "An article about \($0) has a card that says when to get help, and this one has none"
                } ?? "No card of the article says when to get help",
                help: "write one as a quote that starts with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`"
            )
        ]
    }

    private func subjectMatter(of subject: TextSubject) -> String? {
        guard let article = subject.article else { return nil }
        if let topic = article.topic {
            switch topic {
            case .symptoms: return "symptoms"
            case .treatment: return "treatment"
            case .causes, .diagnosis, .prevention, .livingWith: return nil
            }
        }
        guard subject.isEnglish else { return nil }
        let title = subject.text.title.value.lowercased().split { !$0.isLetter }
        let words = title + article.slug.split(separator: "-")
        for word in words {
            switch word {
            case "symptom", "symptoms", "sign", "signs": return "symptoms"
            case "treat", "treated", "treatment", "treatments": return "treatment"
            default: break
            }
        }
        return nil
    }
}

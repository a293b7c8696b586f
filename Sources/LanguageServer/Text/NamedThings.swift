import Authoring
import Diagnostics
import SiteModel

// What is told of each kind of thing that texts name.

extension Named {
    init(_ key: KeyDeclaration) {
        let choices = key.shape.choices.map { ["One of " + $0.map { "`\($0)`" }.joined(separator: ", ") + "."] } ?? []
        self.init(
            name: key.name,
            title: key.isNeeded ? "needed" : nil,
            kind: .property,
            explanation: Explanation(title: key.name, lines: [key.meaning] + choices)
        )
        self.key = key
    }

    init(_ person: Person, on day: CalendarDate, as name: String? = nil) {
        var lines = [person.role, person.registration].compactMap(\.self)
        if case .ended(let end) = person.registrationState(on: day) {
            lines.append("The registration ended on \(end).")
        }
        if case .coming(let start) = person.registrationState(on: day) {
            lines.append("The registration begins on \(start).")
        }
        self.init(
            name: name ?? person.id.rawValue,
            title: person.name,
            kind: .reference,
            location: SourceLocation(person.file),
            explanation: Explanation(
                title: [person.name, person.credentials].compactMap(\.self).joined(separator: ", "),
                lines: lines
            )
        )
    }

    init(_ disclaimer: Disclaimer) {
        self.init(
            name: disclaimer.id.rawValue,
            title: disclaimer.title,
            kind: .reference,
            location: SourceLocation(disclaimer.file),
            explanation: Explanation(
                title: disclaimer.title ?? disclaimer.id.rawValue,
                lines: ["`\(disclaimer.file.path)`"]
            )
        )
    }

    init(_ text: ReviewedText, as name: String, kind: CompletionItem.Kind) {
        self.init(
            name: name,
            title: text.title.value,
            kind: kind,
            location: SourceLocation(text.file),
            explanation: Explanation(
                title: text.title.value,
                lines: [text.summary?.value, text.isDraft ? "A draft." : nil].compactMap(\.self)
            )
        )
    }

    init(_ page: OtherPage, as name: String) {
        self.init(
            name: name,
            title: page.title.value,
            kind: .file,
            location: SourceLocation(page.file),
            explanation: Explanation(title: page.title.value, lines: page.isDraft ? ["A draft."] : [])
        )
    }

    init(file: SourceFile, as name: String) {
        self.init(
            name: name,
            kind: .file,
            location: SourceLocation(file),
            explanation: Explanation(title: file.path)
        )
    }

    init(_ source: Source) {
        let numbers = [
            source.doi.map { "DOI \($0)" }, source.pmid.map { "PubMed \($0)" },
            source.pmcid.map { "PubMed Central \($0)" },
            source.nct.map { "ClinicalTrials.gov \($0)" }, source.isbn.map { "ISBN \($0)" },
        ]
        let published = [source.publisher, source.published?.description].compactMap(\.self).joined(separator: ", ")
        let lines = [published.isEmpty ? nil : published, source.url] + numbers
        self.init(
            name: source.id.value,
            title: source.title,
            kind: .reference,
            location: source.id.location,
            explanation: Explanation(
                title: source.title,
                lines: lines.compactMap(\.self) + (source.accessed.map { ["Last checked on \($0.value)."] } ?? [])
            )
        )
    }

    init(_ term: Glossary.Term) {
        self.init(
            name: term.term.value,
            kind: .text,
            location: term.term.location,
            explanation: Explanation(title: term.term.value, lines: [term.meaning])
        )
    }

    init(_ service: Service) {
        self.init(
            name: service.name.value,
            title: service.label,
            kind: .value,
            location: service.name.location,
            explanation: Explanation(
                title: service.label,
                lines: ["\(service.takesMessages ? "Messages to" : "Calls") \(service.number)"]
            )
        )
    }

    init(_ fact: StatedFact) {
        self.init(
            name: fact.name.value,
            title: fact.value,
            kind: .value,
            location: fact.name.location,
            explanation: Explanation(title: fact.value, lines: [fact.source, fact.note].compactMap(\.self))
        )
    }

    init(_ card: CardKind) {
        self.init(
            name: card.marker,
            title: card.meaning,
            kind: .value,
            explanation: Explanation(title: card.marker, lines: [card.meaning])
        )
    }
}

/// The words that can follow a brace.
enum PlaceholderNames {
    static let all = [
        Named(
            name: "service",
            title: "a telephone service of the site",
            kind: .value,
            explanation: Explanation(title: "service", lines: ["A telephone service that `site.yml` names."])
        ),
        Named(
            name: "fact",
            title: "a value that the site states once",
            kind: .value,
            explanation: Explanation(title: "fact", lines: ["A value of `facts.yml`."])
        ),
        Named(
            name: "people",
            title: "how many people have shared their experience",
            kind: .value,
            explanation: Explanation(title: "people", lines: ["A count of `data/experiences.csv`."])
        ),
    ]
}

extension ValueShape {
    /// The words that it can be; `nil` where it is not one of some words.
    fileprivate var choices: [String]? {
        switch self {
        case .choice(let words): words
        case .flag: ["true", "false"]
        default: nil
        }
    }
}

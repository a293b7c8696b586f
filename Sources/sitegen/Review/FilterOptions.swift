import ArgumentParser
import Diagnostics
import Reviewing
import SiteModel

/// Which of the texts that wait a command is about.
struct FilterOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The texts; by default, all. * stands for any part of a name: 'anemia/*', '*/treatment'.",
            valueName: "text"
        )
    )
    var texts: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only texts of this risk class: high, standard or low; can be given more than once.",
            valueName: "class"
        ),
        transform: Self.risk
    )
    var risk: [RiskClass] = []

    @Option(
        help: ArgumentHelp(
            "Only texts of this section, by the name of its folder; can be given more than once.",
            valueName: "section"
        )
    )
    var section: [String] = []

    /// What they ask for of a site.
    ///
    /// - Throws: A `Refusal` for a name that the site does not have.
    func filter(in session: ReviewSession) throws(Refusal) -> QueueFilter {
        var filter = QueueFilter()
        filter.risks = Set(risk)
        filter.sections = try session.sections(section)
        if !texts.isEmpty { filter.names = try session.names(of: session.textNames(texts)) }
        return filter
    }

    private static func risk(_ text: String) throws -> RiskClass {
        guard let risk = RiskClass(rawValue: text) else {
            throw unknown("There is no risk class '\(text)'", text, RiskClass.allCases.map(\.rawValue))
        }
        return risk
    }

    /// Something that can be true of a text, by its name.
    static func fact(_ text: String) throws -> ReviewNeed {
        guard let need = ReviewNeed.allCases.first(where: { $0.name == text }) else {
            throw unknown("There is no fact '\(text)'", text, ReviewNeed.allCases.map(\.name))
        }
        return need
    }

    /// A number of days, such as `60d`.
    static func days(_ text: String) throws -> Int {
        let number = text.hasSuffix("d") ? text.dropLast() : text[...]
        guard let days = Int(number), (0...100_000).contains(days), number.first?.isNumber == true else {
            throw ValidationError("'\(text)' is not a number of days, such as 60d.")
        }
        return days
    }

    private static func unknown(_ message: String, _ name: String, _ known: [String]) -> ValidationError {
        ValidationError(message + (NearMiss.help(for: name, among: known).map { "; \($0)" } ?? "."))
    }
}

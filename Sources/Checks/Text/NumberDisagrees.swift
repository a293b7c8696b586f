import Diagnostics
import SiteModel

/// A reader who is told two amounts of the same thing can follow neither (DISCERN, question 8; JAMA benchmarks: attribution).
///
/// Two statements are about the same thing where they measure the same, give it as the same (an amount, the most, the
/// least), over the same time, and the words around the amount say the same of it: all that is left without the words that
/// only join or hedge, without the name of the subject, and without the ends of plurals. Those are the words of the part of
/// the sentence between two commas, brackets or dashes; of its other parts that start with a condition (“If you are
/// pregnant, …”); of the row and the column of a table; of the words that lead into a list, for a short item; and words of
/// the headings above and of the title that tell one kind, group or step from another.
///
/// They disagree where neither amount lies within the other; amounts that are said not to be exact, where they are more
/// than a fifth apart. What one paragraph, list or table states twice with different amounts is one thing after the other,
/// such as the steps of a treatment, and is compared with nothing.
///
/// Words are known in English.
struct NumberDisagrees: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "number-disagrees",
        .warning,
        "The same amount is stated differently in two places",
        finds: "A text states an amount differently from its summary, or from another text of the same subject.",
        source: "DISCERN, question 8; NHS digital service manual, “Numbers, measurements, dates and time”"
    )

    let comparesTexts = true

    /// Nothing: what a text states is compared with what all texts of the subject state, when these have been read.
    func findings(in subject: TextSubject) -> [TextFinding] { [] }
}

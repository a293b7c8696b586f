package import Diagnostics
import SiteModel

/// An amount that a text states of something, in a form that can be compared with what other texts of the same subject
/// state.
package struct StatedQuantity: Sendable, Equatable {
    /// Where it is stated.
    package enum Place: Sendable, Equatable {
        /// A stretch of the prose, in bytes.
        case words(Range<Int>)
        /// The summary in the front matter.
        case summary(SourceLocation)
    }

    /// What a text is made of.
    package enum Part: Int, Sendable {
        case summary
        case prose
        case table
    }

    /// What the amount is to what it is an amount of.
    package enum Role: Int, Sendable {
        /// The amount itself.
        case amount
        /// The most: `up to 4 g`, `below 3.9 mmol/L`.
        case most
        /// The least: `48 mmol/mol or more`, `at least 2 hours`.
        case least
    }

    /// Where it is.
    package var place: Place
    /// The amount as it is written, with its unit.
    package var written: String
    /// What is measured, and over what.
    package var measure: UInt64
    /// Whether it is so much in so much time: `20 mg a day`.
    package var isTaken: Bool
    /// What the amount is.
    package var role: Role
    /// The amount in the unit of what is measured; of a range its lower end.
    package var low: Double
    /// The upper end of a range, otherwise the same as `low`.
    package var high: Double
    /// Whether the text says that the amount is not exact: `about 5 million`.
    package var isAbout: Bool
    /// Whether the sentence speaks of what the text is about without naming it: “It affects …”.
    package var isOfSubject: Bool
    /// The words beside it that say of what, of whom and when.
    package var words: [UInt64]
    /// Words of the title, of headings, and of what heads a row, a column or a list.
    package var around: [UInt64]
    /// The words of its whole sentence without numbers, as one hash.
    package var sentence: UInt64
    /// Which amount of its sentence it is, from 0.
    package var order: Int
    /// Whether another amount of the same kind has the same words beside it.
    package var sharesWords: Bool
    /// The part of the text that it is in.
    package var part: Part
    /// What lists one thing after the other and has the statement in it: a paragraph, a list or a table; -1 is the summary.
    package var group: Int
    /// The comment that allows it to differ, as a place in `TextQuantities.allowances`.
    package var allowance: Int?

    /// A statement of an amount.
    package init(
        place: Place,
        written: String,
        measure: UInt64,
        isTaken: Bool,
        role: Role,
        low: Double,
        high: Double,
        isAbout: Bool,
        isOfSubject: Bool,
        words: [UInt64],
        around: [UInt64],
        sentence: UInt64,
        order: Int,
        sharesWords: Bool,
        part: Part,
        group: Int,
        allowance: Int?
    ) {
        self.place = place
        self.written = written
        self.measure = measure
        self.isTaken = isTaken
        self.role = role
        self.low = low
        self.high = high
        self.isAbout = isAbout
        self.isOfSubject = isOfSubject
        self.words = words
        self.around = around
        self.sentence = sentence
        self.order = order
        self.sharesWords = sharesWords
        self.part = part
        self.group = group
        self.allowance = allowance
    }
}

extension StatedQuantity {
    /// Whether the name of the subject alone can say what it is an amount of: how common it is, or how much of it is taken.
    var standsForItself: Bool {
        isTaken || MeasureUnits.Dimension(rawValue: UInt8(truncatingIfNeeded: measure)) == .frequency
    }
}

/// What a text leaves behind, so that its amounts can be compared with those of other texts.
package struct TextQuantities: Sendable, Equatable {
    /// The amounts that it states, the summary's first.
    package var statements: [StatedQuantity]
    /// Where comments are that allow amounts to differ.
    package var allowances: [SourceLocation]

    /// Amounts, and comments that allow them to differ.
    package init(statements: [StatedQuantity] = [], allowances: [SourceLocation] = []) {
        self.statements = statements
        self.allowances = allowances
    }

    /// Whether there is nothing to compare.
    package var isEmpty: Bool { statements.isEmpty && allowances.isEmpty }
}

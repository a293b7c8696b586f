import Diagnostics

/// What makes two words alike in a language, for a search that forgives: the rules of `search/en.yml` and its like in a
/// theme. The build goes by them, and hands them on to the script that asks.
package struct SearchRules: Sendable, Equatable {
    /// Letters that become others. `^` stands for the start of the word, `$` for its end.
    package struct Replacement: Sendable, Equatable {
        /// What is replaced.
        package var from: String
        /// What comes in its place, which may be nothing.
        package var to: String

        /// A replacement.
        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }

        /// A replacement as rules write it, `from>to`; `nil` for anything else.
        package init?(_ text: String) {
            let parts = text.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
            let letters = parts.first?.drop { $0 == "^" }
            guard parts.count == 2, let letters, (letters.last == "$" ? letters.dropLast() : letters).isEmpty == false,
                letters.dropLast().allSatisfy(\.isLetter), letters.last.map({ $0.isLetter || $0 == "$" }) == true,
                parts[1].allSatisfy(\.isLetter)
            else { return nil }
            self.init(from: parts[0], to: parts[1])
        }

        /// The replacement as rules write it.
        package var text: String { "\(from)>\(to)" }
    }

    /// An ending without which two forms of a word are the same.
    package struct Ending: Sendable, Equatable {
        /// What becomes of the ending.
        package var replacement: Replacement
        /// How many letters must stay before it.
        package var stays: Int

        /// How many letters must stay where an ending does not say it.
        private static let usualStays = 3

        /// An ending as rules write it, `from>to`, with a digit before it where another number of letters must stay than
        /// three; `nil` for anything else.
        package init?(_ text: String) {
            let digit = text.first.flatMap { $0.isASCII ? $0.wholeNumberValue : nil }
            guard let replacement = Replacement(digit == nil ? text : String(text.dropFirst())), digit != 0,
                replacement.from.allSatisfy(\.isLetter)
            else { return nil }
            self.replacement = replacement
            stays = digit ?? Self.usualStays
        }

        /// The ending as rules write it.
        package var text: String { (stays == Self.usualStays ? "" : "\(stays)") + replacement.text }
    }

    /// What makes the spellings of a word one, in order.
    package var spelling: [Replacement] = []
    /// Endings without which two forms of a word are the same. The first that fits is taken, where enough letters stay.
    package var endings: [Ending] = []
    /// What makes words that sound alike the same, in order.
    package var sounds: [Replacement] = []
    /// Letters that are taken for each other; each group is written without spaces.
    package var alike: [String] = []
    /// The letters that are vowels.
    package var vowels = ""
    /// Words that say nothing by themselves.
    package var small: [String] = []
    /// Names of the same thing, in everyday words and in others.
    package var everyday: [[String]] = []
    /// What is an emergency, in the words that people search for.
    package var emergencies: [String] = []

    /// Rules under which words are alike only where they are the same.
    package init() {}
}

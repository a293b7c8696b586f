package import Diagnostics

/// The words of a body in the order in which they are read, without markup, for rules that look at words.
///
/// All offsets count UTF-8 bytes of `bytes`. Code, alternative texts and the meanings of glossary terms are not in it.
/// A line break of the source is one space.
package struct Prose: Sendable, Equatable {
    /// The text of all blocks, each followed by a line feed.
    package var bytes: [UInt8]
    /// The blocks, in the order of the text; no two overlap.
    package var blocks: [Block]
    /// Links, in the order of the text.
    package var links: [Link]
    /// Where a source is cited or a footnote is referred to; offsets, ascending.
    package var citations: [Int]
    /// What the site put in for a placeholder: counts of people, telephone numbers. Ascending, without overlap.
    package var insertions: [Range<Int>]
    /// Code spans, ascending, without overlap: their text is in `bytes`, but it is no prose.
    package var code: [Range<Int>]
    /// Where images are, in text or in a link; offsets, ascending. Their alternative texts are not in `bytes`.
    package var images: [Int]
    /// What is in bold type, in the order in which it ends; of nested stretches the inner one comes first.
    package var strong: [Range<Int>]
    /// Rules that the author silenced, with reasons.
    package var allowances: [Allowance]

    /// A text without a word.
    package init() {
        bytes = []
        blocks = []
        links = []
        citations = []
        insertions = []
        code = []
        images = []
        strong = []
        allowances = []
    }

    /// A stretch of text that stands for itself.
    package struct Block: Sendable, Equatable {
        /// What a block is.
        package enum Kind: Sendable, Equatable {
            /// A paragraph, also one inside a list, a quote or a card.
            case paragraph
            /// A heading of the author's own; the level is that in the source.
            case heading(level: Int)
            /// The title that an author gave a card, the caption of a table or an image, or a term of a list of
            /// terms.
            case cardTitle
            /// A cell in a table's first row.
            case headerCell
            /// Any other cell of a table.
            case cell
        }

        /// What follows a block within the same card, quote or document.
        package enum Successor: Sendable, Equatable {
            case paragraph
            case heading
            case list
            case table
            case quote
            case code
            case end
        }

        /// What it is.
        package var kind: Kind
        /// Its text in `Prose.bytes`, without the line feed after it.
        package var range: Range<Int>
        /// What is around it: the list or table that it is part of, numbered in the order of the text; `nil` for a
        /// block that is part of neither. Parts of nested lists have the number of the outermost one.
        package var group: Int?
        /// How many lists it is in.
        package var listDepth: Int
        /// The card that it is in.
        package var care: CardKind?
        /// Whether it is in a block quote that is no card.
        package var isQuoted: Bool
        /// Whether it belongs to a footnote.
        package var isFootnote: Bool
        /// What follows it.
        package var successor: Successor

        /// A block of a kind.
        package init(
            kind: Kind,
            range: Range<Int>,
            group: Int? = nil,
            listDepth: Int = 0,
            care: CardKind? = nil,
            isQuoted: Bool = false,
            isFootnote: Bool = false,
            successor: Successor = .end
        ) {
            self.kind = kind
            self.range = range
            self.group = group
            self.listDepth = listDepth
            self.care = care
            self.isQuoted = isQuoted
            self.isFootnote = isFootnote
            self.successor = successor
        }
    }

    /// A link in the text.
    package struct Link: Sendable, Equatable {
        /// What the link says.
        package var range: Range<Int>
        /// Its place in `Body.links`; `nil` for an address that was refused.
        package var link: Int?
        /// Whether it is an address without a text of its own: `<https://…>` or a bare one.
        package var isBareAddress: Bool
        /// The card that it is in.
        package var care: CardKind?

        /// A link over a stretch of text.
        package init(range: Range<Int>, link: Int?, isBareAddress: Bool, care: CardKind?) {
            self.range = range
            self.link = link
            self.isBareAddress = isBareAddress
            self.care = care
        }
    }

    /// A rule that an author silenced for one block by `<!-- allow RULE: reason -->`.
    package struct Allowance: Sendable, Equatable {
        /// The rule.
        package var rule: DiagnosticIdentifier
        /// The blocks that the next block of the source comes to: one, or all parts of a list, a table or a card.
        package var blocks: Range<Int>
        /// Where the comment is.
        package var location: SourceLocation

        /// An allowance for some blocks.
        package init(rule: DiagnosticIdentifier, blocks: Range<Int>, location: SourceLocation) {
            self.rule = rule
            self.blocks = blocks
            self.location = location
        }
    }

    /// The number of the block that an offset lies in: the last one that starts at or before it; `nil` where there is
    /// none.
    package func block(at offset: Int) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// The words of a stretch.
    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

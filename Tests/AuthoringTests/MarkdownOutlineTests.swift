import Authoring
import Testing

@Suite("The outline of a Markdown text")
struct MarkdownOutlineTests {
    private let text = """
        # Gout

        Two
        words
        -----

        See [food](food.md "Food"), ![A toe](toe.svg), <https://example.org/> and [this][x].

        > ## In a *quote*

        ```html
        [no](link.md)
        ```

        A `<b>` and a <b class="x">word</b>.[^1]

        <div>
        block
        </div>

        [x]: other.md

        [^1]: A note.
        """

    private func written(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }

    @Test("headings have their lines, their level, their words and the anchor of their page")
    func headings() {
        let headings = MarkdownOutline(text).headings
        #expect(headings.map { written($0.range) } == ["# Gout", "Two\nwords\n-----", "## In a *quote*"])
        #expect(headings.map(\.level) == [1, 2, 2])
        #expect(headings.map(\.words) == ["Gout", "Two words", "In a quote"])
        #expect(headings.map(\.anchor) == ["gout", "two-words", "in-a-quote"])
        #expect(headings.map(\.isNested) == [false, false, true])
    }

    @Test("links have their place, and that of their address where they have one")
    func links() {
        let outline = MarkdownOutline(text)
        #expect(
            outline.links.map { written($0.range) } == [
                "[food](food.md \"Food\")", "![A toe](toe.svg)", "<https://example.org/>", "[this][x]",
            ]
        )
        #expect(outline.links.map { $0.address.map(written) } == ["food.md", "toe.svg", "https://example.org/", nil])
        #expect(outline.links.map(\.destination) == ["food.md", "toe.svg", "https://example.org/", "other.md"])
        #expect(outline.links.map(\.isImage) == [false, true, false, false])
        #expect(outline.links.map(\.isBare) == [false, false, true, false])
        #expect(outline.definitions.map { "\($0.label): \(written($0.address))" } == ["x: other.md"])
    }

    @Test("code, tags, blocks of HTML and uses of footnotes have their places")
    func others() {
        let outline = MarkdownOutline(text)
        #expect(outline.code.map(written) == ["```html\n[no](link.md)\n```", "`<b>`"])
        #expect(outline.tags.map { written($0.range) } == ["<b class=\"x\">", "</b>"])
        #expect(outline.tags.first?["class"] == "x")
        #expect(outline.htmlBlocks.map(written) == ["<div>\nblock\n</div>"])
        #expect(outline.footnoteUses.map { "\($0.label) at \(written($0.range))" } == ["1 at [^1]"])
    }
}

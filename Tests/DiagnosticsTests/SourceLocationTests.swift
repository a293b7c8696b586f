import Diagnostics
import Testing

@Suite("Places in source files")
struct SourceLocationTests {
    @Test(
        "numbers below 1 are taken as 1",
        arguments: [(0, 0), (-3, 1), (1, -7)]
    )
    func clampsNumbers(line: Int, column: Int) {
        #expect(SourcePosition(line: line, column: column) == .start)
    }

    @Test("positions order by line before column")
    func ordersPositions() {
        let ordered = [
            SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 10), SourcePosition(line: 2, column: 2),
            SourcePosition(line: 10, column: 1),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test("files order by folder, then bytewise by path")
    func ordersFiles() {
        let ordered = [
            SourceFile(.content, "Z.md"), SourceFile(.content, "a.md"), SourceFile(.content, "é.md"),
            SourceFile(.output, "a.html"), SourceFile(.templates, "a.mustache"),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test("locations order by file, then start, then end")
    func ordersLocations() {
        let first = SourceFile(.content, "a.md")
        let second = SourceFile(.content, "b.md")
        let ordered = [
            SourceLocation(first, line: 1, column: 1), SourceLocation(first, line: 2, column: 1),
            SourceLocation(first, line: 2, column: 1, length: 3), SourceLocation(first, line: 2, column: 2),
            SourceLocation(second, line: 1, column: 1),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test("an end before the start makes a point")
    func endsNoEarlierThanItStarts() {
        let start = SourcePosition(line: 3, column: 4)
        let location = SourceLocation(SourceFile(.content, "a.md"), start, to: .start)
        #expect(location.end == start)
    }

    @Test("a length counts code points on one line")
    func takesLength() {
        let location = SourceLocation(SourceFile(.content, "a.md"), line: 3, column: 4, length: 5)
        #expect(location.start == SourcePosition(line: 3, column: 4))
        #expect(location.end == SourcePosition(line: 3, column: 9))
    }

    @Test("a file describes itself with the default name of its folder")
    func describesFile() {
        #expect(SourceFile(.templates, "page.mustache").description == "Templates/page.mustache")
    }
}

import Diagnostics
import SiteModel

/// A number is a statement that someone measured or decided, and readers can see where it comes from (JAMA benchmarks:
/// attribution; DISCERN, questions 4 and 5). It has its source in its own paragraph or item, or in the paragraph right
/// before the list; a table has its sources anywhere in it, or in the paragraph right before.
///
/// Headings, care cards and footnotes are left out, as are code, the words of links and what the site puts in. Which
/// digits are no statement of how much there is of something, `StatedNumbers` tells. A paragraph is reported once, at
/// its first number, and so is a table. Where a text lists no source at all, `SourcesMissing` says so, once. The numbers
/// of a text about papers and money (`AdministrativeText`) are its publisher's own.
struct NumberWithoutSource: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "number-without-source",
        .warning,
        "A number has no source in its paragraph",
        finds: "A number or a percentage has no source in its paragraph, though the text lists sources.",
        source: "JAMA benchmarks: attribution; DISCERN, questions 4 and 5"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard let source = subject.text.sources.first else { return [] }
        let prose = subject.prose
        let numbers = StatedNumbers(in: subject)
        var findings: [TextFinding] = []
        func finding(_ number: Range<Int>, hasNoSourceIn place: String) -> TextFinding {
            TextFinding(
                .words(number),
                "The number \(prose.quoted(number)) has no source \(place)",
                help: "cite its source after it, as `[^\(source.id.value)]` cites the first one that the text lists"
            )
        }
        for (index, block) in prose.blocks.enumerated() where block.kind == .paragraph && Self.states(block) {
            guard !prose.cites(in: block.range), let number = numbers.first(inBlock: index) else { continue }
            if block.listDepth == 0 {
                findings.append(finding(number, hasNoSourceIn: "in its paragraph"))
            } else if !isCovered(item: index, in: prose) {
                findings.append(
                    finding(number, hasNoSourceIn: "in its item or in the paragraph before the list")
                )
            }
        }
        for table in prose.tables where Self.states(prose.blocks[table.blocks.lowerBound]) {
            guard let number = table.blocks.lazy.compactMap({ numbers.first(inBlock: $0) }).first,
                let last = table.blocks.last,
                !prose.cites(
                    in: prose.blocks[table.blocks.lowerBound].range.lowerBound..<prose.blocks[last].range.upperBound
                ),
                !isCovered(table: table, in: prose)
            else { continue }
            findings.append(finding(number, hasNoSourceIn: "in its table or in the paragraph before"))
        }
        return findings.isEmpty || AdministrativeText.holds(subject) ? [] : findings
    }

    static func states(_ block: Prose.Block) -> Bool { block.care?.isCare != true && !block.isFootnote }

    /// Whether the paragraph right before a table cites a source.
    private func isCovered(table: Prose.Table, in prose: Prose) -> Bool {
        let before = table.blocks.lowerBound - 1
        guard before >= 0, prose.blocks[before].kind == .paragraph, prose.blocks[before].successor == .table else {
            return false
        }
        return prose.cites(in: prose.blocks[before].range)
    }

    /// Whether an item that this one is a part of cites a source, or the words that lead into the list.
    private func isCovered(item: Int, in prose: Prose) -> Bool {
        var depth = prose.blocks[item].listDepth
        var index = item - 1
        while index >= 0, depth > 0, prose.blocks[index].group == prose.blocks[item].group {
            if prose.blocks[index].listDepth < depth {
                depth = prose.blocks[index].listDepth
                if prose.cites(in: prose.blocks[index].range) { return true }
            }
            index -= 1
        }
        guard index >= 0, prose.blocks[index].successor == .list, prose.blocks[index].kind == .paragraph,
            prose.blocks[index].listDepth == 0
        else {
            return false
        }
        return prose.cites(in: prose.blocks[index].range)
    }
}

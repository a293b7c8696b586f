import Authoring
import Diagnostics
import SiteTestSupport
import Testing

@Suite("What is written at a place")
struct WrittenPlaceTests {
    /// The place that `|` marks in a text, as `role text/typed @line:column`.
    private func place(_ marked: String, _ language: WrittenPlace.Language) throws -> String {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let before = parts[0].unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let line = before.count
        let column = (before.last?.count ?? 0) + 1
        let place = WrittenPlace(
            at: SourcePosition(line: line, column: column),
            in: Array(parts.joined().utf8),
            language
        )
        guard let place else { return "-" }
        return "\(written(place.role)) \(place.text)/\(place.typed) @\(place.line):\(place.columns.lowerBound)"
    }

    private func written(_ role: WrittenPlace.Role) -> String {
        switch role {
        case .entry(let entry):
            var words = ["entry", entry.path.joined(separator: ".")]
            if !entry.siblings.isEmpty { words.append("beside \(entry.siblings.sorted().joined(separator: ","))") }
            if entry.isInItem { words.append("item") }
            if entry.hasColon { words.append("colon") }
            if entry.isInBraces { words.append("braces") }
            return words.joined(separator: " ") + " \(entry.indent)"
        case .value(let path): return "value \(path.joined(separator: "."))"
        case .address(let isImage): return isImage ? "image" : "address"
        case .anchor(let path): return "anchor of \(path)"
        default: return "\(role)"
        }
    }

    @Test(
        "of YAML",
        arguments: [
            ("|", "entry  0 / @1:1"),
            ("tit|", "entry  0 tit/tit @1:1"),
            ("ti|t: x", "entry  colon 0 tit/ti @1:1"),
            ("title: x\nsum|\norder: 1", "entry  beside order,title 0 sum/sum @2:1"),
            ("title: x\n|\norder: 1", "entry  beside order,title 0 / @2:1"),
            ("disclaimer: gen|eral # c", "value disclaimer general/gen @1:13"),
            ("disclaimer: |", "value disclaimer / @1:13"),
            ("disclaimer:|", "value disclaimer / @1:12"),
            ("disclaimer: \"gen|\"", "value disclaimer gen/gen @1:14"),
            ("a: 1 # com|ment", "-"),
            ("# com|ment", "-"),
            ("title: What\n  go|es on", "-"),
            ("summary: >\n  wo|rds", "-"),
            // Lists.
            ("reviewers:\n  - |", "entry reviewers item 4 / @2:5"),
            ("reviewers:\n  - ada\n  - be|n", "entry reviewers item 4 ben/be @3:5"),
            ("reviewers:\n- be|n", "entry reviewers item 2 ben/be @2:3"),
            ("reviewers:\n  |", "entry reviewers 2 / @2:3"),
            ("sources:\n  - id: a\n    tit|\n", "entry sources beside id item 4 tit/tit @3:5"),
            ("sources:\n  - id: a\n    |\n  - id: b\n    url: c", "entry sources beside id item 4 / @3:5"),
            ("sources:\n  - ti|\n    url: c\ntitle: x", "entry sources beside url item 4 ti/ti @2:5"),
            ("sources:\n  - id: a\n  |", "entry sources 2 / @3:3"),
            ("sources:\n  - id: a\n    title: |", "value sources.title / @3:12"),
            ("sources:\n  - id: a|", "value sources.id a/a @2:9"),
            ("title: x\nsources:\n- id: a\n  tit|", "entry sources beside id item 2 tit/tit @4:3"),
            ("sources:\n  - id: a\ntit|", "entry  beside sources 0 tit/tit @3:1"),
            // Groups in groups.
            ("review:\n  policy:\n    high:\n      over|", "entry review.policy.high 6 over/over @4:7"),
            ("review:\n  interval: 36 months\n  |", "entry review beside interval 2 / @3:3"),
            ("services:\n  crisis:\n    label: 9|", "value services.crisis.label 9/9 @3:12"),
            ("codes:\n  icd11: [3A0|", "value codes.icd11 3A0/3A0 @2:11"),
            // Brackets.
            ("reviewers: [ada, be|n]", "value reviewers ben/be @1:18"),
            ("reviewers: [|]", "value reviewers / @1:13"),
            ("reviewers: [ada, |", "value reviewers / @1:18"),
            ("reviewers: [ada]|", "-"),
            ("reviewers: [\n  ada,\n  be|n\n]", "value reviewers ben/be @3:3"),
            ("a: {kind: to|pics, title: \"x, y\"}", "value a.kind topics/to @1:11"),
            ("a: {title: \"x, y\", ki|nd: z}", "entry a beside title item colon braces 19 kind/ki @1:20"),
            (
                "policy:\n  standard: {dueSoon: label, ov|}",
                "entry policy.standard beside dueSoon item braces 29 ov/ov @2:30"
            ),
            ("also: [{a: [b, c|]}]", "value also.a c/c @1:16"),
            // A list as a whole.
            ("- term: A1C\n  mea|", "entry  beside term item 2 mea/mea @2:3"),
            ("- term: A1C\n- |", "entry  item 2 / @2:3"),
            ("- term: A|1C", "value term A1C/A @1:9"),
        ]
    )
    func yaml(text: String, place: String) throws {
        #expect(try self.place(text, .yaml) == place)
    }

    @Test(
        "of front matter, finished or not",
        arguments: [
            ("|---\ntitle: x\n---\n", "fence ---/ @1:1"),
            ("---\nti|\n---\nwords", "entry  0 ti/ti @2:1"),
            ("---\ntitle: x\n--|-\nwords", "fence ---/-- @3:1"),
            ("---\ntitle: x\n---\nwo|rds", "word words/wo @4:1"),
            ("---\r\ntitle: x\r\nrisk: hi|\r\n---\r\nwords", "value risk hi/hi @3:7"),
            ("---\ntitle: x\nri|", "entry  beside title 0 ri/ri @3:1"),
            ("\u{FEFF}---\nti|\n---\n", "entry  0 ti/ti @2:1"),
            ("no fence\nti|", "word ti/ti @2:1"),
            ("|", "word / @1:1"),
        ]
    )
    func frontMatter(text: String, place: String) throws {
        #expect(try self.place(text, .markdown) == place)
    }

    @Test(
        "of Markdown",
        arguments: [
            ("Words wi|th meaning", "word with/wi @1:7"),
            ("## What an|emia is\n", "heading anemia/an @1:9"),
            ("Iron.[^nh|", "citation nh/nh @1:8"),
            ("Iron.[^nh|lbi, p. 4] Words", "citation nhlbi/nh @1:8"),
            ("Iron.[^nhlbi, p|. 4] Words", "word p/p @1:15"),
            ("Iron.[^a] wo|rds", "word words/wo @1:11"),
            ("[^a][^|]", "citation / @1:7"),
            ("🩸 Iron.[^n|", "citation n/n @1:10"),
            ("Call {serv|", "placeholder serv/serv @1:7"),
            ("Call {|service:crisis}", "placeholder service/ @1:7"),
            ("Call {service:cri|sis} now", "service crisis/cri @1:15"),
            ("About {people:ane|", "people ane/ane @1:15"),
            ("A {brace: x|", "word x/x @1:11"),
            ("> [!EM|", "cardMarker EM/EM @1:5"),
            ("> [!EM|ERGENCY] Title", "cardMarker EMERGENCY/EM @1:5"),
            ("> - > [!|]", "word / @1:9"),
            ("words [!E|", "word E/E @1:9"),
            ("See [it](../an|emia/index.md) now", "address ../anemia/index.md/../an @1:10"),
            ("See [it](|", "address / @1:10"),
            ("See [it](<a b|", "word b/b @1:13"),
            ("See [it](<a|b>)", "address ab/a @1:11"),
            ("See [it](a.md#wh|at) now", "anchor of a.md what/wh @1:15"),
            ("See [it](#|)", "anchor of  / @1:11"),
            ("See [i|t](a.md) now", "address a.md/ @1:10"),
            ("See [i|t](a.md#what) now", "anchor of a.md what/ @1:15"),
            ("See [i|t][x] now\n\n[x]: b.md", "word it/i @1:6"),
            ("![ce|lls](red.svg)", "image red.svg/ @1:10"),
            ("![cells](re|", "image re/re @1:10"),
            ("[![a](b.svg)](c.m|", "address c.m/c.m @1:15"),
            ("[x]: a.m|d", "address a.md/a.m @1:6"),
            ("[^x]: wo|rds", "word words/wo @1:7"),
            ("`[^a|`", "-"),
            ("```\n[^a|\n```", "-"),
            ("    [^a|", "-"),
        ]
    )
    func markdown(text: String, place: String) throws {
        #expect(try self.place(text, .markdown) == place)
    }

    @Test("is in the text, whatever the text is", arguments: 0..<8)
    func anyText(seed: UInt64) {
        let pieces = [
            "-", " ", "  ", "\n", "\r\n", "\r", "---\n", "a", "b1", ": ", ":", "[", "]", "{", "}", ",", "#", "\"", "'",
            ">",
            "|", "!",
            "[^", "](", ")", "<", "`", "```\n", "{service:", "{people:", "[!", "🩸", "e\u{301}", "\t", "[x]: ",
            "\u{FEFF}", "## ",
        ]
        var random = SeededNumbers(seed: seed)
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let source = Array((Bool.random(using: &random) ? "---\n" : "").utf8) + Array(text.utf8)
            let lines = String(decoding: source, as: UTF8.self).unicodeScalars.split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            for (number, line) in lines.enumerated() {
                for column in 1...line.count + 2 {
                    let position = SourcePosition(line: number + 1, column: column)
                    for language in [WrittenPlace.Language.markdown, .yaml] {
                        guard let place = WrittenPlace(at: position, in: source, language) else { continue }
                        #expect(lines.indices.contains(place.line - 1), "\(text.debugDescription) at \(position)")
                        #expect(
                            place.text.unicodeScalars.starts(with: place.typed.unicodeScalars),
                            "\(text.debugDescription) at \(position)"
                        )
                        #expect(place.columns.count == place.text.unicodeScalars.count, "\(text.debugDescription)")
                    }
                }
            }
        }
    }
}

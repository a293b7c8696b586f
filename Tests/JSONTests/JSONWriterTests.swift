import Foundation
import JSON
import Testing

@Suite("JSON text")
struct JSONWriterTests {
    private func text(_ style: JSONWriter.Style, _ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(style)
        write(&json)
        return json.text
    }

    private func sample(_ json: inout JSONWriter) {
        json.object { json in
            json.member("a", "x")
            json.member("none", nil)
            json.member("empty", "")
            json.member("b", 1)
            json.member("c") { json in json.member("d", -2) }
            json.member("no", each: [Int]()) { $0.number($1) }
            json.member("one", each: [3]) { $0.number($1) }
            json.member("two", each: [4, 5]) { $0.number($1) }
            json.key("e")
            json.array { $0.null() }
            json.key("f")
            json.array { _ in }
            json.key("g")
            json.object { _ in }
        }
    }

    @Test(
        "is on one line, in the order given, without what is absent",
        arguments: [JSONWriter.Style.line, .script]
    )
    func line(style: JSONWriter.Style) {
        #expect(
            text(style, sample)
                == #"{"a":"x","b":1,"c":{"d":-2},"one":3,"two":[4,5],"e":[null],"f":[],"g":{}}"#
        )
    }

    @Test("or on a line for each member")
    func indented() {
        #expect(
            text(.indented, sample) == """
                {
                  "a": "x",
                  "b": 1,
                  "c": {
                    "d": -2
                  },
                  "one": 3,
                  "two": [
                    4,
                    5
                  ],
                  "e": [
                    null
                  ],
                  "f": [],
                  "g": {}
                }
                """
        )
    }

    @Test(
        "escapes what RFC 8259 asks for, and in a script what could end it",
        arguments: [
            ("plain", "plain", "plain"), ("", "", ""), ("\"\\", #"\"\\"#, #"\"\\"#),
            ("a\nb\rc\td", #"a\nb\rc\td"#, #"a\nb\rc\td"#), ("\0\u{1F}", #"\u0000\u001F"#, #"\u0000\u001F"#),
            ("</script>", "</script>", #"\u003C/script\u003E"#), ("<!--&amp;", "<!--&amp;", #"\u003C!--\u0026amp;"#),
            ("]]>", "]]>", #"]]\u003E"#), ("/", "/", "/"), ("\u{7F}", "\u{7F}", "\u{7F}"),
            ("a\u{2028}b\u{2029}c", "a\u{2028}b\u{2029}c", #"a\u2028b\u2029c"#),
            ("\u{2027}\u{202A}“é” 😀", "\u{2027}\u{202A}“é” 😀", "\u{2027}\u{202A}“é” 😀"),
            ("é<", "é<", #"é\u003C"#), ("e\u{301}", "e\u{301}", "e\u{301}"),
        ]
    )
    func escapes(string: String, inLine: String, inScript: String) throws {
        #expect(text(.line) { $0.string(string) } == "\"\(inLine)\"")
        #expect(text(.script) { $0.string(string) } == "\"\(inScript)\"")
        let object = text(.script) { json in
            json.object { json in
                json.key(string + "k")
                json.number(1)
            }
        }
        #expect(object == "{\"\(inScript)k\":1}")
        for style in [JSONWriter.Style.line, .indented, .script] {
            let bytes = Data(text(style) { $0.array { $0.string(string) } }.utf8)
            let read = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String])
            #expect(read.map { Array($0.utf8) } == [Array(string.utf8)])
        }
    }

    @Test("escapes any other character that it is told to, above U+FFFF as two units")
    func escaping() {
        var json = JSONWriter(.line, escaping: { ["é", "\u{202E}", "😀", "\u{7F}"].contains($0) })
        json.string("eé\u{202E}😀\u{7F}ü")
        #expect(json.text == #""e\u00E9\u202E\uD83D\uDE00\u007Fü""#)
    }

    @Test("takes in what was written before")
    func written() {
        var values = JSONWriter(.script)
        values.object { $0.member("a", 1) }
        values.object { $0.member("b", 2) }
        #expect(values.text == #"{"a":1},{"b":2}"#)
        let all = text(.script) { json in
            json.array { json in
                json.number(0)
                json.written(values.bytes)
                json.number(3)
            }
        }
        #expect(all == #"[0,{"a":1},{"b":2},3]"#)
    }
}

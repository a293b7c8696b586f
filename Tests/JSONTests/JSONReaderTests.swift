import JSON
import Testing

@Suite("The reader of JSON")
struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    @Test("takes every kind of value")
    func values() throws {
        let text =
            #" { "a" : [ 1, -20 ,0,1.5,2e3,-0, 99999999999999999999], "b":{"c":null,"d":true,"e":false} , "f":[]} "#
        #expect(
            try read(text)
                == .object([
                    "a": .array([
                        .integer(1), .integer(-20), .integer(0), .number("1.5"), .number("2e3"), .integer(0),
                        .number("99999999999999999999"),
                    ]),
                    "b": .object(["c": .null, "d": .boolean(true), "e": .boolean(false)]),
                    "f": .array([]),
                ])
        )
        #expect(
            try read(#""é \" \\ \/ \b \f \n \r \t \u0041\u00e9 \uD83D\uDE00""#)
                == .string("é \" \\ / \u{8} \u{C} \n \r \t Aé 😀")
        )
    }

    @Test("takes what the writer writes")
    func roundTrip() throws {
        var json = JSONWriter(.script)
        json.object { json in
            json.member("a", "<b> & \"c\" \\ \u{1}\u{2028} 🩸")
            json.member("d", 5)
        }
        #expect(
            try JSONReader.read(json.bytes)
                == .object(["a": .string("<b> & \"c\" \\ \u{1}\u{2028} 🩸"), "d": .integer(5)])
        )
    }

    @Test(
        "refuses all else, and says in which line",
        arguments: [
            ("", "ends too early", 1),
            ("[1,\n2", "lacks a comma or the end of an array", 2),
            ("[1,]", "has something else where a value belongs", 1),
            ("[1 2]", "lacks a comma or the end of an array", 1),
            ("{\"a\":1,}", "has something else where the name of a member belongs", 1),
            ("{a:1}", "has something else where the name of a member belongs", 1),
            ("{\"a\" 1}", "lacks a colon", 1),
            ("{\"a\":1 \"b\":2}", "lacks a comma or the end of an object", 1),
            ("{\"a\":1,\n\n\"a\":2}", "has the member `a` twice in one object", 3),
            ("1 2", "goes on behind its end", 1),
            ("\u{FEFF}1", "has something else where a value belongs", 1),
            ("trueth", "goes on behind its end", 1),
            ("nul", "has something else where a value belongs", 1),
            ("NaN", "has something else where a value belongs", 1),
            ("-", "has a malformed number", 1),
            ("01", "goes on behind its end", 1),
            ("1.", "has a malformed number", 1),
            ("1e+", "has a malformed number", 1),
            ("+1", "has something else where a value belongs", 1),
            ("\"a", "ends too early", 1),
            ("\"a\\", "ends too early", 1),
            ("\"a\nb\"", "has a control character in a string", 1),
            ("\"\\x\"", "has an escape that is none", 1),
            ("\"\\u12g4\"", "has an escape that is none", 1),
            ("\"\\ud83d\"", "has half a character in an escape", 1),
            ("\"\\ude00\"", "has half a character in an escape", 1),
            ("\"\\ud83d\\u0041\"", "has half a character in an escape", 1),
            (String(repeating: "[", count: 100_000), "is nested too deeply", 1),
            ("// no\n1", "has something else where a value belongs", 1),
        ] as [(String, String, Int)]
    )
    func refusals(text: String, reason: String, line: Int) {
        #expect(throws: JSONRefusal(reason: reason, line: line)) { try read(text) }
    }

    @Test("refuses what is not UTF-8")
    func encoding() {
        #expect(throws: JSONRefusal(reason: "is not UTF-8", line: 1)) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }
}

import SiteModel
import Testing

@Suite("What readers are told of a change")
struct StatedChangeTests {
    @Test(
        "is one line",
        arguments: [
            ("A lower dose.", "A lower dose."), (" A lower\n dose.\t", "A lower dose."),
            ("Dosis más baja 🙂", "Dosis más baja 🙂"),
            ("5\u{A0}mg", "5\u{A0}mg"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            (String(repeating: "ä", count: 300), String(repeating: "ä", count: 300)),
        ]
    )
    func text(written: String, line: String) throws {
        #expect(try StatedChange(written).text == line)
    }

    @Test(
        "says something, is short, and holds nothing that readers do not see",
        arguments: [
            ("", .empty), (" \n\t", .empty),
            (String(repeating: "a", count: 301), .tooLong(301)), (String(repeating: "ab ", count: 101), .tooLong(302)),
            ("a\u{0}", .unseen("\u{0}")), ("a\u{B}b", .unseen("\u{B}")), ("\u{1B}[1m", .unseen("\u{1B}")),
            ("a\u{85}b", .unseen("\u{85}")), ("a\u{2028}b", .unseen("\u{2028}")), ("a\u{202E}b", .unseen("\u{202E}")),
            ("a\u{2067}b", .unseen("\u{2067}")),
        ] as [(String, StatedChange.Fault)]
    )
    func refuses(written: String, fault: StatedChange.Fault) {
        #expect(throws: fault) { try StatedChange(written) }
    }
}

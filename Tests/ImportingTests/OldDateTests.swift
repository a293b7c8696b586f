import Testing

@testable import Importing

@Suite("Days in the forms of other tools")
struct OldDateTests {
    @Test(
        "a day is read where it is certain",
        arguments: [
            ("2024-03-05", "2024-03-05"), ("2024-03-05T10:00:00+01:00", "2024-03-05"),
            ("2024-03-05 10:00:00 +0100", "2024-03-05"), ("2024/03/05", "2024-03-05"),
            ("March 5, 2024", "2024-03-05"), ("5 Mar. 2024", "2024-03-05"), ("5th March 2024", "2024-03-05"),
            ("03/05/2024", nil), ("2024-02-30", nil), ("soon", nil), ("", nil),
        ] as [(String, String?)]
    )
    func days(written: String, day: String?) { #expect(OldDate.read(written)?.description == day) }
}

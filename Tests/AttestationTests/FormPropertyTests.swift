import Attestation
import SiteModel
import SiteTestSupport
import Testing

@Suite("The form of any text")
struct FormPropertyTests {
    private static let sources = ["s1", "s2", "s3"].map(FormFixture.source)

    @Test("is the same however it is written in Markdown, and on the page", arguments: UInt64(0)..<100)
    func writing(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let text = RandomText(using: &numbers)
        let first = text.markdown(using: &numbers)
        let form = try FormFixture.form(first, sources: Self.sources)
        for _ in 0..<5 {
            let other = text.markdown(using: &numbers)
            let body = FormFixture.body(other, sources: Self.sources)
            #expect(try FormFixture.form(of: body) == form, "\(first)\n=====\n\(other)")
            let page = try FormFixture.published(body.html)
            #expect(page.text == form)
            #expect(page.meanings == TextForm.meanings(in: body))
        }
    }

    @Test("is another one for whatever else is changed", arguments: UInt64(1_000)..<1_100)
    func changes(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let text = RandomText(using: &numbers)
        let form = try FormFixture.form(text.markdown(using: &numbers), sources: Self.sources)
        for _ in 0..<10 {
            guard let (other, change) = text.changed(using: &numbers), other.blocks != text.blocks else { continue }
            let markdown = other.markdown(using: &numbers)
            #expect(
                try FormFixture.form(markdown, sources: Self.sources).digest != form.digest,
                "\(change):\n\(markdown)"
            )
        }
    }
}

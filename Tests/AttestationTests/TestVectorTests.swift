import Attestation
import Foundation
import SiteModel
import Testing

/// The test vectors of docs/review.md were made by `Tests/ReviewTwin`, which shares no line with this implementation.
@Suite("The test vectors of docs/review.md")
struct TestVectorTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("ReviewTwin/vectors")

    @Test("have the forms and digests that this implementation finds", arguments: ["plain", "rich", "glossary"])
    func pages(name: String) throws {
        let html = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).html"))
        let page = try PublishedPage(html: Array(html)) { address in
            guard let path = address.removingPercentEncoding, !path.contains("/"),
                let file = try? Data(contentsOf: Self.folder.appendingPathComponent(path))
            else { return nil }
            return ContentDigest(of: Array(file))
        }
        #expect(page.problems.isEmpty)
        let found = [("text", page.text), ("disclaimer", page.disclaimer), ("meanings", page.meanings)]
            .compactMap { name, form in form.map { "\(name) \($0.digest)\n\($0.description)" } }
            .joined(separator: "\n")
        let expected = try String(contentsOf: Self.folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
        #expect(found.components(separatedBy: "\n") == expected.components(separatedBy: "\n"))
    }
}

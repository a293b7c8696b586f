import Diagnostics
import SiteTestSupport
import Testing

/// Every place where an author writes a web address, held to the same addresses.
@Suite("Wherever an address can stand")
struct AddressFieldTests {
    enum Field: String, CaseIterable, Sendable {
        case baseURL, organization, contact, feedback, person, source, link, autolink, reference, experiences

        /// The standard site with the address there; in YAML in double quotes.
        func site(_ address: String) throws -> TemporarySite {
            let site = try TemporarySite()
            let quoted = "\"" + address.replacing("\\", with: "\\\\") + "\""
            func edit(_ file: StandardFile, _ old: String, _ new: String) throws {
                try site.write(try site.text(file.rawValue).replacing(old, with: new), to: file.rawValue)
            }
            switch self {
            case .baseURL: try edit(.settings, "baseURL: https://example.org/", "baseURL: \(quoted)")
            case .organization: try edit(.settings, "name: Test Publisher", "name: Test Publisher\n  url: \(quoted)")
            case .contact: try edit(.settings, "name: Test Publisher", "name: Test Publisher\n  contact: \(quoted)")
            case .feedback: try edit(.settings, "name: Test Publisher", "name: Test Publisher\n  feedback: \(quoted)")
            case .person: try edit(.author, "name: Dana Draft", "name: Dana Draft\nurl: \(quoted)")
            case .source:
                try edit(
                    .article,
                    "authors: [dana]",
                    "authors: [dana]\nsources:\n  - id: a\n    title: A\n    url: \(quoted)"
                )
                try edit(.article, "about causes.", "about causes. [@a]")
            case .link: try edit(.article, "Text about", "[A page about causes](<\(address)>) about")
            case .autolink: try edit(.article, "Text about", "<\(address)> about")
            case .reference:
                try edit(.article, "Text about causes.", "[A page about causes][a]\n\n[a]: <\(address)>\n")
            case .experiences:
                try site.write(
                    "condition,article,people,url\nanemia,,5,\(address)\n",
                    to: "Content/data/experiences.csv"
                )
            }
            return site
        }

        var identifiers: Set<DiagnosticIdentifier> {
            switch self {
            case .link, .autolink, .reference: [.linkBroken, .unsafeAddress]
            default: [.invalidAddress]
            }
        }
    }

    static let malformed = [
        "http://[::1", "https:///evil.example/", "https://user@evil.example/", "https://example.org:99999/",
        "https://a..b/", "https://example.org/%zz", "https:/evil.example/", "https:evil.example",
        "https://example.org\\a", "https://example.org/a|b", "https://example.org/{b}",
        "https://example.org/a\u{200B}b",
        "https://example.org/%00", "https://example.org/%0d%0aa",
    ]

    @Test("what is no address is an error", arguments: Field.allCases, malformed)
    func refuses(field: Field, address: String) async throws {
        // Markdown takes a backslash before punctuation for an escape only, and this one is before a letter.
        let found = try await field.site(address).build().diagnostics
        #expect(found.contains { field.identifiers.contains($0.identifier) && $0.severity == .error }, "\(found)")
    }

    @Test(
        "a sound one is none",
        arguments: Field.allCases,
        ["https://www.example.org:8443/a/", "http://[2001:db8::1]/"]
    )
    func takes(field: Field, address: String) async throws {
        let found = try await field.site(address).build().diagnostics
        #expect(!found.contains { field.identifiers.contains($0.identifier) }, "\(found)")
    }

    @Test("a control character is an error in every key", arguments: Field.allCases.prefix(6))
    func control(field: Field) async throws {
        let site = try field.site("https://example.org/X")
        for path in [StandardFile.settings, .author, .article].map(\.rawValue) {
            try site.write(try site.text(path).replacing("example.org/X", with: "example.org/\\x01"), to: path)
        }
        #expect(try await site.build().diagnostics.contains { $0.identifier == .invalidAddress })
    }
}

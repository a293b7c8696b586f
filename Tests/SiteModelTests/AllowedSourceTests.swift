import Diagnostics
import SiteModel
import Testing

@Suite("A source that a content security policy allows")
struct AllowedSourceTests {
    private func source(_ text: String) throws(AllowedSource.Fault) -> AllowedSource {
        let place = SourceLocation(SourceFile(.content, "site.yml"))
        return try AllowedSource(Located(text, at: place), for: .script, reason: "Ours")
    }

    @Test(
        "is one host, and perhaps a path",
        arguments: [
            "https://example.org", "https://example.org/", "https://example.org:8443/a/", "HTTPS://example.org/a.js",
            "https://192.0.2.1/", "https://[2001:db8::1]/", "https://xn--mnchen-3ya.example/a%3Bb",
        ]
    )
    func sound(text: String) throws {
        #expect(try source(text).source.value == text)
    }

    @Test(
        "is nothing that would let in more than that",
        arguments: [
            ("*", AllowedSource.Fault.anyHost), ("https://*", .anyHost), ("https://*.example.org", .anyHost),
            ("https://example.org:*", .anyHost), ("https://example.org/*", .anyHost),
            ("https:", .notHTTPS), ("http://example.org", .notHTTPS), ("//example.org", .notHTTPS),
            ("example.org", .notHTTPS), ("data:", .notHTTPS), ("blob:", .notHTTPS), ("'self'", .notHTTPS),
            ("'unsafe-inline'", .notHTTPS), ("'unsafe-eval'", .notHTTPS), ("'none'", .notHTTPS),
            ("https://user@example.org", .notHTTPS), ("https://example.org; script-src *", .anyHost),
            ("https://example.org 'unsafe-inline'", .notHTTPS), ("https://example.org/a b", .notHTTPS),
            ("https://example.org/?a", .query), ("https://example.org#a", .query),
            ("https://example.org/;script-src", .character), ("https://example.org/a,b", .character),
            ("https://example.org/'a'", .character), ("https://m\u{FC}nchen.example", .character),
        ]
    )
    func refused(text: String, fault: AllowedSource.Fault) {
        #expect(throws: fault) { try source(text) }
    }

    @Test(
        "covers the addresses that browsers take for it",
        arguments: [
            ("https://a.example", "https://a.example/x.js", true), ("https://a.example/", "https://A.example", true),
            ("https://a.example/x.js", "https://a.example/x.js?v=2", true),
            ("https://a.example/x.js", "https://a.example/y.js", false),
            ("https://a.example/x/", "https://a.example/x/y.js", true),
            ("https://a.example/x", "https://a.example/x/y.js", false),
            ("https://a.example", "https://a.example:443/", true),
            ("https://a.example", "https://a.example:8443/", false),
            ("https://a.example", "http://a.example/", false), ("https://a.example", "https://b.a.example/", false),
            ("https://a.example", "//a.example/", false), ("https://a.example", "x.js", false),
        ]
    )
    func covers(text: String, address: String, isCovered: Bool) throws {
        #expect(try source(text).covers(address) == isCovered)
    }
}

import SiteModel
import Testing

@Suite("An address on the web")
struct WebAddressTests {
    @Test(
        "is read where all programs make the same of it",
        arguments: [
            "https://example.org", "http://example.org/", "HTTPS://Example.ORG/a?b=c#d", "https://example.org:8443/a",
            "https://example.org.", "https://a-b.example.org/~user/(1)/", "https://a_b.example.org/",
            "http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/", "http://[2001:db8::1]:8080/a",
            "http://[1:2:3:4:5:6:7:8]", "http://[::ffff:192.0.2.1]/", "https://m\u{FC}nchen.example/",
            "https://\u{8D2B}.example/",
            "https://xn--mnchen-3ya.example/", "https://example.org/50%25", "https://example.org?q=a",
            "https://example.org#a", "https://example.org/a@b", "https://example.org/a:b", "https://1password.com/",
            "https://example.org/%20%C3%A9%E2%80%AE", "https://example.org/?a[]=1", "https://example.org/%70",
        ]
    )
    func sound(text: String) {
        #expect((try? WebAddress(text)) != nil)
    }

    @Test(
        "is refused where programs differ about it, and why is told",
        arguments: [
            ("", .noHost), ("example.org", .noHost), ("https:", .noHost), ("https:/", .noHost), ("https://", .noHost),
            ("https:example.org", .noHost), ("https:/example.org", .noHost), ("https:///evil.example/", .noHost),
            ("https://?a", .noHost), ("https://#a", .noHost), ("ftp://example.org", .noHost),
            ("javascript://example.org", .noHost), (" https://example.org", .noHost),
            ("https://user@example.org", .userInfo), ("https://user:password@example.org/", .userInfo),
            ("https://example.org@evil.example", .userInfo), ("https://@example.org", .userInfo),
            ("http://[::1", .host), ("http://[::1]]", .host), ("http://::1/", .port), ("http://[]/", .host),
            ("http://[:::1]/", .host), ("http://[1::2::3]/", .host), ("http://[12345::]/", .host),
            ("http://[1:2:3:4:5:6:7:8:9]/", .host), ("http://[1:2:3:4:5:6:7]/", .host), ("http://[g::1]/", .host),
            ("http://[::1%25eth0]/", .host), ("http://[::1]a/", .host), ("http://[127.0.0.1]/", .host),
            ("http://example]/", .host), ("https://.", .host), ("https://.example.org", .host),
            ("https://a..b", .host), ("https://-a.example", .host), ("https://a-.example", .host),
            ("https://a b.example", .host), ("https://%41.example", .host), ("https://a<b.example", .host),
            ("https://256.1.1.1/", .host), ("https://1.2.3/", .host), ("https://1.2.3.4.5/", .host),
            ("https://0x7f.1/", .host), ("https://example.1/", .host), ("https://01.2.3.4/", .host),
            ("https://\u{FF45}xample.org/", .host), ("https://example\u{3002}org/", .host),
            ("https://exam\u{200B}ple.org/", .host), ("https://\u{202E}gro.example/", .host),
            ("https://example.org:/", .port), ("https://example.org:0/", .port), ("https://example.org:65536/", .port),
            ("https://example.org:80a/", .port), ("https://example.org:443:1/", .port), ("https://:80/", .host),
            ("https://example.org/%", .escape), ("https://example.org/%2", .escape),
            ("https://example.org/%zz", .escape),
            ("https://example.org/?a=100%", .escape),
            ("https:\\\\example.org", .noHost), ("https://example.org\\a", .character),
            ("https://evil.example\\@example.org/", .character),
            ("https://example.org/\u{0}", .character), ("https://example.org/\u{1F}", .character),
            ("https://example.org/\t", .character), ("https://example.org/\n", .character),
            ("https://example.org/\u{7F}", .character), ("https://example.org/\u{85}", .character),
            ("ht\ttps://example.org/", .noHost), ("https://example.org/<a>", .character),
            ("https://example.org/\"a", .character), ("https://example.org/a b", .character),
            ("https://example.org/a|b", .character), ("https://example.org/\u{200B}", .character),
            ("https://example.org/\u{202E}a", .character), ("https://example.org/\u{A0}", .character),
            ("https://example.org/%00", .encodedControl), ("https://example.org/%0d%0aa", .encodedControl),
            ("https://example.org/?a=%1F", .encodedControl), ("https://example.org/#%7f", .encodedControl),
        ] as [(String, WebAddress.Fault)]
    )
    func refused(text: String, fault: WebAddress.Fault) {
        #expect(throws: fault) { try WebAddress(text) }
    }

    @Test(
        "of a site has no name, no control character and no way up",
        arguments: [
            "https://example.org/\u{1}", "https://example.org/a\u{7F}/", "https://example.org/\u{9B}",
            "https://example.org/\r", "http://[::1", "https:///evil.example/", "https:/example.org/",
            "https://example.org/%2e%2E/a", "https://example.org/%2e/", "https://example.org/100%/",
            "https://example.org/\u{2028}", "https://example.org/\u{200B}", "https://example.org:99999/",
            "https://m\u{FC}nchen.example/", "https://example.org/{a}/",
        ]
    )
    func noBase(text: String) {
        #expect(BaseURL(text) == nil)
    }

    @Test("of a site may be an IP address with a port")
    func base() {
        #expect(BaseURL("http://[::1]:8000/a")?.description == "http://[::1]:8000/a/")
        #expect(BaseURL("http://127.0.0.1:8000")?.description == "http://127.0.0.1:8000/")
    }
}

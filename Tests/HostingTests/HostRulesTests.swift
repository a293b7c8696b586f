import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Hosting

/// A site with earlier addresses.
private func site(
    _ address: String = "https://example.org/",
    moved: [(from: String, to: String)] = [],
    active: [String] = [],
    policy: String = "default-src 'none'"
) throws -> HostedSite {
    var site = HostedSite(baseURL: try #require(BaseURL(address)), contentSecurityPolicy: policy)
    let place = SourceLocation(SourceFile(.content, "pages/about.md"), line: 3, column: 11)
    site.redirects = moved.map { from, to in
        HostedSite.Redirect(from: Located(Address(path: from), at: place), to: Address(path: to))
    }
    site.activeFiles = active.map { Located(Address(path: $0), at: place) }
    return site
}

extension WebHost {
    /// The text of a file with its rules.
    fileprivate func text(_ path: String, for site: HostedSite) throws -> String {
        try #require(files(for: site).first { $0.path == path }).text
    }
}

@Suite("The rules for a host")
struct HostRulesTests {
    @Test("are in the files that it reads")
    func files() throws {
        let paths: [WebHost: [String]] = [
            .netlify: ["_headers", "_redirects"],
            .cloudflare: ["_headers", "_redirects"],
            .githubPages: [],
            .nginx: [".host/nginx.conf"],
            .apache: [".htaccess"],
            .caddy: [".host/caddy.conf"],
            .s3: [".host/s3/response-headers-policy.json", ".host/s3/upload.sh", ".host/s3/website.json"],
        ]
        for host in WebHost.allCases { #expect(host.files(for: try site()).map(\.path) == paths[host]) }
    }

    @Test("say for Netlify and Cloudflare which headers belong to which paths")
    func headers() throws {
        let common = """
              Cross-Origin-Opener-Policy: same-origin
              Cross-Origin-Resource-Policy: same-origin
              Permissions-Policy: browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()
              Referrer-Policy: strict-origin-when-cross-origin
              Strict-Transport-Security: max-age=31536000
              X-Content-Type-Options: nosniff
              X-Frame-Options: DENY
              Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
              Cross-Origin-Embedder-Policy: require-corp
            """
        let site = try site("https://example.org/my%20health/", active: ["/tool.html"])
        #expect(
            try WebHost.netlify.text("_headers", for: site) == """
                # Written by `sitegen build --host netlify`; docs/publishing.md tells what it says.
                /*
                \(common)

                /my%20health/assets/*
                  Cache-Control: public, max-age=31536000, immutable

                /my%20health/manifest.webmanifest
                  Content-Type: application/manifest+json

                """
        )
        #expect(
            try WebHost.cloudflare.text("_headers", for: site) == """
                # Written by `sitegen build --host cloudflare`; docs/publishing.md tells what it says.
                /*
                \(common)
                  Cache-Control: no-cache

                /my%20health/assets/*
                  ! Cache-Control
                  Cache-Control: public, max-age=31536000, immutable

                /my%20health/manifest.webmanifest
                  Content-Type: application/manifest+json

                /my%20health/tool.html
                  ! Content-Security-Policy
                  ! Cross-Origin-Embedder-Policy

                """
        )
    }

    @Test(
        "lead from an earlier address, with a slash at its end and without, in the words of the host",
        arguments: [
            (
                WebHost.netlify, "_redirects",
                ["/h/%C3%A4%20b/ /h/new%24/ 301!", "/h/%C3%A4%20b /h/new%24/ 301!"]
            ),
            (.cloudflare, "_redirects", ["/h/%C3%A4%20b/ /h/new%24/ 301", "/h/%C3%A4%20b /h/new%24/ 301"]),
            (
                .nginx, ".host/nginx.conf",
                [
                    #"location = "/h/ä b/" { return 301 "/h/new%24/$is_args$args"; }"#,
                    #"location = "/h/ä b" { return 301 "/h/new%24/$is_args$args"; }"#,
                ]
            ),
            (
                .apache, ".htaccess",
                [
                    #"RedirectMatch 301 "^/h/ä b/$" "/h/new%24/""#,
                    #"RedirectMatch 301 "^/h/ä b$" "/h/new%24/""#,
                ]
            ),
            (.caddy, ".host/caddy.conf", [#"    "/h/ä b/" "/h/new%24/""#, #"    "/h/ä b" "/h/new%24/""#]),
            (.s3, ".host/s3/upload.sh", ["page 'h/ä b/index.html' '/h/new%24/'", "empty 'h/ä b' '/h/new%24/'"]),
        ] as [(WebHost, String, [String])]
    )
    func redirects(host: WebHost, path: String, lines: [String]) throws {
        let site = try site("https://example.org/h/", moved: [("/ä b/", "/new$/")])
        let text = try host.text(path, for: site)
        let found = text.split(separator: "\n").map(String.init).filter { $0.contains("/new%24/") }
        #expect(found == lines)
    }

    @Test(
        "say what feeds are served as, in the words of the host",
        arguments: [
            (
                WebHost.netlify, "_headers",
                """
                /h.h/feed.xml
                  Content-Type: application/atom+xml

                /h.h/conditions/:subject/feed.xml
                  Content-Type: application/atom+xml

                """
            ),
            (
                .cloudflare, "_headers",
                """
                /h.h/conditions/:subject/feed.xml
                  Content-Type: application/atom+xml

                """
            ),
            (
                .nginx, ".host/nginx.conf",
                #"""
                location ~ "^(/h\\.h/feed\\.xml|/h\\.h/conditions/[^/]+/feed\\.xml)$" {
                    types {
                    }
                    default_type application/atom+xml;
                }

                """#
            ),
            (
                .apache, ".htaccess",
                #"""
                SetEnvIf Request_URI "^(/h\\.h/feed\\.xml|/h\\.h/conditions/[^/]+/feed\\.xml)([.](br|gz))?$" sitegen-feed
                Header set Content-Type "application/atom+xml" env=sitegen-feed

                """#
            ),
            (
                .caddy, ".host/caddy.conf",
                """
                @sitegen_feeds {
                    path "/h.h/feed.xml" "/h.h/conditions/*/feed.xml"
                    file
                }
                header @sitegen_feeds Content-Type application/atom+xml

                """
            ),
            (
                .s3, ".host/s3/upload.sh",
                """
                aws s3 cp . "s3://$bucket" --recursive --exclude '*' \\
                    --include 'h.h/feed.xml' \\
                    --include 'h.h/conditions/*/feed.xml' \\
                    --content-type application/atom+xml \\
                    --cache-control 'no-cache'

                """
            ),
        ] as [(WebHost, String, String)]
    )
    func feeds(host: WebHost, path: String, rules: String) throws {
        var site = try site("https://example.org/h.h/")
        #expect(try !host.text(path, for: site).contains("atom"))
        site.sectionsWithFeeds = [Address(path: "/conditions/")]
        #expect(try host.text(path, for: site).contains(rules))
    }

    @Test(
        "say what a web app manifest is served as",
        arguments: [
            (WebHost.netlify, "_headers", "/h/manifest.webmanifest\n  Content-Type: application/manifest+json\n"),
            (.cloudflare, "_headers", "/h/manifest.webmanifest\n  Content-Type: application/manifest+json\n"),
            (
                .nginx, ".host/nginx.conf",
                """
                location = "/h/manifest.webmanifest" {
                    types {
                    }
                    default_type application/manifest+json;
                }
                """
            ),
            (.apache, ".htaccess", "AddType application/manifest+json .webmanifest\n"),
            (
                .caddy, ".host/caddy.conf",
                """
                @sitegen_manifest {
                    path "/h/manifest.webmanifest"
                    file
                }
                header @sitegen_manifest Content-Type application/manifest+json
                """
            ),
        ] as [(WebHost, String, String)]
    )
    func manifest(host: WebHost, path: String, rules: String) throws {
        #expect(try host.text(path, for: try site("https://example.org/h/")).contains(rules))
    }

    @Test("have one form for an address that ends in .html")
    func pageNames() throws {
        let site = try site(moved: [("/old.html", "/new/")])
        let text = try WebHost.cloudflare.text("_redirects", for: site)
        #expect(text.split(separator: "\n").dropFirst() == ["/old.html /new/ 301"])
    }

    @Test("ask for HTTPS only where the site is published by HTTPS", arguments: WebHost.allCases)
    func transportSecurity(host: WebHost) throws {
        func asks(_ address: String) throws -> Bool {
            let texts = host.files(for: try site(address)).map(\.text)
            return texts.contains { $0.contains("Strict-Transport-Security") || $0.contains("StrictTransportSecurity") }
        }
        #expect(try asks("https://example.org/") == (host != .githubPages))
        #expect(try !asks("http://example.org/"))
    }

    @Test("let pages load what site.yml allows on other sites, without credentials")
    func loadsFromElsewhere() throws {
        var site = try site()
        #expect(try WebHost.netlify.text("_headers", for: site).contains("Embedder-Policy: require-corp\n"))
        site.loadsFromElsewhere = true
        #expect(try WebHost.netlify.text("_headers", for: site).contains("Embedder-Policy: credentialless\n"))
    }

    @Test("answer earlier addresses themselves where they do so for certain")
    func answersRedirects() {
        #expect(WebHost.allCases.filter { !$0.answersRedirects } == [.githubPages, .s3])
    }
}

@Suite("A text in the rules of a server")
struct RuleSyntaxTests {
    private static let strange = #"a b"c\d'e$f{g}"#

    @Test("stands for itself between the quotation marks of each syntax")
    func quoted() {
        #expect(Nginx.quoted(Self.strange) == #""a b\"c\\d'e$f{g}""#)
        #expect(Apache.quoted(Self.strange) == #""a b\"c\\d'e$f{g}""#)
        #expect(Caddy.quoted(Self.strange) == "`\(Self.strange)`")
        #expect(Caddy.quoted("a b") == "\"a b\"")
        #expect(AmazonS3.quoted(Self.strange) == #"'a b"c\d'\''e$f{g}'"#)
        #expect(AmazonS3.pattern("a*b?[c]") == "a[*]b[?][[]c]")
    }

    @Test("is a regular expression that only this text fits")
    func literal() throws {
        for code in UInt8(ascii: " ")...UInt8(ascii: "~") {
            let text = "a\(Character(Unicode.Scalar(code)))b"
            let pattern = try NSRegularExpression(pattern: "^\(PatternText.literal(text))$")
            func fits(_ text: String) -> Bool {
                pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
            }
            #expect(fits(text), "\(text)")
            for other in ["ab", "aXb", "aab", "a"] where other != text { #expect(!fits(other), "\(text) \(other)") }
        }
    }

    @Test("is percent-encoded in the files of Netlify and Cloudflare, whatever it holds")
    func encoded() throws {
        let site = try site()
        #expect(site.encodedPath(of: Address(path: "/a b*:c$(d)&é~.-_/")) == "/a%20b%2A%3Ac%24%28d%29%26%C3%A9~.-_/")
    }
}

@Suite("What a host cannot do")
struct HostProblemsTests {
    private func messages(_ host: WebHost, _ site: HostedSite, files: [String] = []) -> [String] {
        host.problems(of: site, files: files.map { ContentFile(file: SourceFile(.content, $0)) }).map { problem in
            "\(problem.location.file.path): \(problem.severity): \(problem.message) [\(problem.identifier.name)]"
        }
    }

    @Test("is nothing for a site at the root", arguments: WebHost.allCases)
    func nothing(host: WebHost) throws {
        #expect(messages(host, try site(moved: [("/a/", "/b/")]), files: ["static/robots.md"]) == [])
    }

    @Test("is to serve a folder from the root of the output folder, but for GitHub Pages", arguments: WebHost.allCases)
    func folders(host: WebHost) throws {
        var site = try site("https://example.org/health/")
        let message =
            "site.yml: error: The site is in the folder `/health/` of its host, but \(host.title) serves the output folder as"
            + " the root of the host [host-limit]"
        #expect(messages(host, site) == (host == .githubPages ? [] : [message]))
        site.isInBaseFolder = true
        #expect(messages(host, site) == [])
    }

    @Test("is for Cloudflare to read more than it reads")
    func cloudflare() throws {
        let many = (0..<1_001).map { (from: "/old\($0)/", to: "/new/") }
        #expect(
            messages(.cloudflare, try site(moved: many)) == [
                "site.yml: error: The earlier addresses of the pages need 2002 redirects, with and without a slash at the end,"
                    + " but Cloudflare reads at most 2000 [host-limit]"
            ]
        )
        #expect(messages(.cloudflare, try site(moved: Array(many.dropLast()))) == [])
        let long = "/" + String(repeating: "ü", count: 165) + "/"
        #expect(
            messages(.cloudflare, try site(moved: [(from: long, to: "/new/")])) == [
                "pages/about.md: error: The redirect from here has 1002 characters, but Cloudflare reads at most 1000 [host-limit]"
            ]
        )
        let policy = "default-src 'none'; script-src " + String(repeating: "'sha256-x' ", count: 200)
        #expect(
            messages(.cloudflare, try site(policy: policy)) == [
                "site.yml: error: A header of the site has 2282 characters, but Cloudflare reads at most 2000 [host-limit]"
            ]
        )
        #expect(
            messages(.cloudflare, try site(active: (0..<99).map { "/tool\($0).html" })) == [
                "site.yml: error: The headers of the site need 102 rules, but Cloudflare reads at most 100 [host-limit]"
            ]
        )
    }

    @Test("is to let a single file run scripts, where headers cannot be left out", arguments: WebHost.allCases)
    func activeFiles(host: WebHost) throws {
        let message =
            "pages/about.md: warning: \(host.title) sends `/tool.html` with the content security policy of the pages, so its"
            + " scripts do not run [host-limit]"
        let isReported = [.netlify, .s3].contains(host)
        #expect(messages(host, try site(active: ["/tool.html"])) == (isReported ? [message] : []))
    }

    @Test(
        "is to publish a file in the place of its rules",
        arguments: [
            (WebHost.netlify, "_redirects", "_redirects"), (.netlify, "_headers", "_headers"),
            (.cloudflare, "_headers", "_headers"), (.apache, ".htaccess", ".htaccess"), (.nginx, ".host/a", ".host"),
            (.caddy, ".host", ".host"), (.s3, ".host/s3/upload.sh", ".host"),
        ]
    )
    func names(host: WebHost, file: String, name: String) throws {
        let message =
            "static/\(file): error: `\(name)` is where sitegen writes the rules for \(host.title) [host-name-taken]"
        #expect(messages(host, try site(), files: ["static/\(file)", "static/a/\(file)"]) == [message])
        #expect(messages(.githubPages, try site(), files: ["static/\(file)"]) == [])
    }

    @Test("is to publish a page there, however it is written")
    func pages() throws {
        let place = SourceLocation(SourceFile(.content, "pages/rules.md"), line: 2, column: 7)
        let pages = ["/_headers/", "/_Redirects/", "/headers/"].map { Located(Address(path: $0), at: place) }
        let problems = WebHost.netlify.problems(of: try site(), files: [], pages: pages)
        #expect(
            problems.map(\.message)
                == ["_headers", "_redirects"].map {
                    "`\($0)` is where sitegen writes the rules for Netlify"
                }
        )
        #expect(problems.allSatisfy { $0.location == place && $0.help == "choose another `slug`" })
        #expect(WebHost.nginx.problems(of: try site(), files: [], pages: pages).isEmpty)
    }

    @Test("is to let browsers keep for a year what may change")
    func assets() throws {
        let message =
            "static/assets/logo.png: error: Browsers keep what is below `/assets/` for a year, but the name of this file does"
            + " not change with what it holds [host-name-taken]"
        #expect(messages(.caddy, try site(), files: ["static/assets/logo.png", "static/a/assets/x.png"]) == [message])
        #expect(messages(.githubPages, try site(), files: ["static/assets/logo.png"]) == [])
    }
}

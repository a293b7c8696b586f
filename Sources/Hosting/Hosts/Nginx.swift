import SiteModel

/// nginx: rules for the `server` block whose `root` is the output folder.
struct Nginx: HostRules {
    let title = "nginx"
    let names = [WebHost.folder]

    func files(for site: HostedSite) -> [HostFile] {
        var files = [HostFile(path: "\(WebHost.folder)/nginx.conf", text: rules(for: site))]
        if site.isPrecompressed { files.append(HostFile(path: "\(WebHost.folder)/nginx-brotli.conf", text: brotli)) }
        return files
    }

    /// In a file of its own, because nginx refuses the word where it has no such module.
    private let brotli = """
        # Written by `sitegen build --host nginx --precompress`. Include it beside nginx.conf where nginx has the module
        # ngx_http_brotli_static (Debian: libnginx-mod-http-brotli-static).
        brotli_static on;

        """

    private func rules(for site: HostedSite) -> String {
        let headers = ResponseHeaders(site)
        let revalidated = [Self.line(ResponseHeaders.revalidated)]
        let common = headers.common.map { Self.line($0) }
        let pages = common + headers.pages.map { Self.line($0) } + revalidated
        var blocks = [
            """
            # Written by `sitegen build --host nginx`. Include it in the `server` block whose `root` is the output folder;
            # docs/publishing.md shows how.
            index index.html;
            charset utf-8;
            absolute_redirect off;
            error_page 403 404 =404 /404.html;
            """
        ]
        if site.isPrecompressed {
            blocks.append("# The compressed forms beside the files.\ngzip_static on;\ngzip_vary on;")
        }
        blocks += [
            (["# With every answer; a block that has headers of its own repeats them."] + common + revalidated)
                .joined(separator: "\n"),
            "# Hidden files are records, except .well-known.\n"
                + Self.block(#"~ "/\.(?!well-known(/|$))""#, ["return 404;"]),
            "# Pages.\n" + Self.block(#"~ "\.html$""#, pages),
            Self.block("= /404.html", ["internal;"] + pages),
            "# Their names change with what they hold.\n"
                + Self.block(
                    "^~ \(Self.quoted(site.path(of: .assets)))",
                    common + [Self.line(ResponseHeaders.immutable, isAlways: false)]
                ),
        ]
        // A type by default is one for files whose ending has none.
        func type(_ type: String) -> [String] { ["types {", "}", "default_type \(type);"] }
        blocks.append(
            "# What phones are told of the site.\n"
                + Self.block("= \(Self.quoted(site.path(of: .webManifest)))", type(HostedSite.manifestType))
        )
        if let pattern = site.feedPattern() {
            blocks.append("# Feeds.\n" + Self.block("~ \(Self.quoted(pattern))", type(HostedSite.feedType)))
        }
        let active = site.activeFiles.map(\.value).filter { $0.path.hasSuffix(".html") }
        if !active.isEmpty {
            let rules = active.map { Self.block("= \(Self.quoted(site.path(of: $0)))", common + revalidated) }
            blocks.append("# They may run scripts, or load from elsewhere.\n" + rules.joined(separator: "\n"))
        }
        let redirects = site.redirectPairs.map { redirect in
            // A dollar sign begins a variable in a target, and in nothing else here.
            let target = site.encodedPath(of: redirect.target)
            return "location = \(Self.quoted(site.path(of: redirect.source)))"
                + " { return 301 \"\(target)$is_args$args\"; }"
        }
        if !redirects.isEmpty { blocks.append("# Earlier addresses.\n" + redirects.joined(separator: "\n")) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// A string between quotation marks, in which all but `\` and `"` stands for itself.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// A header; `isAlways` sends it with errors too. nginx has no escape for the dollar sign of a variable: in the policy,
    /// where alone one could be, `%24` means the same (Content Security Policy Level 3, section 6.7.2.12).
    private static func line(_ header: ResponseHeader, isAlways: Bool = true) -> String {
        "add_header \(header.name) \(quoted(header.value.replacing("$", with: "%24")))\(isAlways ? " always" : "");"
    }

    private static func block(_ location: String, _ lines: [String]) -> String {
        (["location \(location) {"] + lines.map { "    " + $0 } + ["}"]).joined(separator: "\n")
    }
}

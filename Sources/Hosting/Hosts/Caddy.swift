import SiteModel

/// Caddy: directives for the site block whose `root` is the output folder.
struct Caddy: HostRules {
    let title = "Caddy"
    let names = [WebHost.folder]

    func files(for site: HostedSite) -> [HostFile] {
        [HostFile(path: "\(WebHost.folder)/caddy.conf", text: directives(for: site))]
    }

    private func directives(for site: HostedSite) -> String {
        let headers = ResponseHeaders(site)
        let assets = Self.quoted(site.path(of: .assets) + "*")
        let active = site.activeFiles.map { Self.quoted(site.path(of: $0.value)) }
        let server = site.isPrecompressed ? ["file_server {", "    precompressed br gzip", "}"] : ["file_server"]
        var blocks = [
            """
            # Written by `sitegen build --host caddy`. Import it in the site block whose `root` is the output folder;
            # docs/publishing.md shows how.
            """,
            "# With every answer.\n" + Self.block("header", headers.common.map(Self.line)),
            (["# Pages."] + [
                Self.block(
                    "@sitegen_pages",
                    ["path */ *.html"] + (active.isEmpty ? [] : ["not path \(active.joined(separator: " "))"])
                ),
                Self.block("header @sitegen_pages", headers.pages.map(Self.line)),
            ]).joined(separator: "\n"),
            """
            # The names of assets change with what they hold.
            @sitegen_assets path \(assets)
            header @sitegen_assets \(Self.line(ResponseHeaders.immutable))
            @sitegen_others not path \(assets)
            header @sitegen_others \(Self.line(ResponseHeaders.revalidated))
            """,
        ]
        let manifest = Self.quoted(site.path(of: .webManifest))
        blocks.append(
            (["# What phones are told of the site."] + [
                Self.block("@sitegen_manifest", ["path \(manifest)", "file"]),
                "header @sitegen_manifest Content-Type \(HostedSite.manifestType)",
            ]).joined(separator: "\n")
        )
        let feeds = site.feedPaths("*", site.path).map(Self.quoted)
        if !feeds.isEmpty {
            // An error is a page, wherever something was looked for.
            blocks.append(
                (["# Feeds."] + [
                    Self.block("@sitegen_feeds", ["path \(feeds.joined(separator: " "))", "file"]),
                    "header @sitegen_feeds Content-Type \(HostedSite.feedType)",
                ]).joined(separator: "\n")
            )
        }
        blocks.append(
            "# Hidden files are records, except .well-known.\n"
                + Self.block("@sitegen_hidden", [#"not path_regexp ^(/([^./][^/]*|\.well-known)?)*$"#])
                + "\nerror @sitegen_hidden 404"
        )
        if site.isPrecompressed { blocks.append("# Caches keep each form.\nheader ?Vary Accept-Encoding") }
        let redirects = site.redirectPairs.map { redirect in
            "\(Self.quoted(site.path(of: redirect.source))) \(Self.quoted(site.encodedPath(of: redirect.target)))"
        }
        if !redirects.isEmpty {
            blocks.append(
                "# Earlier addresses.\n"
                    + Self.block("map {http.request.uri.path} {sitegen_target}", redirects + [#"default """#]) + "\n"
                        + """
                        @sitegen_moved {
                            not vars {sitegen_target} ""
                            vars {http.request.uri.query} ""
                        }
                        redir @sitegen_moved {sitegen_target} 301
                        @sitegen_moved_query {
                            not vars {sitegen_target} ""
                            not vars {http.request.uri.query} ""
                        }
                        redir @sitegen_moved_query {sitegen_target}?{http.request.uri.query} 301
                        """
            )
        }
        blocks.append("# The files.\n" + server.joined(separator: "\n"))
        blocks.append(
            Self.block(
                "handle_errors",
                ["rewrite * /404.html"]
                    + ["header {"]
                    + (headers.pages + [ResponseHeaders.revalidated]).map { "    " + Self.line($0) } + ["}"]
                    + server
            )
        )
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// A string between quotation marks, in which all but `"` stands for itself; one that holds `"` or `\` is between
    /// backquotes, in which everything but those does. An address with a backquote beside these has to be percent-encoded.
    static func quoted(_ text: String) -> String {
        text.contains("\"") || text.contains("\\")
            ? "`\(text.replacing("`", with: "%60"))`" : "\"\(text)\""
    }

    private static func line(_ header: ResponseHeader) -> String { "\(header.name) \(quoted(header.value))" }

    private static func block(_ heading: String, _ lines: [String]) -> String {
        (["\(heading) {"] + lines.map { "    " + $0 } + ["}"]).joined(separator: "\n")
    }
}

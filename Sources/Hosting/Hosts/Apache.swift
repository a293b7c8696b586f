import SiteModel

/// The Apache HTTP Server: `.htaccess` in the root of what is served, which Apache itself keeps to itself.
struct Apache: HostRules {
    let title = "Apache"
    let names = [".htaccess"]

    func files(for site: HostedSite) -> [HostFile] {
        var blocks = [
            """
            # Written by `sitegen build --host apache`. It needs mod_headers and mod_rewrite, and `AllowOverride FileInfo
            # Indexes`; docs/publishing.md shows how.
            DirectoryIndex index.html
            AddDefaultCharset utf-8
            AddType \(HostedSite.manifestType) .webmanifest
            ErrorDocument 403 /404.html
            ErrorDocument 404 /404.html
            RewriteEngine On
            """,
            """
            # Hidden files are records, except .well-known; and a folder without a page is no page.
            RewriteRule "(^|/)[.](?!well-known(/|$))" "-" [R=404,L]
            RewriteCond "%{REQUEST_FILENAME}" "-d"
            RewriteCond "%{REQUEST_FILENAME}/index.html" "!-f"
            RewriteRule "^" "-" [R=404,L]
            """,
            headers(for: site),
        ]
        let redirects = site.redirectPairs.map { redirect in
            "RedirectMatch 301 \(Self.quoted("^\(PatternText.literal(site.path(of: redirect.source)))$"))"
                + " \(Self.quoted(site.encodedPath(of: redirect.target)))"
        }
        if !redirects.isEmpty { blocks.append("# Earlier addresses.\n" + redirects.joined(separator: "\n")) }
        if site.isPrecompressed { blocks.append(precompressed) }
        return [HostFile(path: ".htaccess", text: blocks.joined(separator: "\n\n") + "\n")]
    }

    private func headers(for site: HostedSite) -> String {
        let headers = ResponseHeaders(site)
        let active = site.activeFiles.map { file in
            "SetEnvIf Request_URI \(Self.quoted("^\(PatternText.literal(site.path(of: file.value)))$")) sitegen-active"
        }
        let assets = "^\(PatternText.literal(site.path(of: .assets)))"
        let feeds = site.feedPattern(after: "([.](br|gz))?").map { pattern in
            [
                "SetEnvIf Request_URI \(Self.quoted(pattern)) sitegen-feed",
                "Header set Content-Type \(Self.quoted(HostedSite.feedType)) env=sitegen-feed",
            ]
        }
        let isPage = #""expr=%{CONTENT_TYPE} =~ m#^text/html# && -z reqenv('sitegen-active')""#
        return
            ([
                "# With every answer.",
                "SetEnvIf Request_URI \(Self.quoted(assets)) sitegen-asset",
            ] + active + headers.common.map { Self.line($0) }
            + headers.pages.map { Self.line($0, condition: isPage) } + [
                Self.line(ResponseHeaders.revalidated),
                Self.line(
                    ResponseHeaders.immutable,
                    condition:
                        #""expr=-n reqenv('sitegen-asset') && %{REQUEST_STATUS} -in {'200', '206', '304'}""#
                ),
            ] + (feeds ?? [])).joined(separator: "\n")
    }

    /// The compressed forms of files, where the browser takes them. A folder stands for its page.
    private var precompressed: String {
        let endings = CompressibleFile.kinds.map(\.ending).joined(separator: "|")
        let rules = [("br", "br"), ("gzip", "gz")].flatMap { coding, ending in
            let accepts = """
                RewriteCond "%{HTTP:Accept-Encoding}" "(^|[ ,])\(coding)([ ,;]|$)"
                RewriteCond "%{HTTP:Accept-Encoding}" "!\(coding) *; *q=0([.]0*)?([ ,]|$)"
                """
            return [
                """
                \(accepts)
                RewriteCond "%{REQUEST_FILENAME}" "[.](\(endings))$"
                RewriteCond "%{REQUEST_FILENAME}.\(ending)" "-f"
                RewriteRule "^(.+)$" "$1.\(ending)" [L]
                \(accepts)
                RewriteCond "%{REQUEST_FILENAME}" "-d"
                RewriteCond "%{REQUEST_FILENAME}/index.html.\(ending)" "-f"
                RewriteRule "^(.*/)?$" "$1index.html.\(ending)" [L]
                """,
                """
                <FilesMatch "[.](\(endings))[.]\(ending)$">
                Header set Content-Encoding "\(coding)"
                SetEnvIf Request_URI "^" no-gzip no-brotli
                </FilesMatch>
                """,
            ]
        }
        let types = CompressibleFile.kinds.map { ending, mediaType in
            "<FilesMatch \"[.]\(ending)[.](br|gz)$\">\nForceType \"\(mediaType)\"\n</FilesMatch>"
        }
        return
            (["# The compressed forms beside the files."] + rules + [
                "RemoveLanguage .br",
                "RemoveEncoding .br .gz",
            ] + types + [
                "<FilesMatch \"[.](\(endings))([.](br|gz))?$\">\nHeader merge Vary \"Accept-Encoding\"\n</FilesMatch>"
            ]).joined(separator: "\n")
    }

    /// An argument between quotation marks.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// A header with every answer for which `condition` holds. A percent sign would begin a format.
    private static func line(_ header: ResponseHeader, condition: String? = nil) -> String {
        let value = quoted(header.value.replacing("%", with: "%%"))
        return "Header always set \(header.name) \(value)" + (condition.map { " \($0)" } ?? "")
    }
}

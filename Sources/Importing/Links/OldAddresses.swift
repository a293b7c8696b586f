import Authoring
import Foundation
import SiteModel

extension OldSite {
    /// The path of the address that a text has on the old site.
    func oldAddress(of page: OldPage) -> String? {
        switch tool {
        case .jekyll: jekyllAddress(of: page)
        case .hugo: hugoAddress(of: page)
        case .mkdocs: mkdocsAddress(of: page)
        case .markdown: nil
        }
    }

    /// The addresses that led to a text before, as its front matter or the settings of the old site name them.
    func earlierAddresses(of page: OldPage) -> [String] {
        var found: [String] = []
        for key in ["aliases", "redirect_from"] { found += page.text[key]?.items.compactMap(\.text) ?? [] }
        if tool == .mkdocs {
            for plugin in settings?["plugins"]?.items ?? [] {
                for entry in plugin["redirects"]?["redirect_maps"]?.entries ?? [] {
                    let target = entry.value.text.map { String($0.prefix { $0 != "#" }) }
                    guard target.map({ FilePlace.join(root, $0) }) == page.path else { continue }
                    found.append(mkdocsAddress(ofPlace: entry.key))
                }
            }
        }
        return found.compactMap { address in
            guard address.hasPrefix("/") || !address.contains("://") else { return nil }
            if address.hasPrefix("/") { return address }
            let base = page.address.map { FilePlace.folder($0.hasSuffix("/") ? String($0.dropLast()) : $0) } ?? ""
            return FilePlace.resolved(address, from: base).map { "/" + $0 + (address.hasSuffix("/") ? "/" : "") }
        }
    }

    // MARK: Jekyll

    /// jekyllrb.com, “Permalinks”.
    private func jekyllAddress(of page: OldPage) -> String? {
        let isPost = page.path.contains("_posts/") || page.path.hasPrefix("_posts")
        let folders = page.path.split(separator: "/").dropLast().map(String.init)
        let collection = isPost ? nil : folders.first { $0.hasPrefix("_") }.map { String($0.dropFirst()) }
        let style = settings?["permalink"]?.text ?? "date"
        let template: String
        if let own = page.text["permalink"]?.text {
            template = own
        } else if isPost {
            switch style {
            case "date": template = "/:categories/:year/:month/:day/:title.html"
            case "pretty": template = "/:categories/:year/:month/:day/:title/"
            case "ordinal": template = "/:categories/:year/:y_day/:title.html"
            case "weekdate": template = "/:categories/:year/W:week/:short_day/:title.html"
            case "none": template = "/:categories/:title.html"
            default: template = style
            }
        } else if let collection {
            let own = settings?["collections"]?[collection]?["permalink"]?.text
            let isPretty = style == "pretty" || style.hasSuffix("/")
            template = own ?? (isPretty ? "/:collection/:path/" : "/:collection/:path.html")
        } else {
            let folder = "/" + folders.joined(separator: "/")
            let base = folder == "/" ? "/" : folder + "/"
            if page.isIndex { return base }
            return style == "pretty" || style.hasSuffix("/") ? "\(base)\(page.stem)/" : "\(base)\(page.stem).html"
        }
        return expanded(template, page, collection: collection, folders: folders)
    }

    private func expanded(_ template: String, _ page: OldPage, collection: String?, folders: [String]) -> String? {
        let name = FilePlace.stem(page.path)
        let match = name.firstMatch(of: /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/)
        let day = page.text["date"]?.text.flatMap(OldDate.read)
        let title = page.text["slug"]?.text ?? match.map { String($0.4) } ?? name
        func number(_ number: Int?, _ written: Substring?) -> String {
            let number = number ?? written.flatMap { Int($0) } ?? 0
            return number < 10 ? "0\(number)" : "\(number)"
        }
        let categories: [String]
        if collection == nil, page.path.contains("_posts") {
            let above = folders.prefix { $0 != "_posts" }.map(\.self)
            let own = (page.text["categories"] ?? page.text["category"])?.items.compactMap(\.text) ?? []
            categories = above + own.flatMap { $0.split(separator: " ").map(String.init) }
        } else {
            categories = []
        }
        let path = page.place.split(separator: "/").dropFirst(collection == nil ? 0 : 1).joined(separator: "/")
        let values: [(String, String)] = [
            (":categories", categories.map { Slug.suggestion(for: $0) }.joined(separator: "/")),
            (":collection", collection ?? ""),
            (":year", day.map { String($0.year) } ?? match.map { String($0.1) } ?? ""),
            (":month", number(day?.month, match?.2)), (":day", number(day?.day, match?.3)),
            (":title", title), (":slug", title), (":name", title),
            (":path", FilePlace.join(FilePlace.folder(path), FilePlace.stem(path))),
            (":output_ext", ".html"), (":basename", title),
        ]
        var address = template
        for (name, value) in values { address = address.replacing(name, with: value) }
        guard !address.contains(":") else { return nil }
        let isFolder = address.hasSuffix("/")
        let parts = address.split(separator: "/").joined(separator: "/")
        if parts.isEmpty { return "/" }
        let isFile = !isFolder && !FilePlace.ending(parts).isEmpty
        return "/" + parts + (isFolder ? "/" : isFile || template == page.text["permalink"]?.text ? "" : ".html")
    }

    // MARK: Hugo

    /// gohugo.io, “URL management”.
    private func hugoAddress(of page: OldPage) -> String? {
        let language = page.language.map { "/\($0)" } ?? ""
        if let own = page.text["url"]?.text { return own.hasPrefix("/") ? own : "\(language)/\(own)" }
        var parts = FilePlace.folder(page.place).split(separator: "/").map(String.init)
        if !page.isIndex {
            let section = parts.first ?? ""
            let permalinks = settings?["permalinks"]
            let template = (permalinks?["page"]?[section] ?? permalinks?[section])?.text
            let slug = page.text["slug"]?.text
            if let template {
                let day = page.text["date"]?.text.flatMap(OldDate.read)
                let title = page.text["title"]?.text.map { Slug.suggestion(for: $0) } ?? page.stem
                var address = template
                for (name, value) in [
                    (":year", day.map { String($0.year) }), (":month", day.map { Self.twoDigits($0.month) }),
                    (":day", day.map { Self.twoDigits($0.day) }), (":slugorfilename", slug ?? page.stem),
                    (":slugorcontentbasename", slug ?? page.stem), (":slug", slug ?? title), (":title", title),
                    (":filename", page.stem), (":contentbasename", page.stem),
                    (":sections", parts.joined(separator: "/")),
                    (":section", section),
                ] as [(String, String?)] {
                    if let value { address = address.replacing(name, with: value) }
                }
                return address.contains(":") ? nil : language + address
            }
            parts.append(slug ?? page.stem)
        } else if page.stem == "index", let slug = page.text["slug"]?.text, !parts.isEmpty {
            parts[parts.count - 1] = slug
        }
        let path = parts.map { $0.lowercased().replacing(" ", with: "-") }.joined(separator: "/")
        if path.isEmpty { return "\(language)/" }
        let isUgly = settings?["uglyURLs"]?.text == "true" && !page.isIndex
        return isUgly ? "\(language)/\(path).html" : "\(language)/\(path)/"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // MARK: MkDocs

    /// mkdocs.org, “use_directory_urls”.
    private func mkdocsAddress(of page: OldPage) -> String { mkdocsAddress(ofPlace: page.place) }

    private func mkdocsAddress(ofPlace place: String) -> String {
        let folder = FilePlace.folder(place)
        let base = folder.isEmpty ? "/" : "/\(folder)/"
        let stem = FilePlace.stem(place)
        if ["index", "readme"].contains(stem.lowercased()) { return base }
        return settings?["use_directory_urls"]?.text == "false" ? "\(base)\(stem).html" : "\(base)\(stem)/"
    }
}

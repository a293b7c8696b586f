import ASCII

/// Where something is on the site, from the site's own root: `/conditions/anemia/` or `/leaflets/iron.pdf`.
///
/// This file and that of `Section` are the only places that know how the addresses of pages are made.
package struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The path, starting with `/`, not percent-encoded; a page's ends with `/`.
    package let path: String

    /// An address with the given path.
    package init(path: String) { self.path = path }

    /// The path.
    package var description: String { path }

    /// The file that a static host serves for this address, relative to the output folder.
    package var outputPath: String {
        let relative = path.drop { $0 == "/" }
        return path.hasSuffix("/") ? relative + "index.html" : String(relative)
    }

    /// Whether it is written as the address of a page is: from the root of the site, with a slash at its end.
    package var isOfPage: Bool {
        path.hasPrefix("/") && path.hasSuffix("/") && !path.contains("//")
            && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
            && !path.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// The address of the subject that a reviewed text belongs to: its own, or the one below which an article is; `nil` for
    /// an address above those of subjects.
    package var subject: Address? {
        let parts = path.split(separator: "/")
        return parts.count > 1 ? Address(path: "/\(parts[0])/\(parts[1])/") : nil
    }

    /// Whether a list may go on here that began at another address.
    package var mayContinueList: Bool {
        let folders = path.split(separator: "/").dropLast()
        return isOfPage
            && folders.contains { [Self.lettersFolder, Self.worksFolder, Self.articlesFolder].contains(String($0)) }
    }

    /// Orders bytewise.
    package static func < (first: Address, second: Address) -> Bool {
        first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
    }

    private static let lettersFolder = "a-z"
    private static let worksFolder = "pages"
    private static let articlesFolder = "questions"

    /// The start page.
    package static let home = Address(path: "/")
    /// The A to Z of all subjects, on a site with more than one section.
    package static let allSubjects = Address(path: "/\(lettersFolder)/")
    /// The list of people.
    package static let peopleIndex = Address(path: "/people/")
    /// The list of the words that the site explains.
    package static let glossary = Address(path: "/glossary/")
    /// The page of what a search finds.
    package static let search = Address(path: "/search/")
    /// The folder of the index that the search reads.
    package static let searchIndex = Address(path: "/search/data/")
    /// The page that hosts show for an address that does not exist.
    package static let notFound = Address(path: "/404.html")
    /// The list of all addresses for search engines.
    package static let sitemap = Address(path: "/sitemap.xml")
    /// The rules for crawlers.
    package static let robots = Address(path: "/robots.txt")
    /// The register of reviews, for programs (RFC 8615, “Well-Known Uniform Resource Identifiers”).
    package static let reviewRegister = Address(path: "/.well-known/medical-review.json")
    /// The JSON Schema of the register, to which it refers.
    package static let reviewRegisterSchema = Address(path: "/.well-known/medical-review.schema.json")
    /// The log of the registers that builds have published.
    package static let reviewLog = Address(path: "/.well-known/medical-review-log.json")
    /// The JSON Schema of the log, to which it refers.
    package static let reviewLogSchema = Address(path: "/.well-known/medical-review-log.schema.json")
    /// All facts of the site in their canonical form, where `facts.yml` has a record.
    package static let reviewedFacts = Address(path: "/.well-known/medical-facts.txt")
    /// The feed of the whole site (RFC 4287).
    package static let feed = Address(path: "/feed.xml")
    /// What became of the texts, for those who reuse them.
    package static let changes = Address(path: "/changes.json")
    /// The JSON Schema of that, to which it refers.
    package static let changesSchema = Address(path: "/changes.schema.json")
    /// What tells GitHub Pages to publish every file.
    package static let noJekyll = Address(path: "/.nojekyll")
    /// The folder of the theme's assets.
    package static let assets = Address(path: "/assets/")
    /// What the site is called and which icons it has, for phones (W3C “Web Application Manifest”).
    package static let webManifest = Address(path: "/manifest.webmanifest")

    /// A picture that stands for pages, by a digest of what is on it: its name changes with that, as those of assets do.
    package static func socialPicture(_ digest: String) -> Address {
        Address(path: "\(assets.path)social.\(digest).png")
    }
    /// Whether it is that of a picture that stands for pages.
    package var isOfSocialPicture: Bool { path.hasPrefix("\(Self.assets.path)social.") && path.hasSuffix(".png") }

    /// The feed of what belongs to the page of a subject.
    package static func feed(of subject: Address) -> Address { Address(path: subject.path + "feed.xml") }
    /// Whether it is that of a feed.
    package var isOfFeed: Bool { path.hasSuffix("/feed.xml") }

    /// The page of a person.
    package static func person(_ id: PersonID) -> Address { Address(path: "/people/\(id)/") }
    /// The folder of the pages of letters of an A to Z. Nothing else may be in it.
    package static func letters(of list: Address) -> Address {
        list == allSubjects ? list : Address(path: "\(list.path)\(lettersFolder)/")
    }
    /// The page of the names in an A to Z that start with some letters: `/conditions/a-z/c/`, and `/conditions/a-z/c/a/` for
    /// the two letters “Ca”. A folder for each letter, because Windows keeps some short names for devices. `number` counts
    /// the pages of names that no further letter parts, from 1.
    package static func letters(_ letters: [String], of list: Address, page number: Int = 1) -> Address {
        let folder = Address.letters(of: list).path + letters.map { "\($0)/" }.joined()
        return Address(path: number == 1 ? folder : "\(folder)\(number)/")
    }
    /// The folder of the pages that list all that a person reviewed or wrote. Nothing else may be in it.
    package static func works(of id: PersonID) -> Address { Address(path: "\(person(id).path)\(worksFolder)/") }
    /// One of these pages, from 1.
    package static func works(of id: PersonID, page number: Int) -> Address {
        Address(path: "\(works(of: id).path)\(number)/")
    }
    /// The folder of the pages on which the list of articles goes on that the page at this address begins. Nothing else may be
    /// in it where there are such pages.
    package var articles: Address { Address(path: "\(path)\(Self.articlesFolder)/") }
    /// A page of the list of articles: this address for the first, which is 1.
    package func articles(page number: Int) -> Address {
        number == 1 ? self : Address(path: "\(articles.path)\(number)/")
    }
    /// One of the other pages.
    package static func page(_ slug: String) -> Address { Address(path: "/\(slug)/") }
    /// One part of a sitemap that was split, from 1.
    package static func sitemapPart(_ number: Int) -> Address { Address(path: "/sitemap-\(number).xml") }
    /// A file of Content that a text links to; it keeps its place in the folder.
    package static func contentFile(_ path: String) -> Address { Address(path: "/" + Slug.normalized(path)) }
    /// A file of `Content/static/`, given by its path inside that folder.
    package static func staticFile(_ path: String) -> Address { Address(path: "/" + Slug.normalized(path)) }
}

/// Where the site will be published: an origin and perhaps a path under it.
package struct BaseURL: Hashable, Sendable, CustomStringConvertible {
    /// The scheme and host, for example `https://example.org`, without a trailing slash.
    package let origin: String
    /// The path under which the site lives: `/`, or for example `/health/`; percent-encoded, with both slashes.
    package let path: String

    /// Reads an absolute `http` or `https` address without query and fragment; `nil` for anything else.
    package init?(_ text: String) {
        guard let address = try? WebAddress(text), address.host.utf8.allSatisfy({ $0 < 0x80 }),
            !address.rest.unicodeScalars.contains(where: {
                "?#'".unicodeScalars.contains($0) || WebAddress.isExcluded($0)
            })
        else { return nil }
        let parts = address.rest.split(separator: "/").map(String.init)
        // A browser goes up for `%2e%2e` as it does for `..`.
        guard !parts.contains(where: { [".", ".."].contains(PercentEncoding.decoded($0)) }) else { return nil }
        let port = address.port.map { ":\($0)" } ?? ""
        origin = address.scheme + "://" + address.host.lowercased() + port
        path = parts.isEmpty ? "/" : "/" + parts.map(PercentEncoding.path).joined(separator: "/") + "/"
    }

    private init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }

    /// A server on the reader's own machine: is in while the problems of a site without a usable address are
    /// collected.
    package static let local = BaseURL(origin: "http://localhost", path: "/")

    /// The whole address with its trailing slash.
    package var description: String { origin + path }

    /// The path, from the site's own root, decoded, that an absolute address of the site leads to; `nil` for an address
    /// elsewhere. `http` and `https` count as one: hosts send readers from one to the other.
    package func ownPath(of address: String) -> String? {
        let origin = origin.drop { $0 != ":" }
        let written = address.drop { $0 != ":" }
        let host = written.dropFirst(3).prefix { $0 != "/" }
        guard written.hasPrefix("://"),
            Self.plain(host, of: address) == Self.plain(origin.dropFirst(3), of: self.origin)
        else { return nil }
        var rest = String(written.dropFirst(3 + host.count))
        if rest.isEmpty || rest + "/" == path { rest += "/" }
        guard rest.hasPrefix(path) else { return nil }
        return PercentEncoding.decoded("/" + rest.dropFirst(path.count))
    }

    /// A host as all its spellings have it (RFC 3986, section 6.2.3): in small letters, without the dot of the root and
    /// without the port that the scheme has anyway.
    private static func plain(_ host: Substring, of address: String) -> String {
        var host = host.lowercased()
        let port = address.lowercased().hasPrefix("https") ? ":443" : ":80"
        if host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasSuffix(".") { host.removeLast() }
        return host
    }

    /// The address for an `href` on the site itself, percent-encoded, without the host: it works on the host that it
    /// is published to and on any local server at the same path.
    package func href(_ address: Address) -> String { path + PercentEncoding.path(String(address.path.dropFirst())) }

    /// The absolute address, percent-encoded, for canonical links, sitemaps and feeds.
    package func absolute(_ address: Address) -> String { origin + href(address) }
}

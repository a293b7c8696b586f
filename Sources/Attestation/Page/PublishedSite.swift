package import HTMLDocument
package import SiteModel

/// The pages of a published site, read from its files alone; each image that they show is read once.
package struct PublishedSite {
    private let baseURL: BaseURL
    private let readFile: (String) throws -> [UInt8]?
    private var images: [String: ContentDigest?] = [:]

    /// A site that is published at an address.
    ///
    /// `readFile` gives the bytes of a file, named from the folder of the site, and `nil` where there is none.
    package init(baseURL: BaseURL, readFile: @escaping (String) throws -> [UInt8]?) {
        self.baseURL = baseURL
        self.readFile = readFile
    }

    /// The page in a file, named from the folder of the site; `nil` where there is none.
    ///
    /// - Throws: What `readFile` throws.
    package mutating func page(_ path: String) throws -> Result<PublishedPage, PageRefusal>? {
        guard let html = try readFile(path) else { return nil }
        var failure: (any Error)?
        let page: Result<PublishedPage, PageRefusal>
        do throws(PageRefusal) {
            page = .success(
                try PublishedPage(html: html) { source in
                    do {
                        return try image(source, on: path)
                    } catch {
                        failure = error
                        return nil
                    }
                }
            )
        } catch {
            page = .failure(error)
        }
        if let failure { throw failure }
        return page
    }

    private mutating func image(_ source: String, on page: String) throws -> ContentDigest? {
        guard let path = SitePath.file(source, on: page, of: baseURL) else { return nil }
        if let known = images[path] { return known }
        let digest = try readFile(path).map { ContentDigest(of: $0) }
        images[path] = .some(digest)
        return digest
    }
}

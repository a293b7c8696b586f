import ASCII
package import SiteModel

/// Which file of a site an address means.
package enum SitePath {
    /// A path with its percent-encoding read, relative to the folder of the site; `nil` where a part of it is none that
    /// a file or folder can have.
    static func decoded(_ path: some StringProtocol) -> String? {
        guard let decoded = PercentEncoding.decoded(path) else { return nil }
        var parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        let isSafe = parts.allSatisfy { part in
            part != "" && part != "." && part != ".."
                && !part.unicodeScalars.contains { $0 == "\\" || $0.properties.generalCategory == .control }
        }
        return isSafe ? decoded : nil
    }

    /// The file that `src` of an image names, relative to the folder of the site, as browsers find it (URL Standard,
    /// section 4.4); `nil` where it leads out of the site or to no file.
    ///
    /// - Parameters:
    ///   - source: the value of `src`.
    ///   - page: the page's own file, relative to the folder of the site.
    ///   - base: where the site is published.
    package static func file(_ source: String, on page: String, of base: BaseURL) -> String? {
        var bytes: [UInt8] = []
        FormText.forEachByte(ofAddress: source.utf8) { bytes.append($0) }
        var address = String(decoding: bytes, as: UTF8.self)[...]
        address = address.prefix { $0 != "?" && $0 != "#" }
        guard let path = withoutOrigin(String(address).replacing("\\", with: "/"), base) else { return nil }
        address = path[...]
        guard !address.isEmpty, !address.hasSuffix("/") else { return nil }
        var parts: [Substring] = []
        if !address.hasPrefix("/") {
            parts = (base.path + PercentEncoding.path(page)).split(separator: "/").dropLast()
        }
        for part in address.split(separator: "/", omittingEmptySubsequences: false).drop(while: \.isEmpty) {
            switch part.lowercased().replacing("%2e", with: ".") {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        let resolved = "/" + parts.joined(separator: "/")
        guard resolved.hasPrefix(base.path) else { return nil }
        return decoded(resolved.dropFirst(base.path.count))
    }

    /// An address without the scheme and host of the site; `nil` for one of another site.
    private static func withoutOrigin(_ address: String, _ base: BaseURL) -> String? {
        guard FormText.isExternal(address.utf8) else { return address }
        let start = address.lowercased()
        let host = base.origin.drop { $0 != "/" }
        for origin in [base.origin, String(host)] where start.hasPrefix(origin + "/") {
            return String(address.dropFirst(origin.count))
        }
        return nil
    }
}

import ASCII

/// The addresses by which editors name files (RFC 8089).
enum DocumentURI {
    /// The absolute path of the file on this machine that an address names; `nil` for any other address.
    static func path(of uri: String) -> String? {
        let scheme = "file:"
        guard uri.prefix(scheme.count).lowercased() == scheme else { return nil }
        var rest = uri.dropFirst(scheme.count).prefix { $0 != "?" && $0 != "#" }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let host = rest.prefix { $0 != "/" }
            guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
            rest = rest.dropFirst(host.count)
        }
        guard rest.hasPrefix("/"), let path = PercentEncoding.decoded(rest), !path.utf8.contains(0) else { return nil }
        return normalized(path)
    }

    /// The path without parts that lead nowhere else: each file is to have one (RFC 3986, section 5.2.4).
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The address of a file by its absolute path.
    static func uri(of path: String) -> String { "file://" + PercentEncoding.encoded(path, keeping: .path) }
}

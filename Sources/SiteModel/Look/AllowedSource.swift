/// A place on the web that the pages of a site may use, with the reason why (Content Security Policy Level 3, section
/// 2.3.1, “Source Lists”).
package struct AllowedSource: Sendable, Equatable {
    /// What pages may do there; the raw value is the key in site.yml.
    package enum Use: String, CaseIterable, Sendable {
        /// Send forms.
        case forms
        /// Load scripts.
        case script
        /// Load fonts.
        case font
        /// Load pictures.
        case image
        /// Let scripts ask for data.
        case connect

        /// The directive of the policy that says so.
        package var directive: String {
            switch self {
            case .forms: "form-action"
            case .script, .font, .connect: "\(rawValue)-src"
            case .image: "img-src"
            }
        }
    }

    /// Why a text is no source that can be allowed.
    package enum Fault: Error, Sendable, Equatable {
        /// It stands for more than one host: `*`.
        case anyHost
        /// It does not start with `https://` and the name of a host: `http://…`, `data:`, `'unsafe-inline'`.
        case notHTTPS
        /// It has a query or a fragment, which a policy does not look at.
        case query
        /// It has a character that would end it in a policy, or that is not ASCII.
        case character
    }

    /// What pages may do there.
    package var use: Use
    /// The origin, and a path where not all of it is allowed.
    package var source: Located<String>
    /// Why.
    package var reason: String

    /// A source that is sound.
    package init(_ source: Located<String>, for use: Use, reason: String) throws(Fault) {
        let text = source.value
        if text.contains("*") { throw .anyHost }
        guard text.lowercased().hasPrefix("https://"), let address = try? WebAddress(text) else { throw .notHTTPS }
        if address.rest.contains(where: { "?#".contains($0) }) { throw .query }
        guard text.utf8.allSatisfy({ $0 < 0x80 }), !text.contains(where: { ";,'\"".contains($0) }) else {
            throw .character
        }
        self.use = use
        self.source = source
        self.reason = reason
    }

    /// Whether an address is one of those that it allows (Content Security Policy Level 3, section 6.7.2.8): the same
    /// origin, and the same path or one below a path that ends with a slash.
    package func covers(_ address: String) -> Bool {
        guard let allowed = try? WebAddress(source.value), let address = try? WebAddress(address),
            address.scheme == allowed.scheme, address.host.lowercased() == allowed.host.lowercased(),
            (address.port ?? 443) == (allowed.port ?? 443)
        else { return false }
        let path = String(address.rest.prefix { !"?#".contains($0) })
        if allowed.rest.isEmpty || allowed.rest == "/" { return true }
        return allowed.rest.hasSuffix("/") ? path.hasPrefix(allowed.rest) : path == allowed.rest
    }
}

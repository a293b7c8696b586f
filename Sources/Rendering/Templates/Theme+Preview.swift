extension Theme {
    /// The same theme for a preview, whose pages may also run scripts of the host that they come from, and connect to it.
    package var forPreview: Theme {
        var theme = self
        for directive in ["script-src", "connect-src"] {
            theme.contentSecurityPolicy = Self.policy(theme.contentSecurityPolicy, letting: directive)
        }
        return theme
    }

    /// A policy in which a directive also names the host that a page comes from (Content Security Policy Level 3,
    /// sections 2.2 and 2.3).
    private static func policy(_ policy: String, letting directive: String) -> String {
        var directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        if let index = directives.firstIndex(where: { $0.first == directive }) {
            if !directives[index].contains("'self'") { directives[index].insert("'self'", at: 1) }
        } else {
            directives.append([directive, "'self'"])
        }
        return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
    }
}

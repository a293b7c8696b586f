import ASCII

/// What a browser asks for.
package struct PreviewRequest: Sendable, Equatable {
    /// The method, in capitals.
    package let method: String
    /// The path, decoded; `nil` where it cannot be.
    package let path: String?
    /// The names and values after the question mark, decoded, in their order.
    package let query: [Item]
    /// The value of the header `Host`.
    package let host: String?

    /// A name and its value in a query.
    package struct Item: Sendable, Equatable {
        let name: String
        let value: String
    }

    /// A request as it is sent (RFC 9112, section 3.2.1, origin form).
    package init(method: String, target: String, host: String?) {
        self.method = method
        self.host = host
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = PercentEncoding.decoded(String(parts.first ?? ""))
        // A form sends a space as a plus sign (URL Standard, section 5.1).
        func decoded(_ text: Substring) -> String? {
            PercentEncoding.decoded(text.replacing("+", with: " "))
        }
        query = (parts.count > 1 ? parts[1] : "").split(separator: "&").compactMap { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : "") else { return nil }
            return Item(name: name, value: value)
        }
    }

    /// The value of a name in the query.
    func value(of name: String) -> String? { query.first { $0.name == name }?.value }
}

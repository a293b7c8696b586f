import ASCII

/// The address at which a publisher wants to hear of a page, with the page filled in: a message by mail has the page's
/// address in its subject (RFC 6068, section 2), and another page gets it as `page`.
enum FeedbackAddress {
    /// The address for a message about a page with a subject; `url` is the absolute address of the page.
    static func filled(_ address: String, subject: String, page url: String) -> String {
        if address.hasPrefix("mailto:") {
            // Where the publisher has chosen a subject, the message has one already.
            let field = address.lowercased().contains("subject=") ? "body" : "subject"
            return with(address, [(field, "\(subject) \(url)")])
        }
        guard address.hasPrefix("http") else { return address }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? "#\(parts[1])" : ""
        return with(String(parts[0]), [("page", url)]) + fragment
    }

    private static func with(_ address: String, _ fields: [(String, String)]) -> String {
        let query = fields.map { "\($0)=\(PercentEncoding.encoded($1, keeping: .unreserved.adding("/:")))" }.joined(
            separator: "&"
        )
        return address + (address.contains("?") ? "&" : "?") + query
    }
}

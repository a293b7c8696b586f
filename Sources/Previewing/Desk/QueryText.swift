import ASCII

/// Addresses with what a form would send.
enum QueryText {
    /// A path with names and values after it.
    static func address(_ path: String, _ items: [(name: String, value: String)]) -> String {
        guard !items.isEmpty else { return path }
        return path + "?"
            + items.map {
                "\($0.name)=" + PercentEncoding.path($0.value).replacing("&", with: "%26").replacing("+", with: "%2B")
            }
            .joined(separator: "&")
    }
}

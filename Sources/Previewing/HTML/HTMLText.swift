import SiteModel

/// HTML of the program's own pages, put together from parts: texts in a literal are escaped, and HTML is not.
///
///     let cell: HTMLText = "<td>\(title)</td>"
struct HTMLText: Sendable, ExpressibleByStringInterpolation {
    /// The HTML.
    let markup: String

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        mutating func appendInterpolation(_ text: String) { markup += HTMLEscaping.escape(text) }

        mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        mutating func appendInterpolation(_ html: HTMLText) { markup += html.markup }

        mutating func appendInterpolation(_ parts: some Sequence<HTMLText>) {
            for part in parts { markup += part.markup }
        }
    }

    init(stringLiteral markup: String) { self.markup = markup }

    init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Attributes that are there or not: `hidden`, `aria-current="page"`.
    static func when(_ condition: Bool, _ html: HTMLText) -> HTMLText { condition ? html : "" }
}

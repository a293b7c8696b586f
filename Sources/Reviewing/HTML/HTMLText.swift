import SiteModel

/// HTML of the program's own pages, put together from parts: texts in a literal are escaped, and HTML is not.
///
///     let cell: HTMLText = "<td>\(title)</td>"
package struct HTMLText: Sendable, ExpressibleByStringInterpolation {
    /// The HTML.
    package let markup: String

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

        package mutating func appendLiteral(_ literal: String) { markup += literal }

        package mutating func appendInterpolation(_ text: String) { markup += HTMLEscaping.escape(text) }

        package mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        package mutating func appendInterpolation(_ html: HTMLText) { markup += html.markup }

        package mutating func appendInterpolation(_ parts: some Sequence<HTMLText>) {
            for part in parts { markup += part.markup }
        }
    }

    /// HTML that is written already.
    init(markup: String) { self.markup = markup }

    package init(stringLiteral markup: String) { self.markup = markup }

    package init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Attributes that are there or not: `hidden`, `aria-current="page"`.
    package static func when(_ condition: Bool, _ html: HTMLText) -> HTMLText { condition ? html : "" }

    /// A whole page in English, with what is to be in its `head` and in its `body`.
    package static func page(_ title: String, head: HTMLText, _ body: HTMLText) -> HTMLText {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>\(title)</title>
        \(head)
        </head>
        <body class="desk">
        \(body)
        </body>
        </html>

        """
    }
}

/// The look of the program's own pages: the desk of the preview, and lists that are files.
package enum DeskStyle {
    /// The style sheet.
    package static var sheet: String {
        EmbeddedFiles.all.filter { $0.path.hasSuffix("/desk.css") }.map { "\($0.text)" }.joined()
    }
}

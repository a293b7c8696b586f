import ASCII
import Diagnostics

/// Knows the tags of other template languages. Mustache takes them for text, or for names that it does not know.
struct ForeignTemplateTags {
    /// A tag that is not in double braces.
    struct Tag {
        var language: String
        /// The tag, or what of it is on its first line.
        var text: String
        /// The words inside.
        var content: String
        /// How many code points it is long.
        var length: Int
        var help: String
    }

    /// What is known of a tag in double braces.
    struct Known {
        /// The report; `nil` where an earlier one stands for it.
        var problem: Diagnostic?
        /// The name of the section that it opens.
        var section: String?
    }

    private struct Marks {
        var start: String
        var end: String
        var language: String
        var help: String
        /// Whether it is only a tag where it ends on its line.
        var needsEnd = false
    }

    private static let marks = [
        Marks(
            start: "{%",
            end: "%}",
            language: "Liquid or Jinja",
            help: "write a section, such as `{{#page.isDraft}}…{{/page.isDraft}}`"
        ),
        Marks(start: "{#", end: "#}", language: "Jinja", help: "write a comment as `{{! … }}`", needsEnd: true),
        Marks(start: "<%", end: "%>", language: "ERB or EJS", help: "docs/templates.md lists the tags"),
        Marks(start: "<?php", end: "?>", language: "PHP", help: "docs/templates.md lists the tags"),
        Marks(start: "<?=", end: "?>", language: "PHP", help: "docs/templates.md lists the tags"),
    ]

    /// The helpers of Handlebars, and the sign of the section that says the same.
    private static let helpers = ["if": "#", "each": "#", "with": "#", "unless": "^"]
    /// The data of Handlebars, and what says the same.
    private static let data = [
        "@index": "{{index()}}", "@first": "{{#first()}}…{{/first()}}", "@last": "{{#last()}}…{{/last()}}",
        "@key": "{{index()}}",
    ]
    /// What goes on with, or ends, a tag that is reported already.
    private static let followers = ["end", "else", "elif", "elsif", "}"]

    /// Whether a tag that needs an end was reported.
    private var hasReported = false

    /// The tag that starts at a place of a text.
    static func tag(at index: Int, in scalars: [Unicode.Scalar]) -> Tag? {
        guard scalars[index] == "{" || scalars[index] == "<", index + 1 < scalars.count else { return nil }
        let rest = scalars[index...]
        guard let marks = marks.first(where: { rest.starts(with: $0.start.unicodeScalars) }) else { return nil }
        let inside = rest.dropFirst(marks.start.unicodeScalars.count)
        let end = Array(marks.end.unicodeScalars)
        let close = inside.indices.prefix(400).first { inside[$0...].starts(with: end) }
        let line = inside.prefix { $0 != "\n" && $0 != "\r" }
        guard !marks.needsEnd || close.map({ line.indices.contains($0) }) == true else { return nil }
        let stop = close.map { $0 + end.count } ?? inside.startIndex
        let shown = close == nil ? rest.prefix(40) : rest[..<stop].prefix(60)
        return Tag(
            language: marks.language,
            text: string(shown.prefix { $0 != "\n" && $0 != "\r" }),
            content: string(inside[..<(close ?? inside.startIndex)]),
            length: stop - index,
            help: marks.help
        )
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// A report of the tag, unless it only goes on with one that is reported.
    mutating func problem(of tag: Tag, at location: SourceLocation) -> Diagnostic? {
        let first = tag.content.drop { $0.isWhitespace || $0 == "-" }
        if hasReported, Self.followers.contains(where: first.hasPrefix) { return nil }
        hasReported = true
        return Diagnostic(
            .templateUnsupported,
            at: location,
            "`\(tag.text)` is a tag of \(tag.language), and would be published as it is",
            help: tag.help
        )
    }

    /// What is known of a tag of Mustache by its name; `nil` where it is none of another language.
    mutating func tag(named name: String, _ kind: TemplateTag.Kind, at location: SourceLocation) -> Known? {
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return nil }
        switch kind {
        case .section, .inverted:
            guard words.count > 1, let sign = Self.helpers[first] else { return nil }
            hasReported = true
            let argument = Self.isKey(words[1]) ? words[1] : "name"
            return Known(
                problem: problem(
                    at: location,
                    "`\(name)` is a helper of Handlebars, which templates do not have",
                    help: "write `{{\(sign)\(argument)}}…{{/\(argument)}}`"
                ),
                section: first
            )
        case .variable, .unescaped: return text(named: name, words, at: location)
        case .close, .partial, .parent, .block, .comment: return nil
        }
    }

    private func text(named name: String, _ words: [String], at location: SourceLocation) -> Known? {
        if words.first == "else" {
            guard !hasReported else { return Known() }
            return Known(
                problem: problem(
                    at: location,
                    "`\(name)` is a tag of Handlebars, which templates do not have",
                    help: "end the section, and write its reverse after it: `{{/name}}{{^name}}…{{/name}}`"
                )
            )
        }
        if let known = Self.data[name] {
            return Known(
                problem: problem(
                    at: location,
                    "`\(name)` is a tag of Handlebars, which templates do not have",
                    help: "write `\(known)`"
                )
            )
        }
        if name.hasPrefix("../"), let key = words.first?.dropFirst(3), Self.isKey(key) {
            return Known(
                problem: problem(
                    at: location,
                    "`\(name)` is a path of Handlebars, which templates do not have",
                    help: "write `{{\(key)}}`: names are looked up outside the section too"
                )
            )
        }
        if let bar = name.firstIndex(of: "|") {
            let key = name[..<bar].split(whereSeparator: \.isWhitespace).joined()
            return Known(
                problem: problem(
                    at: location,
                    "`\(name)` has a filter, which templates do not have",
                    help: Self.isKey(key) ? "write `{{\(key)}}`" : "docs/templates.md lists the tags"
                )
            )
        }
        return nil
    }

    private static func isKey(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetterOrDigit || "._".utf8.contains($0) }
    }

    private func problem(at location: SourceLocation, _ message: String, help: String) -> Diagnostic {
        Diagnostic(.templateUnsupported, at: location, message, help: help)
    }
}

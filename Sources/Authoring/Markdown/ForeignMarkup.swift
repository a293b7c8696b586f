/// Markup that another tool understands and that means nothing here; the one list of it, which `docs/diagnostics.md`
/// shows under `foreign-markup`.
package struct ForeignMarkup: Sendable {
    /// Where such markup is.
    enum Place: Sendable {
        case anywhere
        /// Not after a letter, a digit or a sign that belongs to a word.
        case wordStart
        case lineStart
        /// On a line that holds nothing else.
        case ownLine
    }

    /// What is looked at where the opening characters are.
    struct Occurrence {
        /// What is between the opening and the closing characters, or up to the end of the line where there are no
        /// closing ones.
        let content: ArraySlice<UInt8>
        /// The byte before all, 0 at the start.
        let before: UInt8
        /// The byte after all, 0 at the end.
        let after: UInt8
        /// Whether a letter or digit is after all.
        let isBeforeWord: Bool
    }

    /// An example of it.
    package let example: String
    /// What it is, with the tools that know it.
    package let name: String
    /// What to write here, as an order.
    package let instead: String

    let place: Place
    let opening: [UInt8]
    /// What has to follow in the same block; `nil` where the opening characters are enough.
    let closing: [UInt8]?
    /// Whether the characters count where they are escaped: a backslash before a parenthesis begins mathematics.
    let isEscape: Bool
    let isFitting: @Sendable (Occurrence) -> Bool

    private init(
        _ example: String,
        _ name: String,
        instead: String,
        _ place: Place,
        _ opening: String,
        _ closing: String? = nil,
        isEscape: Bool = false,
        where isFitting: @escaping @Sendable (Occurrence) -> Bool = { _ in true }
    ) {
        self.example = example
        self.name = name
        self.instead = instead
        self.place = place
        self.opening = Array(opening.utf8)
        self.closing = closing.map { Array($0.utf8) }
        self.isEscape = isEscape
        self.isFitting = isFitting
    }

    /// Markup that may be anywhere.
    private init(
        _ example: String,
        _ name: String,
        instead: String,
        _ opening: String,
        _ closing: String? = nil,
        isEscape: Bool = false,
        where isFitting: @escaping @Sendable (Occurrence) -> Bool = { _ in true }
    ) {
        self.init(example, name, instead: instead, .anywhere, opening, closing, isEscape: isEscape, where: isFitting)
    }

    /// All of it. The first one that fits is told.
    package static let all: [ForeignMarkup] =
        templateTags + attributes + wiki + inlines + mathematics + admonitions + lines + components
}

// MARK: - The list

extension ForeignMarkup {
    private static let plainText = "write the text itself"
    private static let card = "write a card, such as `> [!NOTE] Title`"
    private static let noContents = "delete it; the page lists its headings by itself"
    private static let noAttributes = "delete it; a text cannot set classes, names or attributes"
    private static let formula = "write the formula in plain text, or add it as an image"

    private static let templateTags: [ForeignMarkup] = [
        ForeignMarkup("{{< youtube x1 >}}", "a shortcode of Hugo or Quarto", instead: plainText, "{{<"),
        ForeignMarkup("{{% note %}}", "a shortcode of Hugo", instead: plainText, "{{%"),
        ForeignMarkup("{{!-- a note --}}", "a comment of Handlebars", instead: "write `<!-- a note -->`", "{{!"),
        ForeignMarkup(
            "{{ page.title }}",
            "a placeholder of Liquid, Jinja or another template language",
            instead: "write the text itself; the placeholders here are `{service:name}` and `{people:name}`",
            "{{"
        ),
        ForeignMarkup("{% include dose.html %}", "a tag of Liquid, Jinja or Nunjucks", instead: plainText, "{%"),
        ForeignMarkup("<% title %>", "a tag of ERB or EJS", instead: plainText, "<%"),
        ForeignMarkup("${title}", "a placeholder of a script", instead: plainText, "${", "}") { $0.content.isName },
        ForeignMarkup("{!docs/dose.md!}", "an include of MkDocs", instead: plainText, "{!", "!}"),
        ForeignMarkup("--8<-- \"dose.md\"", "a snippet of MkDocs", instead: plainText, .lineStart, "--8<--"),
        ForeignMarkup("{# a note #}", "a comment of Jinja", instead: "write `<!-- a note -->`", "{#", "#}"),
    ]

    private static let attributes: [ForeignMarkup] = [
        ForeignMarkup("{info}", "a macro of Confluence", instead: card, "{", "}") {
            $0.content.isConfluenceMacro && $0.after != UInt8(ascii: "`")
        },
        ForeignMarkup("{:toc}", "a table of contents of kramdown", instead: noContents, "{:toc"),
        ForeignMarkup("{: .note}", "an attribute list of kramdown", instead: noAttributes, "{:", "}"),
        ForeignMarkup("{.note}", "an attribute list of Pandoc", instead: noAttributes, "{.", "}") {
            $0.content.isAttributeList
        },
        ForeignMarkup("{#dose}", "the name of a heading as in Pandoc", instead: noAttributes, "{#", "}") {
            $0.content.isAttributeList
        },
        ForeignMarkup("{width=50%}", "an attribute list of Pandoc", instead: noAttributes, "{", "}") {
            $0.content.isAttributeValue
        },
        ForeignMarkup("{ref}`dose`", "a role of MyST", instead: plainText, "{", "}") {
            $0.after == UInt8(ascii: "`") && $0.content.isName
        },
        ForeignMarkup(
            "{++added++}",
            "a tracked change of CriticMarkup",
            instead: "accept or reject the change",
            "{++",
            "++}"
        ),
        ForeignMarkup(
            "{--deleted--}",
            "a tracked change of CriticMarkup",
            instead: "accept or reject the change",
            "{--",
            "--}"
        ),
        ForeignMarkup(
            "{~~old~>new~~}",
            "a tracked change of CriticMarkup",
            instead: "accept or reject the change",
            "{~~",
            "~~}"
        ),
        ForeignMarkup("{>>a remark<<}", "a remark of CriticMarkup", instead: "write `<!-- a remark -->`", "{>>", "<<}"),
        ForeignMarkup("{==marked==}", "marked text of CriticMarkup", instead: "write `**marked**`", "{==", "==}"),
    ]

    private static let wiki: [ForeignMarkup] = [
        ForeignMarkup("[[_TOC_]]", "a table of contents of GitLab", instead: noContents, "[[", "]]") {
            $0.content.isContents
        },
        ForeignMarkup("[TOC]", "a table of contents of Python-Markdown", instead: noContents, .ownLine, "[", "]") {
            $0.content.isContents
        },
        ForeignMarkup(
            "![[plate.png]]",
            "an embed of Obsidian",
            instead: "write `![what it shows](plate.png)`",
            "![[",
            "]]"
        ),
        ForeignMarkup("[[Gout]]", "a wiki link", instead: "write `[Gout](gout.md)`", "[[", "]]") {
            !$0.content.isEditorial
        },
        ForeignMarkup(
            "@[video](https://example.org/x1)",
            "an embed of a plugin",
            instead: "write `[what it shows](address)`",
            .wordStart,
            "@["
        ),
        ForeignMarkup(
            "%[https://example.org]",
            "an embed of Hashnode",
            instead: "write `[what it shows](address)`",
            .wordStart,
            "%["
        ),
        ForeignMarkup(
            "^[A remark.]",
            "an inline footnote of Pandoc",
            instead: "write `[^name]`, and a line `[^name]: A remark.`",
            "^[",
            "]"
        ),
        ForeignMarkup(
            "[@smith2020, p. 3]",
            "a citation of Pandoc",
            instead: "list the source under `sources` and write `[^id]`",
            "[",
            "]"
        ) {
            $0.content.isCitation
        },
        ForeignMarkup(
            "[https://example.org NHS]",
            "a link of MediaWiki",
            instead: "write `[NHS](https://example.org)`",
            "[",
            "]"
        ) {
            $0.content.isAddressAndText
        },
        ForeignMarkup(
            "[NHS|https://example.org]",
            "a link of Jira or Confluence",
            instead: "write `[NHS](https://example.org)`",
            "[",
            "]"
        ) {
            $0.content.contains(sequence: "|http")
        },
        ForeignMarkup(
            "\"NHS\":https://example.org",
            "a link of Textile",
            instead: "write `[NHS](https://example.org)`",
            "\":http"
        ),
        ForeignMarkup("[caption id=\"dose\"]", "a shortcode of WordPress", instead: plainText, "[", "]") {
            $0.content.isShortcode
        },
        ForeignMarkup("[/caption]", "a shortcode of WordPress, or BBCode", instead: plainText, "[/", "]") {
            $0.content.isName
        },
        ForeignMarkup("'''bold'''", "bold text of MediaWiki", instead: "write `**bold**`", .wordStart, "'''", "'''") {
            $0.content.isTight
        },
        ForeignMarkup(
            "''italic''",
            "italic text of MediaWiki",
            instead: "write `*italic*`, or `\"` for a quotation mark",
            .wordStart,
            "''",
            "''"
        ) {
            $0.content.isTight && $0.content.hasWord && $0.content.first != UInt8(ascii: "'") && !$0.isBeforeWord
        },
    ]

    private static let inlines: [ForeignMarkup] = [
        ForeignMarkup(
            "==marked==",
            "marked text of Pandoc or Obsidian",
            instead: "write `**marked**`",
            .wordStart,
            "==",
            "=="
        ) {
            $0.content.isTight && $0.content.hasWord && !$0.isBeforeWord
        },
        ForeignMarkup(
            "++added++",
            "inserted text of Pandoc or Python-Markdown",
            instead: "write the text without the signs",
            .wordStart,
            "++",
            "++"
        ) {
            $0.content.isTight && $0.content.hasWord && !$0.isBeforeWord
        },
        ForeignMarkup(
            "%%a remark%%",
            "a comment of Obsidian",
            instead: "write `<!-- a remark -->`",
            .wordStart,
            "%%",
            "%%"
        ),
        ForeignMarkup("@@html@@", "raw text of a wiki", instead: plainText, .wordStart, "@@", "@@"),
        ForeignMarkup(
            "x^2^",
            "superscript of Pandoc",
            instead: "write the sign itself, such as `²`, or say it in words",
            "^",
            "^"
        ) {
            // `[^1^]` is a citation with a sign too many.
            $0.before != UInt8(ascii: "[") && $0.content.isScript
        },
        ForeignMarkup("H~2~O", "subscript of Pandoc", instead: "write the sign itself, such as `₂`", "~", "~") {
            $0.before.isASCIILetter && $0.content.isScript
        },
        ForeignMarkup(":ref:`dose`", "a role of reStructuredText", instead: plainText, .wordStart, ":", ":") {
            $0.after == UInt8(ascii: "`") && $0.content.isName
        },
        ForeignMarkup(
            "see `WHO <https://who.int>`_",
            "a link of reStructuredText",
            instead: "write `[WHO](https://who.int)`",
            "_"
        ) {
            $0.before == UInt8(ascii: "`") && !($0.content.first?.isASCIILetter ?? false)
        },
        ForeignMarkup(
            ":warning:",
            "an emoji by its name",
            instead: "write the emoji itself, or a word",
            .wordStart,
            ":",
            ":"
        ) {
            $0.content.isEmojiName && !$0.isBeforeWord
        },
    ]

    private static let mathematics: [ForeignMarkup] = [
        ForeignMarkup("$$a = b$$", "mathematics of TeX", instead: formula, .wordStart, "$$", "$$") {
            !$0.content.isEmpty && $0.content.first != UInt8(ascii: "$")
        },
        ForeignMarkup("$$", "mathematics of TeX", instead: formula, .ownLine, "$$"),
        ForeignMarkup("$m^2$", "mathematics of TeX", instead: formula, .wordStart, "$", "$") {
            $0.content.isTight && ($0.content.isFormula || $0.content.isVariable) && !$0.isBeforeWord
        },
        ForeignMarkup("\\(m^2\\)", "mathematics of TeX", instead: formula, "\\(", "\\)", isEscape: true),
        ForeignMarkup("\\[m = \\frac{1}{2}\\]", "mathematics of TeX", instead: formula, "\\[", "\\]", isEscape: true) {
            $0.content.isFormula
        },
        ForeignMarkup("\\begin{table}", "an environment of TeX", instead: plainText, "\\begin{"),
        ForeignMarkup("\\textbf{dose}", "a command of TeX", instead: plainText, "\\", "}") { $0.content.isCommand },
        ForeignMarkup("\\newpage", "a command of TeX", instead: "take it out", .ownLine, "\\newpage"),
        ForeignMarkup("\\pagebreak", "a command of TeX", instead: "take it out", .ownLine, "\\pagebreak"),
    ]

    private static let admonitions: [ForeignMarkup] = [
        ForeignMarkup("!!! warning", "an admonition of MkDocs", instead: card, .lineStart, "!!!") {
            $0.content.startsWithBlank || $0.content.isAdmonitionName
        },
        ForeignMarkup(
            "??? note",
            "a collapsible block of MkDocs",
            instead: "write a heading and the text below it",
            .lineStart,
            "???"
        ) {
            $0.content.startsWithBlank || $0.content.first == UInt8(ascii: "+")
        },
        ForeignMarkup(
            "=== \"Adults\"",
            "a tab of MkDocs",
            instead: "write a heading, such as `### Adults`",
            .lineStart,
            "==="
        ) {
            $0.content.isTabTitle
        },
        ForeignMarkup(":::tip", "a container of Docusaurus, VuePress or Pandoc", instead: card, .lineStart, ":::"),
        ForeignMarkup("::youtube[x1]", "a directive", instead: plainText, .lineStart, "::") {
            $0.content.first?.isASCIILetter ?? false
        },
        ForeignMarkup(".. note::", "a directive of reStructuredText", instead: card, .lineStart, ".. ") {
            $0.content.contains(sequence: "::") || $0.content.contains(sequence: "_")
        },
    ]

    private static let lines: [ForeignMarkup] = [
        ForeignMarkup(
            "*[A&E]: accident",
            "the meaning of an abbreviation",
            instead: "explain the word where it is used first, or in `glossary.yml`",
            .lineStart,
            "*[",
            "]:"
        ),
        ForeignMarkup(": meaning", "a definition list", instead: "write `- **term**: meaning`", .lineStart, ":") {
            $0.content.startsWithBlank
        },
        ForeignMarkup("== Dose ==", "a heading of MediaWiki or AsciiDoc", instead: "write `## Dose`", .lineStart, "==")
        {
            $0.content.drop { $0 == UInt8(ascii: "=") }.startsWithBlank
        },
        ForeignMarkup("= Dose =", "a heading of AsciiDoc or MediaWiki", instead: "write `## Dose`", .lineStart, "=") {
            $0.content.isTitleBetweenSigns
        },
        ForeignMarkup("h2. Dose", "a heading of Textile or Jira", instead: "write `## Dose`", .lineStart, "h") {
            $0.content.isTextileHeading
        },
        ForeignMarkup(
            "#+TITLE: Gout",
            "a keyword of Org mode",
            instead: "write it in the front matter",
            .lineStart,
            "#+"
        ) {
            $0.content.first?.isASCIILetter ?? false
        },
        ForeignMarkup(
            "image::plate.png[]",
            "a macro of AsciiDoc",
            instead: "write `![what it shows](plate.png)`",
            .lineStart,
            "image::"
        ),
        ForeignMarkup(
            "image:plate.png[]",
            "a macro of AsciiDoc",
            instead: "write `![what it shows](plate.png)`",
            .wordStart,
            "image:",
            "]"
        ) {
            $0.content.isTargetAndText
        },
        ForeignMarkup(
            "link:gout.html[Gout]",
            "a macro of AsciiDoc",
            instead: "write `[Gout](gout.md)`",
            .wordStart,
            "link:",
            "]"
        ) {
            $0.content.isTargetAndText
        },
        ForeignMarkup(
            "footnote:[A remark.]",
            "a footnote of AsciiDoc",
            instead: "write `[^name]`, and a line `[^name]: A remark.`",
            "footnote:[",
            "]"
        ),
        ForeignMarkup(
            "[source,python]",
            "a block attribute of AsciiDoc",
            instead: "take it out",
            .ownLine,
            "[source,",
            "]"
        ),
        ForeignMarkup("include::dose.adoc[]", "a macro of AsciiDoc", instead: plainText, .lineStart, "include::"),
        ForeignMarkup(
            "|===",
            "a table of AsciiDoc",
            instead: "write the rows between bars, and `|---|---|` below the head",
            .ownLine,
            "|==="
        ),
        ForeignMarkup(
            "+++",
            "front matter of Hugo",
            instead: "write the front matter as YAML between lines of `---`",
            .ownLine,
            "+++"
        ),
    ]

    private static let components: [ForeignMarkup] = [
        ForeignMarkup("import Dose from './dose'", "an import of MDX", instead: "take it out", .lineStart, "import ") {
            $0.content.isImport
        },
        ForeignMarkup("export const dose = 5", "an export of MDX", instead: "take it out", .lineStart, "export ") {
            $0.content.isExport
        },
        ForeignMarkup("{/* a note */}", "a comment of MDX", instead: "write `<!-- a note -->`", "{/*"),
        ForeignMarkup("{frontMatter.title}", "an expression of MDX", instead: plainText, "{", "}") {
            // `[text]{gout.md}` is a link in wrong brackets.
            $0.before != UInt8(ascii: "]") && $0.content.isMember
        },
        ForeignMarkup("<Tabs.Item>", "a component of MDX", instead: "write it in Markdown", "<", ">") {
            $0.content.isComponent
        },
    ]
}

extension ForeignMarkup {
    /// What closes a piece of markup that is around something, as it is written.
    static func closing(of written: String) -> String? {
        if written.hasPrefix(":::") { return written == ":::" ? nil : String(written.prefix { $0 == ":" }) }
        let name = written.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        guard !name.isEmpty else { return nil }
        switch written.first {
        case "{": return "{\(name)}"
        case "[": return "[/\(name)]"
        case "<": return "</\(name)>"
        default: return nil
        }
    }
}

// MARK: - What is inside

extension Collection<UInt8> {
    fileprivate var startsWithBlank: Bool { first.map(ASCII.isBlank) ?? false }

    /// Whether no white space is at the ends.
    fileprivate var isTight: Bool {
        guard let first, let last = Array(suffix(1)).first else { return false }
        return !ASCII.isSpace(first) && !ASCII.isSpace(last)
    }

    /// Whether it has a letter or a digit of whatever script: `++/+++` are two grades.
    fileprivate var hasWord: Bool { contains { $0 >= 0x80 || $0.isASCIILetter || ASCII.isDigit($0) } }

    /// A word with which an editor speaks in another’s text.
    fileprivate var isEditorial: Bool { ["sic", "sic!", "...", "…"].contains(String(decoding: self, as: UTF8.self)) }

    fileprivate var isName: Bool {
        (first?.isASCIILetter ?? false)
            && allSatisfy { $0.isASCIILetter || ASCII.isDigit($0) || "-_.:".utf8.contains($0) }
    }

    /// `.name`, `#name`, `key=value`, after the first sign.
    fileprivate var isAttributeList: Bool {
        (first?.isASCIILetter ?? false)
            && allSatisfy { $0 >= 0x80 || $0.isASCIILetter || ASCII.isDigit($0) || "-_.:#= \"'%".utf8.contains($0) }
    }

    fileprivate var isAttributeValue: Bool {
        guard let sign = firstIndex(of: UInt8(ascii: "=")) else { return false }
        return self[..<sign].isName && !self[sign...].dropFirst().isEmpty && isTight
    }

    fileprivate var isContents: Bool { ["toc", "_toc_"].contains(String(decoding: self, as: UTF8.self).lowercased()) }

    /// `@key`, `see @key, p. 3`, `-@key`.
    fileprivate var isCitation: Bool {
        var before = UInt8(ascii: " ")
        for (byte, next) in zip(self, dropFirst()) {
            if byte == UInt8(ascii: "@"), next.isASCIILetter, " -;".utf8.contains(before) { return true }
            before = byte
        }
        return false
    }

    fileprivate var isAddressAndText: Bool {
        let text = String(decoding: self, as: UTF8.self)
        return (text.hasPrefix("http://") || text.hasPrefix("https://")) && text.contains(" ")
    }

    /// `name key="value"`.
    fileprivate var isShortcode: Bool {
        guard contains(sequence: "=\"") || contains(sequence: "='"), let space = firstIndex(of: ASCII.space) else {
            return false
        }
        return self[..<space].isName
    }

    /// The few letters or digits that are set high or low, with a sign before or after them: `2`, `2+`, `-3`. The `9-10`
    /// of `10^9-10^12` is not.
    fileprivate var isScript: Bool {
        guard count <= 8, !isEmpty else { return false }
        let bytes = Array(self)
        return bytes.indices.allSatisfy { index in
            bytes[index].isASCIILetter || ASCII.isDigit(bytes[index])
                || "+-".utf8.contains(bytes[index]) && (index == 0 || index == bytes.count - 1)
        }
    }

    fileprivate var isEmojiName: Bool {
        guard let first, count > 1 else { return false }
        return (first.isASCIILetter || "+-".utf8.contains(first))
            && allSatisfy { (0x61...0x7A).contains($0) || ASCII.isDigit($0) || "_-+".utf8.contains($0) }
    }

    /// Whether a command, a power or an index of TeX is inside.
    fileprivate var isFormula: Bool {
        zip(self, dropFirst()).contains { byte, next in
            byte == UInt8(ascii: "\\") && next.isASCIILetter
                || (byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_")) && !ASCII.isSpace(next)
        }
    }

    /// The name of one variable.
    fileprivate var isVariable: Bool { count == 1 && (first?.isASCIILetter ?? false) }

    /// `textbf{dose` between the backslash and the last brace.
    fileprivate var isCommand: Bool {
        let name = prefix { $0.isASCIILetter }
        return name.count > 1 && dropFirst(name.count).first == UInt8(ascii: "{")
    }

    /// `plate.png[` and what is in the brackets.
    fileprivate var isTargetAndText: Bool {
        guard let bracket = firstIndex(of: UInt8(ascii: "[")), bracket != startIndex else { return false }
        return first != UInt8(ascii: ":") && self[..<bracket].allSatisfy { !ASCII.isSpace($0) }
    }

    /// ` Dose =` after the first sign.
    fileprivate var isTitleBetweenSigns: Bool {
        let text = String(decoding: self, as: UTF8.self).split(separator: " ")
        return startsWithBlank && text.count > 1 && text.last == "="
    }

    fileprivate var isAdmonitionName: Bool {
        let names = [
            "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example",
            "quote", "important", "caution", "hint", "attention", "error",
        ]
        let name = String(decoding: prefix { $0.isASCIILetter }, as: UTF8.self)
        return names.contains(name) && (dropFirst(name.utf8.count).first.map { !"!?.,".utf8.contains($0) } ?? true)
    }

    fileprivate var isTabTitle: Bool {
        let rest = drop { "!+ ".utf8.contains($0) }
        return startsWithBlank && rest.first == UInt8(ascii: "\"") || first == UInt8(ascii: "!")
    }

    fileprivate var isConfluenceMacro: Bool {
        let macros = ["info", "note", "tip", "warning", "panel", "toc", "code", "quote", "expand", "color", "noformat"]
        let name = String(decoding: prefix { $0.isASCIILetter }, as: UTF8.self)
        return macros.contains(name) && (dropFirst(name.utf8.count).first ?? UInt8(ascii: ":")) == UInt8(ascii: ":")
    }

    /// `2. Dose` after `h`.
    fileprivate var isTextileHeading: Bool {
        let start = Array(prefix(3))
        return start.count == 3 && (0x31...0x36).contains(start[0]) && start[1] == UInt8(ascii: ".")
            && start[2] == ASCII.space
    }

    fileprivate var isImport: Bool {
        let text = String(decoding: self, as: UTF8.self)
        return text.hasPrefix("\"") || text.hasPrefix("'") || text.contains(" from \"") || text.contains(" from '")
    }

    fileprivate var isExport: Bool {
        let text = String(decoding: self, as: UTF8.self)
        return ["const ", "default ", "function ", "let ", "{"].contains { text.hasPrefix($0) }
    }

    /// `name.name`.
    fileprivate var isMember: Bool {
        let parts = split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                (part.first?.isASCIILetter ?? false)
                    && part.allSatisfy { $0.isASCIILetter || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") }
            }
    }

    /// A name in capitals that HTML cannot have, or a closing tag.
    fileprivate var isComponent: Bool {
        let name = first == UInt8(ascii: "/") ? dropFirst() : self[startIndex...]
        guard let letter = name.first, (0x41...0x5A).contains(letter) else { return false }
        let rest = name.drop { $0.isASCIILetter || ASCII.isDigit($0) }
        return rest.first.map { ". \n".utf8.contains($0) } ?? true
    }

    fileprivate func contains(sequence: String) -> Bool {
        String(decoding: self, as: UTF8.self).contains(sequence)
    }
}

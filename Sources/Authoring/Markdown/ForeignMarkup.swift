import ASCII

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

    /// Whether it is a colon at the start of a line, which begins a definition where there is a term.
    var isSignOfDefinition: Bool { place == .lineStart && opening == [UInt8(ascii: ":")] }

    /// All of it. The first one that fits is told.
    package static let all: [ForeignMarkup] =
        templateTags + attributes + wiki + inlines + mathematics + admonitions + lines + components
}

// MARK: - The list

extension ForeignMarkup {
    private static let plainText = "write the text itself"
    private static let image = "write `![what it shows](plate.png)`"
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
        ForeignMarkup("{toc}", "a macro of Confluence", instead: noContents, "{toc", "}") {
            $0.content.isEmpty || $0.content.first == UInt8(ascii: ":")
        },
        ForeignMarkup(
            "{code}",
            "a macro of Confluence",
            instead: "write the code between two lines of ~~~",
            "{",
            "}"
        ) {
            $0.content.isCodeMacro && $0.after != UInt8(ascii: "`")
        },
        ForeignMarkup("{anchor:dose}", "a macro of Confluence", instead: noAttributes, "{anchor:", "}"),
        ForeignMarkup("{info}", "a macro of Confluence", instead: card, "{", "}") {
            $0.content.isConfluenceMacro && $0.after != UInt8(ascii: "`")
        },
        ForeignMarkup("{:toc}", "a table of contents of kramdown", instead: noContents, "{:toc"),
        ForeignMarkup("{: .note}", "an attribute list of kramdown", instead: noAttributes, "{:", "}"),
        ForeignMarkup("{.note}", "an attribute list of Pandoc", instead: noAttributes, "{.", "}") {
            $0.content.isAttributeList
        },
        ForeignMarkup(
            "{#dose}",
            "the id of a heading, and this is not at the end of one",
            instead: "write it at the end of a heading, or `<a id=\"dose\"></a>` in a line of its own",
            "{#",
            "}"
        ) {
            $0.content.isAttributeList
        },
        ForeignMarkup("{width=50%}", "an attribute list of Pandoc", instead: noAttributes, "{", "}") {
            $0.content.isAttributeValue
        },
        ForeignMarkup(
            "{ .note }",
            "an attribute list of Python-Markdown or Pandoc",
            instead: noAttributes,
            "{",
            "}"
        ) {
            $0.content.isSpacedAttributeList
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
        ForeignMarkup("[[Category:Blood]]", "a category of MediaWiki", instead: "take it out", "[[", "]]") {
            $0.content.starts(with: ["Category:", "Kategorie:", "Catégorie:", "Categoría:"])
        },
        ForeignMarkup("__NOTOC__", "a word of MediaWiki", instead: "take it out", .ownLine, "__NOTOC__"),
        ForeignMarkup("__TOC__", "a word of MediaWiki", instead: noContents, .ownLine, "__TOC__"),
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
        ForeignMarkup("@[toc]", "a table of contents of a plugin", instead: noContents, .wordStart, "@[", "]") {
            $0.content.isContents
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
            "^^added^^",
            "inserted text of Python-Markdown",
            instead: "write the text without the signs",
            .wordStart,
            "^^",
            "^^"
        ) {
            $0.content.isTight && $0.content.hasWord && !$0.isBeforeWord
        },
        ForeignMarkup(
            "x^2^",
            "superscript of Pandoc",
            instead: "write `<sup>` before it and `</sup>` after it, as in `x<sup>2</sup>`",
            "^",
            "^"
        ) {
            // `[^1^]` is a citation with a sign too many.
            $0.before != UInt8(ascii: "[") && $0.content.isScript
        },
        ForeignMarkup(
            "H~2~O",
            "subscript of Pandoc",
            instead: "write `<sub>` before it and `</sub>` after it, as in `H<sub>2</sub>O`",
            "~",
            "~"
        ) {
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
        ForeignMarkup(":badge[new]", "a directive", instead: plainText, .wordStart, ":", "]") {
            $0.content.contains(UInt8(ascii: "[")) && $0.content.prefix { $0 != UInt8(ascii: "[") }.isName
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
        ForeignMarkup("5 \\mu g", "a command of TeX", instead: plainText, "\\") { $0.content.isNamedCommand },
        ForeignMarkup("\\newpage", "a command of TeX", instead: "take it out", .ownLine, "\\newpage"),
        ForeignMarkup("\\pagebreak", "a command of TeX", instead: "take it out", .ownLine, "\\pagebreak"),
    ]

    private static let admonitions: [ForeignMarkup] = [
        ForeignMarkup("!!! warning", "an admonition of MkDocs", instead: card, .lineStart, "!!!") {
            $0.content.startsWithBlank || $0.content.isAdmonitionName
        },
        ForeignMarkup("!> Do not stop.", "a box of docsify", instead: card, .lineStart, "!>") {
            // What follows it is reported as that.
            !$0.content.contains(sequence: "[!")
        },
        ForeignMarkup("?> Rest well.", "a box of docsify", instead: card, .lineStart, "?>"),
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
        ForeignMarkup(".. image:: plate.png", "a directive of reStructuredText", instead: image, .lineStart, ".. ") {
            $0.content.starts(with: ["image::", "figure::"])
        },
        ForeignMarkup(".. _dose:", "a target of reStructuredText", instead: noAttributes, .lineStart, ".. _"),
        ForeignMarkup(
            ".. |dose| replace:: 5 mg",
            "a substitution of reStructuredText",
            instead: "write the text itself where it belongs",
            .lineStart,
            ".. |"
        ),
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
        ForeignMarkup(
            ": meaning",
            "a definition without a term",
            instead:
                "write the term in the line above it, and an empty line above the term",
            .lineStart,
            ":"
        ) {
            $0.content.startsWithBlank
        },
        ForeignMarkup("== Dose ==", "a heading of MediaWiki or AsciiDoc", instead: "write `## Dose`", .lineStart, "==")
        {
            $0.content.drop { $0 == UInt8(ascii: "=") }.startsWithBlank
        },
        ForeignMarkup("= Dose =", "a heading of AsciiDoc or MediaWiki", instead: "write `## Dose`", .lineStart, "=") {
            $0.content.isTitleBetweenSigns || $0.before == 0 && $0.content.isTitleAfterSign
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
            "xref:gout.adoc[Gout]",
            "a macro of AsciiDoc",
            instead: "write `[Gout](gout.md)`",
            .wordStart,
            "xref:",
            "]"
        ) {
            $0.content.isTargetAndText
        },
        ForeignMarkup(
            "<<gout,Gout>>",
            "a link of AsciiDoc",
            instead: "write `[Gout](gout.md)`",
            .wordStart,
            "<<",
            ">>"
        ) {
            $0.content.isTight && $0.content.first.map { $0.isASCIILetter || $0 == UInt8(ascii: "#") } ?? false
                && ($0.content.isName || $0.content.contains(UInt8(ascii: ",")))
        },
        ForeignMarkup("ifdef::draft[]", "a condition of AsciiDoc", instead: "take it out", .lineStart, "ifdef::"),
        ForeignMarkup("endif::[]", "a condition of AsciiDoc", instead: "take it out", .lineStart, "endif::"),
        ForeignMarkup("[.lead]", "a role of AsciiDoc", instead: noAttributes, .ownLine, "[.", "]") {
            $0.content.isName
        },
        ForeignMarkup("// a note", "a comment of AsciiDoc", instead: "write `<!-- a note -->`", .lineStart, "// "),
        ForeignMarkup("////", "a comment of AsciiDoc", instead: "write `<!-- a note -->`", .ownLine, "////"),
        ForeignMarkup(
            "!plate.png!",
            "an image of Textile or Jira",
            instead: image,
            .lineStart,
            "!",
            "!"
        ) {
            $0.content.isImageFile
        },
        ForeignMarkup("bq. Rest well.", "a quote of Textile", instead: "write `> ` before it", .lineStart, "bq. "),
        ForeignMarkup("bc. dose = 5", "code of Textile", instead: "put it in backticks", .lineStart, "bc. "),
        ForeignMarkup("p(. Rest well.", "a paragraph of Textile", instead: plainText, .lineStart, "p(. "),
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

    /// A tag of Word or of XML, which has a colon in its name.
    static let wordTag = ForeignMarkup("<o:p>", "a tag of Word or XML", instead: "take it out", "<", ">") {
        $0.content.isTagWithColon
    }

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
        wordTag,
        ForeignMarkup("<![if !supportLists]>", "a condition of Word", instead: "take it out", "<!["),
        ForeignMarkup("<Tabs.Item>", "a component of MDX", instead: "write it in Markdown", "<", ">") {
            $0.content.isComponent
        },
    ]
}

extension ForeignMarkup {
    /// What closes a piece of markup that is around something, as it is written.
    static func closing(of written: String) -> String? {
        if written.hasPrefix(":::") {
            let colons = written.prefix { $0 == ":" }
            return written.count == colons.count ? nil : String(colons)
        }
        let (signs, name) = parts(of: written)
        guard !name.isEmpty else { return ["+++", "$$", "////"].contains(signs) ? signs : nil }
        switch signs {
        case "{": return "{" + name
        case "{%": return "{%end" + name
        case "{{#", "{{<", "{{%": return (signs == "{{#" ? "{{" : signs) + "/" + name
        case "[": return "[/" + name
        case "<", "<![": return (signs == "<" ? "</" : "<![end") + name
        case "\\" where name == "begin": return "\\end"
        default: return nil
        }
    }

    /// What a piece of markup that closes another one is known by: its signs and its name.
    static func closer(_ written: String) -> String {
        let (signs, name) = parts(of: written)
        return signs + name
    }

    /// The signs and the name that a piece of markup starts with.
    private static func parts(of written: String) -> (signs: String, name: String) {
        let text = written.filter { !$0.isWhitespace || $0 == "\n" }
        let isName = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber) }
        let signs = text.prefix { !isName($0) && $0 != "\n" }
        let inner = written.drop { !isName($0) }
        // Names of XML have a colon, and names of components a full stop.
        let others = signs.first == "<" ? ".:" : ""
        return (String(signs), String(inner.prefix { isName($0) || others.contains($0) }))
    }
}

// MARK: - What is inside

extension Collection<UInt8> {
    fileprivate var startsWithBlank: Bool { first.map(\.isASCIIBlank) ?? false }

    /// Whether no white space is at the ends.
    fileprivate var isTight: Bool {
        guard let first, let last = Array(suffix(1)).first else { return false }
        return !first.isASCIISpace && !last.isASCIISpace
    }

    /// Whether it has a letter or a digit of whatever script: `++/+++` are two grades.
    fileprivate var hasWord: Bool { contains { $0 >= 0x80 || $0.isASCIILetterOrDigit } }

    /// A word with which an editor speaks in another’s text.
    fileprivate var isEditorial: Bool { ["sic", "sic!", "...", "…"].contains(String(decoding: self, as: UTF8.self)) }

    fileprivate var isName: Bool {
        (first?.isASCIILetter ?? false)
            && allSatisfy { $0.isASCIILetterOrDigit || "-_.:".utf8.contains($0) }
    }

    /// `.name`, `#name`, `key=value`, after the first sign.
    fileprivate var isAttributeList: Bool {
        (first?.isASCIILetter ?? false)
            && allSatisfy { $0 >= 0x80 || $0.isASCIILetterOrDigit || "-_.:#= \"'%".utf8.contains($0) }
    }

    /// `.name`, `#name`, `key=value` or `-`, parted by spaces.
    fileprivate var isSpacedAttributeList: Bool {
        var isQuoted = false
        let parts = split { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return !isQuoted && byte.isASCIIBlank
        }
        return !parts.isEmpty
            && parts.allSatisfy { part in
                let rest = part.dropFirst()
                switch part.first {
                case UInt8(ascii: "."), UInt8(ascii: "#"): return rest.isName
                case UInt8(ascii: "-"): return rest.isEmpty
                default:
                    let name = part.prefix { $0 != UInt8(ascii: "=") }
                    return name.isName && part.dropFirst(name.count).count > 1
                }
            }
    }

    fileprivate var isAttributeValue: Bool {
        guard let sign = firstIndex(of: UInt8(ascii: "=")) else { return false }
        return self[..<sign].isName && !self[sign...].dropFirst().isEmpty && isTight
    }

    fileprivate var isContents: Bool {
        ["toc", "_toc_", "__toc__"].contains(String(decoding: self, as: UTF8.self).lowercased())
    }

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
        guard contains(sequence: "=\"") || contains(sequence: "='"), let space = firstIndex(of: .space) else {
            return false
        }
        return self[..<space].isName
    }

    /// `o:p`, `/o:p`, `w:br/`, `st1:place w:st="on"`.
    fileprivate var isTagWithColon: Bool {
        let name = first == UInt8(ascii: "/") ? dropFirst() : self[startIndex...]
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")), name[..<colon].isName else { return false }
        let rest = name[colon...].dropFirst()
        guard rest.first?.isASCIILetter ?? false else { return false }
        let after = rest.drop { $0.isASCIILetterOrDigit || "-_.".utf8.contains($0) }
        return after.isEmpty || after.elementsEqual("/".utf8) || (after.first ?? 0).isASCIISpace
    }

    /// `plate.png`, or that with attributes after a bar.
    fileprivate var isImageFile: Bool {
        let name = String(decoding: prefix { $0 != UInt8(ascii: "|") }, as: UTF8.self).lowercased()
        return !name.contains(" ")
            && [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"].contains(where: name.hasSuffix)
    }

    /// A command of TeX that takes nothing in braces, up to the end of its name.
    fileprivate var isNamedCommand: Bool {
        let names: Set<String> = [
            "alpha", "beta", "gamma", "delta", "mu", "micro", "times", "pm", "leq", "geq", "le", "ge", "approx", "cdot",
            "circ", "degree", "rightarrow", "infty", "item", "tableofcontents", "maketitle", "noindent",
            "medskip",
            "bigskip", "smallskip", "clearpage", "hline", "ldots",
        ]
        return names.contains(String(decoding: prefix { $0.isASCIILetter }, as: UTF8.self))
    }

    /// The few letters or digits that are set high or low, with a sign before or after them: `2`, `2+`, `-3`. The `9-10`
    /// of `10^9-10^12` is not.
    fileprivate var isScript: Bool {
        guard count <= 8, !isEmpty else { return false }
        let bytes = Array(self)
        return bytes.indices.allSatisfy { index in
            bytes[index].isASCIILetterOrDigit
                || "+-".utf8.contains(bytes[index]) && (index == 0 || index == bytes.count - 1)
        }
    }

    fileprivate var isEmojiName: Bool {
        guard let first, count > 1 else { return false }
        return (first.isASCIILetter || "+-".utf8.contains(first))
            && allSatisfy { $0.isASCIISmall || $0.isASCIIDigit || "_-+".utf8.contains($0) }
    }

    /// Whether a command, a power or an index of TeX is inside.
    fileprivate var isFormula: Bool {
        zip(self, dropFirst()).contains { byte, next in
            byte == UInt8(ascii: "\\") && next.isASCIILetter
                || (byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_")) && !next.isASCIISpace
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
        return first != UInt8(ascii: ":") && self[..<bracket].allSatisfy { !$0.isASCIISpace }
    }

    /// ` Dose =` after the first sign.
    fileprivate var isTitleBetweenSigns: Bool {
        let text = String(decoding: self, as: UTF8.self).split(separator: " ")
        return startsWithBlank && text.count > 1 && text.last == "="
    }

    /// Words that begin like a title, without the numbers and signs of a formula, and without the end of a sentence.
    fileprivate var isTitleAfterSign: Bool {
        let words = drop { $0.isASCIIBlank }
        let start = Array(words.prefix(2))
        return startsWithBlank && start.count > 1 && start[0].isASCIICapital && start[1].isASCIISmall
            && words.allSatisfy { $0.isASCIILetter || " '-".utf8.contains($0) || $0 >= 0x80 }
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
        let macros = ["info", "note", "tip", "warning", "panel", "quote", "expand", "color"]
        let name = String(decoding: prefix { $0.isASCIILetter }, as: UTF8.self)
        return macros.contains(name) && (dropFirst(name.utf8.count).first ?? UInt8(ascii: ":")) == UInt8(ascii: ":")
    }

    fileprivate var isCodeMacro: Bool {
        let name = String(decoding: prefix { $0.isASCIILetter }, as: UTF8.self)
        return ["code", "noformat"].contains(name)
            && (dropFirst(name.utf8.count).first ?? UInt8(ascii: ":")) == UInt8(ascii: ":")
    }

    /// `2. Dose` after `h`.
    fileprivate var isTextileHeading: Bool {
        let start = Array(prefix(3))
        return start.count == 3 && (0x31...0x36).contains(start[0]) && start[1] == UInt8(ascii: ".")
            && start[2] == .space
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
                    && part.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") }
            }
    }

    /// A name in capitals that HTML cannot have, or a closing tag.
    fileprivate var isComponent: Bool {
        let name = first == UInt8(ascii: "/") ? dropFirst() : self[startIndex...]
        guard let letter = name.first, letter.isASCIICapital else { return false }
        let rest = name.drop { $0.isASCIILetterOrDigit }
        return rest.first.map { ". \n".utf8.contains($0) } ?? true
    }

    fileprivate func starts(with words: [String]) -> Bool { words.contains { starts(with: $0.utf8) } }

    fileprivate func contains(sequence: String) -> Bool {
        String(decoding: self, as: UTF8.self).contains(sequence)
    }
}

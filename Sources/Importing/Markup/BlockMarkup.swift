import Authoring
import SiteModel

/// Blocks that other tools begin with a line of their own: admonitions of MkDocs and MyST, tabs, fenced containers,
/// alerts, snippets, lists of contents.
///
/// Code between fences is left alone. The text in an admonition of MkDocs is indented by four columns, which is code to
/// Markdown; so these come before anything that asks what is code.
struct BlockMarkup {
    var converter: BodyConverter
    private var lines: [String] = []
    private var index = 0
    private var result: [String] = []

    init(_ converter: BodyConverter) { self.converter = converter }

    mutating func convert(_ lines: [String]) -> [String] {
        self.lines = lines
        while index < lines.count {
            if !takeBlock() {
                result.append(lines[index])
                index += 1
            }
        }
        return result
    }

    private mutating func takeBlock() -> Bool {
        let line = lines[index]
        let content = line.trimmed
        guard let first = content.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return takeFence(content)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return takeAdmonition(line, content)
        case UInt8(ascii: "="): return takeTab(line, content)
        case UInt8(ascii: ":"): return takeContainer(line, content)
        case UInt8(ascii: ">"): return takeAlert(line)
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "1"):
            return takeContents(content) || takeSnippet(line, content) || takeOption(content)
                || takeAbbreviation(content)
        default: return false
        }
    }

    // MARK: Code

    /// Leaves code as it is, up to the fence that closes it; a directive of MyST that is a card becomes one.
    private mutating func takeFence(_ content: String) -> Bool {
        guard let sign = content.first else { return false }
        let length = content.prefix { $0 == sign }.count
        guard length >= 3 else { return false }
        let info = content.dropFirst(length).trimmed
        if sign == "`", info.contains("`") { return false }
        var end = index + 1
        while end < lines.count {
            let line = lines[end].trimmed
            if line.prefix(while: { $0 == sign }).count >= length, line.allSatisfy({ $0 == sign }) { break }
            end += 1
        }
        if info.hasPrefix("{"), let close = info.firstIndex(of: "}") {
            let name = info[..<close].dropFirst().trimmed
            if let level = converter.context.level(for: name), end < lines.count {
                let title = info[info.index(after: close)...].trimmed
                let inner = lines[(index + 1)..<end].drop { $0.trimmed.hasPrefix(":") }
                addCard(level, title: title, named: name, Array(inner).outdented, indentation(of: lines[index]))
                converter.report.convert(.admonition)
                index = end + 1
                return true
            }
        }
        let last = min(end, lines.count - 1)
        result += lines[index...last]
        index = last + 1
        return true
    }

    // MARK: Admonitions and tabs of MkDocs

    /// `!!! type "Title"`, `??? type "Title"`, `???+ type`, with the text below indented (python-markdown.github.io,
    /// “Admonition”; facelessuser.github.io/pymdown-extensions, “Details”).
    private mutating func takeAdmonition(_ line: String, _ content: String) -> Bool {
        guard let match = content.wholeMatch(of: /(!!!|\?\?\?\+?)\s*([\w-][\w\- ]*?)\s*(?:"(.*)")?/) else {
            return false
        }
        let names = match.2.split(separator: " ").map(String.init).filter { $0 != "inline" && $0 != "end" }
        guard let name = names.first else { return false }
        let isClosed = match.1.hasPrefix("?")
        guard
            let rule = names.lazy.compactMap(converter.context.rule(for:)).first
                ?? (isClosed ? .text(argument: nil) : nil)
        else { return false }
        let indent = indentation(of: line)
        let body = takeIndented(below: line.indentation)
        let title = match.3.map(String.init) ?? (isClosed ? name.prefix(1).uppercased() + name.dropFirst() : nil)
        switch rule {
        case .card(let level, _, _):
            // What was open at first is a card like others.
            addCard(match.1 == "???" ? .details : level, title: title, named: name, body, indent)
        case .nowhere(let reason):
            converter.report.takeOut(.admonition, name, reason: reason)
            return true
        default:
            if isClosed {
                addCard(.details, title: title, named: name, body, indent)
            } else {
                if let title, !title.isEmpty { add(["**\(title)**", ""], indent) }
                add(converter.convertLines(body), indent)
            }
        }
        converter.report.convert(.admonition)
        return true
    }

    /// `=== "Title"` (facelessuser.github.io/pymdown-extensions, “Tabbed”): each tab below its title.
    private mutating func takeTab(_ line: String, _ content: String) -> Bool {
        guard let match = content.wholeMatch(of: /===[!+]*\s+["'](.+)["']/) else { return false }
        let indent = indentation(of: line)
        let body = takeIndented(below: line.indentation)
        add(["", "**\(match.1)**", ""], indent)
        add(converter.convertLines(body), indent)
        add([""], indent)
        converter.report.convert(.tabs)
        return true
    }

    /// The lines below this one that are indented by four columns more, without those columns.
    private mutating func takeIndented(below columns: Int) -> [String] {
        var end = index + 1
        while end < lines.count, lines[end].isBlank || lines[end].indentation >= columns + 4 { end += 1 }
        let body = lines[(index + 1)..<end].map { $0.outdented(columns + 4) }
        var rest = end
        while rest > index + 1, lines[rest - 1].isBlank { rest -= 1 }
        index = rest
        return CardLines.trimmed(body)
    }

    // MARK: Containers

    /// `::: name Title` … `:::` (pandoc.org, “Divs and Spans”; docusaurus.io, “Admonitions”).
    private mutating func takeContainer(_ line: String, _ content: String) -> Bool {
        let colons = content.prefix { $0 == ":" }.count
        guard colons >= 3 else { return false }
        let head = content.dropFirst(colons).trimmed
        guard !head.isEmpty, let end = endOfContainer(colons) else { return false }
        let (names, title) = Self.parts(ofContainer: head)
        guard let name = names.first(where: { converter.context.rule(for: $0) != nil }) ?? names.first else {
            return false
        }
        let indent = indentation(of: line)
        let body = Array(lines[(index + 1)..<end]).outdented
        switch converter.context.rule(for: name) {
        case .card(let level, _, _)?: addCard(level, title: title, named: name, body, indent)
        case .nowhere(let reason)?:
            converter.report.takeOut(.notice, name, reason: reason)
            index = end + 1
            return true
        case .text?: add(converter.convertLines(body), indent)
        default: return false
        }
        converter.report.convert(.notice)
        index = end + 1
        return true
    }

    private func endOfContainer(_ colons: Int) -> Int? {
        var depth = 0
        for at in (index + 1)..<max(index + 1, lines.count) {
            let line = lines[at].trimmed
            guard line.hasPrefix(":::") else { continue }
            let count = line.prefix { $0 == ":" }.count
            if line.count > count {
                depth += 1
            } else if depth == 0 || count == colons && count > 3 {
                return at
            } else {
                depth -= 1
            }
        }
        return nil
    }

    /// `warning Title`, `warning[Title]`, `{.callout-note title="Title"}`.
    private static func parts(ofContainer head: String) -> (names: [String], title: String?) {
        if head.hasPrefix("{") {
            let inside = head.dropFirst().prefix { $0 != "}" }
            let list = AttributeList(String(inside))
            return (list.classes, list.values["title"])
        }
        let name = head.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        var title = head.dropFirst(name.count).trimmed
        if title.hasPrefix("["), title.hasSuffix("]") { title = String(title.dropFirst().dropLast()) }
        if title.hasPrefix("{"), let close = title.firstIndex(of: "}") {
            title = AttributeList(String(title[..<close].dropFirst())).values["title"] ?? ""
        }
        return (name.isEmpty ? [] : [String(name)], title.isEmpty ? nil : title)
    }

    // MARK: Alerts

    /// `> [!TIP]` of GitHub and Obsidian, and `> **Note:** …` as GitHub wrote it before.
    private mutating func takeAlert(_ line: String) -> Bool {
        if let match = line.firstMatch(of: /^(\s*>\s*)\[!([A-Za-z-]+)\]([+-]?)[ \t]*(.*)$/) {
            let (name, title) = (String(match.2), match.4.trimmed)
            guard CardKind(rawValue: name.lowercased()) == nil || name != name.uppercased() || match.3 == "-" else {
                return false
            }
            guard let level = converter.context.level(for: name) else { return false }
            let isDetails = match.3 == "-" && !title.isEmpty && level == .note
            let shown = isDetails ? CardKind.details : level
            let isRepeated = title.lowercased() == name.lowercased()
            result.append(
                "\(match.1)[!\(shown.rawValue.uppercased())]" + (title.isEmpty || isRepeated ? "" : " \(title)")
            )
            index += 1
            converter.report.convert(.alert)
            return true
        }
        let isFirst = index == 0 || !lines[index - 1].trimmed.hasPrefix(">")
        if isFirst, let match = line.firstMatch(of: /^(\s*>\s*)(?:\*\*|__)([A-Za-z]+)\s*:?(?:\*\*|__):?\s*(.*)$/),
            let level = converter.context.level(for: String(match.2))
        {
            result += ["\(match.1)[!\(level.rawValue.uppercased())]", "\(match.1)".trimmed]
            if !match.3.isBlank {
                result.append("\(match.1)\(match.3)")
            } else if index + 1 >= lines.count || !lines[index + 1].trimmed.hasPrefix(">") {
                result.removeLast(2)
                return false
            }
            index += 1
            converter.report.convert(.alert)
            return true
        }
        return false
    }

    // MARK: Lines

    /// `[TOC]`, `[[_TOC_]]`, and `{:toc}` below an item that it takes the place of.
    private mutating func takeContents(_ content: String) -> Bool {
        let isAlone = content.wholeMatch(of: /\[TOC\]|\[\[_TOC_\]\]|\[toc\]/) != nil
        let next = index + 1 < lines.count ? lines[index + 1].trimmed : ""
        let isItem =
            content.wholeMatch(of: /(?:[-*]|1\.)\s+.*/) != nil && next.wholeMatch(of: /\{:\s*toc[^}]*\}/) != nil
        let isLine = content.wholeMatch(of: /\{:\s*toc[^}]*\}/) != nil
        guard isAlone || isItem || isLine else { return false }
        index += isItem ? 2 : 1
        converter.report.takeOut(
            .tableOfContents,
            isAlone ? content : "{:toc}",
            reason: "the page lists its headings by itself"
        )
        return true
    }

    /// `--8<-- "file.md"` and `{!file.md!}` (facelessuser.github.io/pymdown-extensions, “Snippets”).
    private mutating func takeSnippet(_ line: String, _ content: String) -> Bool {
        guard converter.context.tool == .mkdocs || converter.context.tool == .markdown,
            let match = content.wholeMatch(of: /-+8<-+\s+["']([^"':]+)["']|\{!\s*([^!]+?)\s*!\}/),
            let name = match.1 ?? match.2,
            let file = converter.context.site.snippet(String(name), from: converter.context.path),
            !converter.including.contains(file), let text = converter.context.site.folder.text(file)
        else { return false }
        converter.including.append(file)
        add(converter.convertLines(OldText(text, path: file).body.lines), indentation(of: line))
        converter.including.removeLast()
        converter.report.convert(.include)
        index += 1
        return true
    }

    /// `{::options … /}` and `{::comment}` of kramdown.
    private mutating func takeOption(_ content: String) -> Bool {
        guard content.hasPrefix("{::") else { return false }
        if content.wholeMatch(of: /\{::options[^}]*\/\}/) != nil {
            converter.report.takeOut(.attributeList, "{::options}", reason: "it sets the tool that made the old site")
            index += 1
            return true
        }
        guard content == "{::comment}",
            let end = lines[index...].firstIndex(where: { ["{:/comment}", "{:/}"].contains($0.trimmed) })
        else { return false }
        let body = lines[(index + 1)..<end].joined(separator: "\n").replacing("--", with: "- -")
        result += ["<!--"] + body.lines + ["-->"]
        converter.report.convert(.templateTag)
        index = end + 1
        return true
    }

    /// `*[BP]: blood pressure` (michelf.ca, “PHP Markdown Extra”).
    private mutating func takeAbbreviation(_ content: String) -> Bool {
        guard let match = content.wholeMatch(of: /\*\[([^\]]+)\]:\s*(.+)/) else { return false }
        converter.abbreviations.append((String(match.1), match.2.trimmed))
        index += 1
        return true
    }

    // MARK: Parts

    private func indentation(of line: String) -> String { String(line.prefix { $0 == " " || $0 == "\t" }) }

    private mutating func addCard(
        _ level: CardKind,
        title: String?,
        named name: String,
        _ body: [String],
        _ indent: String
    ) {
        let body = converter.convertLines(body)
        add([""] + CardLines.card(level, title: title, named: name, body: body) + [""], indent)
    }

    private mutating func add(_ added: [String], _ indent: String) {
        for line in added {
            if line.isEmpty {
                if !(result.last?.isBlank ?? true) { result.append("") }
            } else {
                result.append(indent + line)
            }
        }
    }
}

import Authoring
import SiteModel

/// An address that an import writes for a text of the old site until it is known where that text goes.
enum ImportedAddress {
    static let scheme = "old-site:"

    static func address(ofText path: String, anchor: String?) -> String {
        let allowed = path.utf8.map { byte -> String in
            let isPlain =
                byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
                || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Self.hexadecimal(byte)
        }
        return scheme + allowed.joined() + (anchor.map { "#\($0)" } ?? "")
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}

extension BodyConverter {
    /// Tags of Liquid and shortcodes of Hugo.
    mutating func convertTags(in text: String) -> String {
        guard text.contains("{{") || text.contains("{%") else { return text }
        var tags = TemplateTag.tags(in: text, skipping: MarkdownOutline(text))
        switch context.tool {
        case .jekyll, .mkdocs: tags.removeAll { $0.form == .shortcode }
        case .hugo: tags.removeAll { $0.form != .shortcode }
        case .markdown: return text
        }
        guard !tags.isEmpty else { return text }
        let bytes = Array(text.utf8)
        let pieces = TemplatePiece.pieces(of: tags, in: 0..<bytes.count)
        return written(pieces, bytes)
    }

    private mutating func written(_ pieces: [TemplatePiece], _ bytes: [UInt8]) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let range): result += String(decoding: bytes[range], as: UTF8.self)
            case .tag(let tag): append(converted(tag, after: result), tag.range, bytes, to: &result)
            case .block(let start, let inner, let end):
                // What Liquid must not touch is text as it is.
                let isVerbatim = ["raw", "highlight", "comment"].contains(start.name)
                let range = start.range.upperBound..<end.range.lowerBound
                let inside = isVerbatim ? String(decoding: bytes[range], as: UTF8.self) : written(inner, bytes)
                if let text = converted(start, around: inside, after: result) {
                    result += text
                } else {
                    result +=
                        String(decoding: bytes[start.range], as: UTF8.self) + inside
                        + String(decoding: bytes[end.range], as: UTF8.self)
                }
            }
        }
        return result
    }

    private func append(_ text: String?, _ range: Range<Int>, _ bytes: [UInt8], to result: inout String) {
        result += text ?? String(decoding: bytes[range], as: UTF8.self)
    }

    /// What is before a block on its line, where that is nothing but white space; `nil` where it is more.
    private func lineStart(of text: String) -> String? {
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return line.isBlank ? String(line) : nil
    }

    /// Lines as a block after some text.
    private func block(_ lines: [String], after text: String) -> String? {
        guard !lines.isEmpty else { return "" }
        guard let indent = lineStart(of: text) else {
            // In the middle of a paragraph a block ends it; after the sign of an item it would not be in the item.
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
            guard line.wholeMatch(of: /\s*(?:[-*+]|\d+\.|>|\|).*/) == nil else { return nil }
            return "\n\n" + lines.joined(separator: "\n") + "\n\n"
        }
        let isFirst = text.isEmpty || text.hasSuffix("\n\n") || text == indent
        let rest = lines.enumerated().map {
            $0.offset == 0 && isFirst || $0.element.isEmpty ? $0.element : indent + $0.element
        }
        return (isFirst ? "" : "\n") + rest.joined(separator: "\n") + "\n\n"
    }

    // MARK: Tags alone

    private mutating func converted(_ tag: TemplateTag, after text: String) -> String? {
        switch (tag.form, tag.name) {
        case (.output, _): return output(tag.name)
        case (.liquidTag, "link"), (.liquidTag, "post_url"), (.shortcode, "ref"), (.shortcode, "relref"):
            return reference(tag)
        case (.liquidTag, "include"), (.liquidTag, "include_relative"), (.liquidTag, "include_cached"):
            return include(tag, after: text)
        case (.liquidTag, "cite"), (.liquidTag, "cite_details"), (.shortcode, "cite"):
            return citation(tag)
        case (.liquidTag, "bibliography"), (.liquidTag, "references"), (.shortcode, "bibliography"),
            (.shortcode, "references"):
            report.takeOut(.bibliography, tag.name, reason: "the page lists its sources by itself")
            return ""
        case (.liquidTag, "seo"), (.liquidTag, "feed_meta"):
            report.takeOut(.templateTag, tag.name, reason: "it belongs to a template of the old site")
            return ""
        case (.liquidTag, "include_code"): return nil
        case (.shortcode, _): return shortcode(tag, around: nil, after: text)
        default: return shortcode(tag, around: nil, after: text)
        }
    }

    /// `{{ page.title }}`, `{{ site.baseurl }}`, `{{ "/a/" | relative_url }}`.
    private mutating func output(_ inside: String) -> String? {
        guard context.tool == .jekyll else { return nil }
        let parts = inside.split(separator: "|").map(\.trimmed)
        guard let value = parts.first else { return nil }
        let filters = parts.dropFirst().map { String($0.prefix { $0 != ":" }).trimmed }
        let known: Set = ["relative_url", "absolute_url", "prepend", "escape", "strip", "xml_escape", "markdownify"]
        guard filters.allSatisfy(known.contains) else { return nil }
        if parts.dropFirst().contains(where: { $0.hasPrefix("prepend") && !$0.contains("site.") }) { return nil }
        var found: String?
        if value.count > 1, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
            found = String(value.dropFirst().dropLast())
        } else if value == "site.baseurl" || value == "site.url" || value == "site.github.url" {
            found = ""
        } else if value.hasPrefix("page."), !value.dropFirst(5).contains(".") {
            let key = String(value.dropFirst(5))
            found = key == "title" ? context.title : context.keys.first { $0.key == key }?.value.text
        } else if value.hasPrefix("site.") {
            var setting = context.settings
            for part in value.dropFirst(5).split(separator: ".") { setting = setting?[String(part)] }
            found = setting?.text
        }
        if found != nil { report.convert(.templateTag) }
        return found
    }

    /// `{% link file %}` and `{{< ref "file" >}}` as an address.
    private mutating func reference(_ tag: TemplateTag) -> String? {
        let written =
            tag.form == .liquidTag ? tag.rest : (tag.arguments["path"] ?? tag.arguments.positional.first ?? "")
        let parts = written.trimmed.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        let anchor = parts.count > 1 ? String(parts[1]) : nil
        if name.isEmpty, let anchor { return "#\(anchor)" }
        guard let path = context.site.reference(name, from: context.path) else {
            // A file that is no text has an address too.
            if tag.form == .liquidTag, context.site.folder.has(name) { return "/" + name }
            return nil
        }
        report.convert(.templateTag)
        return ImportedAddress.address(ofText: path, anchor: anchor)
    }

    /// `{% include note.html content="…" %}`: what the map says, else the text of the file itself.
    private mutating func include(_ tag: TemplateTag, after text: String) -> String? {
        let name = String(tag.rest.prefix { !$0.isWhitespace })
        let arguments = TagArguments(tag.rest.dropFirst(name.count))
        for key in [name, FilePlace.stem(name), FilePlace.name(name)] {
            guard let rule = context.map.markup[key.lowercased()] else { continue }
            if let found = apply(rule, named: FilePlace.stem(name), arguments, around: nil, after: text) {
                if case .nowhere(let reason) = rule {
                    report.takeOut(.include, name, reason: reason)
                } else {
                    report.convert(.include)
                }
                return found
            }
        }
        guard let file = context.site.include(name, from: context.path), !including.contains(file),
            var content = context.site.folder.text(file)
        else { return nil }
        for match in content.matches(of: /\{\{-?\s*include\.([\w-]+)\s*(?:\|\s*markdownify\s*)?-?\}\}/).reversed() {
            content.replaceSubrange(match.range, with: arguments[String(match.1)] ?? "")
        }
        // A file that asks and repeats is a program, and no text.
        guard content.firstMatch(of: /\{%-?\s*(?:if|unless|for|assign|capture|case)\b/) == nil else { return nil }
        including.append(file)
        let converted = convertPart(OldText(content, path: file).body)
        including.removeLast()
        guard
            let result = lineStart(of: text) == nil
                ? converted.trimmed : block(CardLines.trimmed(converted.lines), after: text)
        else { return nil }
        report.convert(.include)
        return result
    }

    private mutating func citation(_ tag: TemplateTag) -> String? {
        let keys = tag.arguments.positional.filter { !$0.hasPrefix("-") }
        guard !keys.isEmpty else { return nil }
        return keys.map { "[@\($0)]" }.joined(separator: " ")
    }

    // MARK: Tags around something

    private mutating func converted(_ tag: TemplateTag, around inside: String, after text: String) -> String? {
        switch tag.name {
        case "raw" where tag.form == .liquidTag:
            report.convert(.templateTag)
            return inside
        case "highlight":
            let language = tag.arguments.positional.first ?? ""
            report.convert(.templateTag)
            return block(["~~~\(language)"] + CardLines.trimmed(inside.lines) + ["~~~"], after: text)
        case "comment" where tag.form == .liquidTag:
            report.convert(.templateTag)
            return "<!--\(inside.replacing("--", with: "- -"))-->"
        default: return shortcode(tag, around: inside, after: text)
        }
    }

    /// A shortcode, or a block tag of Liquid, for which the map has a rule.
    private mutating func shortcode(_ tag: TemplateTag, around inside: String?, after text: String) -> String? {
        if tag.name == "tabs" || tag.name == "tab" || tag.name == "tabpane", let inside {
            let title = tag.name == "tab" ? tag.arguments.title(afterType: false) ?? tag.arguments["name"] : nil
            let body = convertLines(inside.lines.outdented)
            report.convert(.tabs)
            return block((title.map { ["**\($0)**", ""] } ?? []) + CardLines.trimmed(body), after: text)
        }
        guard let rule = context.rule(for: tag.name),
            let result = apply(rule, named: tag.name, tag.arguments, around: inside, after: text)
        else { return nil }
        if case .nowhere(let reason) = rule {
            report.takeOut(.shortcode, tag.name, reason: reason)
        } else {
            report.convert(.shortcode)
        }
        return result
    }

    private mutating func apply(
        _ rule: ImportMap.MarkupRule,
        named name: String,
        _ arguments: TagArguments,
        around inside: String?,
        after text: String
    ) -> String? {
        func value(_ argument: String?) -> String? { argument.flatMap { arguments[$0] } }
        func body(_ argument: String?) -> String? {
            inside ?? value(argument) ?? arguments["content"] ?? arguments["text"] ?? arguments["body"]
        }
        switch rule {
        case .card(let level, let title, let argument):
            guard let body = body(argument) else { return nil }
            let shown = value(title) ?? arguments.title(afterType: false)
            return card(level, title: shown, named: name, body, after: text)
        case .cardByType(let title, let argument):
            guard let body = body(argument), let type = arguments.type, let level = context.level(for: type) else {
                return nil
            }
            return card(level, title: value(title) ?? arguments.title(afterType: true), named: type, body, after: text)
        case .text(let argument):
            guard let body = body(argument) else { return nil }
            if lineStart(of: text) == nil { return convertPart(body).trimmed }
            return block(CardLines.trimmed(convertLines(body.lines.outdented)), after: text)
        case .link(let address, let words):
            guard let shown = value(words), !shown.isEmpty else { return nil }
            var target = address
            for match in address.matches(of: /\{([\w-]+)\}/).reversed() {
                guard let value = arguments[String(match.1)] ?? (match.1 == "0" ? arguments["id"] : nil) else {
                    return nil
                }
                target.replaceSubrange(match.range, with: value)
            }
            return "[\(shown)](\(target))"
        case .figure: return figure(arguments, after: text)
        case .nowhere: return ""
        }
    }

    private mutating func card(
        _ level: CardKind,
        title: String?,
        named name: String,
        _ body: String,
        after text: String
    ) -> String? {
        let lines = convertLines(body.lines.outdented)
        return block(CardLines.card(level, title: title, named: name, body: lines), after: text)
    }

    /// `figure` of Hugo: its caption is the title of the image, and who made it follows a bar.
    private mutating func figure(_ arguments: TagArguments, after text: String) -> String? {
        guard let source = arguments["src"] ?? arguments.positional.first, !source.isEmpty else { return nil }
        let caption = [arguments["title"], arguments["caption"]].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: ". ")
        let credit = arguments["attr"].map { " | \($0)" } ?? ""
        let title = (caption + credit).trimmed.replacing("\"", with: "\\\"")
        let description = arguments["alt"] ?? ""
        let address = source.contains(" ") ? "<\(source)>" : source
        let image = "![\(description)](\(address)\(title.isEmpty ? "" : " \"\(title)\""))"
        return block([image], after: text)
    }
}

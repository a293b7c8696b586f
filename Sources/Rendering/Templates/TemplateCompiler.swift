import Diagnostics
import Mustache
import SiteModel

/// Compiles the templates for one site.
///
/// What is the same on every page, because it names nothing but `site` and `asset`, is rendered once here and not
/// again for each page: half of the tags of a page are such.
struct TemplateCompiler {
    /// What a constant part of a template can look into.
    private struct ConstantView: TemplateView {
        var site: SiteView
        var asset: AssetView

        static let schema = TemplateSchema<ConstantView>([
            .view("site", "the site") { $0.site },
            .view("asset", "the theme's assets") { $0.asset },
        ])
    }

    private let constants: ViewReference

    init(site: SiteView, assets: AssetView) {
        constants = ViewReference(ConstantView(site: site, asset: assets))
    }

    /// The library of all templates. With `allowingConstants` false, nothing is rendered ahead.
    func library(_ templates: [String: String], allowingConstants: Bool) -> MustacheLibrary {
        var library = MustacheLibrary()
        for (name, text) in templates {
            let specialized = allowingConstants ? specialize(text) : text
            // Every text compiled when the theme was read; one that does not any more is taken as it was.
            if let template = compile(specialized) ?? compile(text) { library.register(template, named: name) }
        }
        return library
    }

    private func compile(_ text: String) -> MustacheTemplate? {
        try? MustacheTemplate(string: FastEscaping.pragma + text)
    }

    /// The text with its constant parts rendered.
    private func specialize(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var problems: [Diagnostic] = []
        let tags = TemplateScanner.pieces(of: text, file: SourceFile(.templates, ""), diagnostics: &problems)
            .compactMap { piece -> TemplateTag? in
                guard case .tag(let tag) = piece else { return nil }
                return tag
            }
        var result = String.UnicodeScalarView()
        var copied = 0
        var index = 0
        while index < tags.count {
            let end = endOfConstant(startingAt: index, in: tags)
            if let end {
                let range = tags[index].range.lowerBound..<tags[end].range.upperBound
                if let rendered = render(String(String.UnicodeScalarView(scalars[range]))) {
                    result.append(contentsOf: scalars[copied..<range.lowerBound])
                    result.append(contentsOf: rendered.unicodeScalars)
                    copied = range.upperBound
                    index = end + 1
                    continue
                }
            }
            index += 1
        }
        result.append(contentsOf: scalars[copied...])
        return String(result)
    }

    private func render(_ part: String) -> String? {
        guard let rendered = compile(part)?.render(constants) else { return nil }
        // Braces in a site's own words must not become tags.
        return rendered.contains("{{") ? nil : rendered
    }

    /// The last tag of the constant part that starts with a tag; `nil` where none starts there.
    private func endOfConstant(startingAt start: Int, in tags: [TemplateTag]) -> Int? {
        guard isConstant(tags[start].name) else { return nil }
        switch tags[start].kind {
        case .variable, .unescaped: return start
        case .section, .inverted: break
        case .close, .partial, .parent, .block: return nil
        }
        var depth = 0
        for index in start..<tags.count {
            let tag = tags[index]
            switch tag.kind {
            case .section, .inverted: depth += 1
            case .close: depth -= 1
            case .variable, .unescaped: break
            case .partial, .parent, .block: return nil
            }
            if tag.kind != .close, !isConstant(tag.name), !isInside(tag.name) { return nil }
            if depth == 0 { return index }
        }
        return nil
    }

    private func isConstant(_ name: String) -> Bool { name.hasPrefix("site.") || name.hasPrefix("asset.") }

    /// Whether a name inside a constant section can only mean something of that section: the linter has proved that it
    /// means something, and the top level of no page has it.
    private func isInside(_ name: String) -> Bool {
        if name.hasPrefix(".") || name.hasSuffix("()") { return true }
        let first = name.prefix { $0 != "." }
        return PageKind.allCases.allSatisfy { kind in !kind.view.keys.contains { $0.name == first } }
    }
}

/// Escaping for HTML as swift-mustache does it, without its cost: most texts need none, and are passed on as they are.
private struct FastEscaping: MustacheContentType {
    /// Puts the escaping in force for a template. swift-mustache knows content types by name only, for the whole
    /// process; registering one again changes nothing. On a line of its own the tag leaves no trace in the page.
    static let pragma: String = {
        MustacheContentTypes.register(FastEscaping(), named: "SITEGEN")
        return "{{% CONTENT_TYPE:SITEGEN}}\n"
    }()

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.needsEscape) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}

extension Site {
    /// Whether a text has keys of its own, under `extra`, that would hide `site` or `asset` from a template.
    fileprivate static func isReserved(_ value: ExtraValue?) -> Bool {
        switch value {
        case .map(let map): map["site"] != nil || map["asset"] != nil || map.values.contains(where: isReserved)
        case .list(let list): list.contains(where: isReserved)
        case .text, .flag, nil: false
        }
    }

    var usesReservedExtraKeys: Bool {
        articles.contains { Self.isReserved($0.text.extra) } || conditions.contains { Self.isReserved($0.text.extra) }
            || pages.contains { Self.isReserved($0.extra) }
    }
}

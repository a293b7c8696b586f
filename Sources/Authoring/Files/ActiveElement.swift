import SiteModel

/// A tag of markup, held to what may run or load.
struct ActiveElement {
    struct Attribute {
        var name: String
        var value: String
        var range: Range<Int>
    }

    /// The name in lower case, with its prefix.
    var name: String
    var range: Range<Int>
    var attributes: [Attribute] = []

    /// Elements that run something, or show another document.
    private static let active: Set<String> = [
        "script", "foreignobject", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe",
        "base", "handler", "listener",
    ]
    /// Attributes that hold an address which is loaded or gone to.
    private static let addresses: Set<String> = [
        "href", "src", "data", "poster", "action", "formaction", "background", "manifest", "ping", "archive",
        "codebase",
        "icon", "dynsrc", "lowsrc", "base",
    ]
    /// What runs in whatever attribute it is.
    private static let running = [
        "javascript:", "vbscript:", "data:text/html", "data:text/xml", "data:application/xhtml",
    ]
    /// Kinds of `<link>` that load nothing.
    private static let words: Set<String> = [
        "alternate", "author", "canonical", "help", "license", "me", "next", "nofollow", "noopener", "prev",
    ]

    /// What is after the prefix: any prefix can be made to mean any vocabulary.
    private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

    private var local: String { Self.local(name) }

    var isStyleSheet: Bool { local == "style" }

    private func value(of name: String) -> String? { attributes.first { Self.local($0.name) == name }?.value }

    /// Everything that runs or loads in the tag.
    var findings: [ActiveContentScanner.Finding] {
        var findings: [ActiveContentScanner.Finding] = []
        if Self.active.contains(local) { findings.append(.runs(range, "What `<\(name)>` holds")) }
        if local == "meta" { findings += meta }
        for attribute in attributes where attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") {
            if let finding = finding(of: attribute) { findings.append(finding) }
        }
        return findings
    }

    private var meta: [ActiveContentScanner.Finding] {
        if let charset = value(of: "charset")?.lowercased(), charset != "utf-8" {
            return [.unreadable(range.lowerBound, "it says that it is not UTF-8")]
        }
        guard let rule = value(of: "http-equiv").map(MarkupReferences.plain) else { return [] }
        if rule == "content-type", let content = value(of: "content").map(MarkupReferences.plain) {
            let isUTF8 = !content.contains("charset=") || content.contains("charset=utf-8")
            return isUTF8 ? [] : [.unreadable(range.lowerBound, "it says that it is not UTF-8")]
        }
        return ["refresh", "set-cookie"].contains(rule) ? [.runs(range, "`http-equiv=\"\(rule)\"`")] : []
    }

    private func finding(of attribute: Attribute) -> ActiveContentScanner.Finding? {
        let key = Self.local(attribute.name)
        if key.hasPrefix("on"), key.count > 2, key.dropFirst(2).allSatisfy({ $0.isLetter }) {
            return .runs(attribute.range, "`\(attribute.name)`")
        }
        if key == "srcdoc" { return .runs(attribute.range, "`srcdoc`") }
        let value = MarkupReferences.decoded(attribute.value)
        let plain = MarkupReferences.plain(value)
        if Self.running.contains(where: { plain.contains($0) }) {
            return .runs(attribute.range, "`\(attribute.name)`")
        }
        if key == "attributename" {
            let target = Self.local(plain)
            return Self.addresses.contains(target) || target.hasPrefix("on")
                ? .runs(attribute.range, "A change of `\(plain)`") : nil
        }
        if key == "srcset" || key == "imagesrcset" {
            return plain.contains("//") || plain.contains("\\") || plain.contains("data:")
                ? .loads(attribute.range, "`\(attribute.value)`") : nil
        }
        if Self.addresses.contains(key) { return address(attribute, plain) }
        return ActiveStyle.faults(in: value).first?.finding(at: attribute.range)
    }

    private func address(_ attribute: Attribute, _ plain: String) -> ActiveContentScanner.Finding? {
        let shown = attribute.value.count > 80 ? attribute.value.prefix(80) + "…" : attribute.value[...]
        switch ActiveStyle.target(plain) {
        case .inside: return nil
        case .elsewhere:
            let isLink = ["a", "area"].contains(local) && attribute.name != "ping"
            let relations = value(of: "rel").map { Set($0.lowercased().split(separator: " ").map(String.init)) }
            let isWord = local == "link" && relations.map { !$0.isEmpty && $0.isSubset(of: Self.words) } == true
            return isLink || isWord ? nil : .loads(attribute.range, "`\(shown)`")
        case .other: return .runs(attribute.range, "`\(shown)`")
        }
    }
}

/// Addresses in markup and in style sheets.
enum ActiveStyle {
    enum Target {
        /// A part of the file, a file of the site, or a picture or a font that is written out.
        case inside
        /// Another host, a telephone or a mailbox.
        case elsewhere
        /// Anything else.
        case other
    }

    enum Fault {
        case loads(String)
        case runs(String)

        func finding(at range: Range<Int>) -> ActiveContentScanner.Finding {
            switch self {
            case .loads(let what): .loads(range, what)
            case .runs(let what): .runs(range, what)
            }
        }
    }

    /// Where an address without white space, in lower case, leads.
    static func target(_ plain: String) -> Target {
        if plain.isEmpty || plain.hasPrefix("#") { return .inside }
        let slashes = plain.replacing("\\", with: "/")
        if slashes.hasPrefix("//") { return .elsewhere }
        let scheme = slashes.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        guard slashes.dropFirst(scheme.count).first == ":" else { return .inside }
        switch scheme {
        case "http", "https", "mailto", "tel": return .elsewhere
        case "data":
            let kinds = [
                "image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "font/", "application/font",
                "application/x-font", "application/vnd.ms-fontobject",
            ]
            return kinds.contains { slashes.hasPrefix("data:" + $0) } ? .inside : .other
        default: return .other
        }
    }

    /// What a style sheet, or a value in the form of one, runs or loads.
    static func faults(in text: String) -> [Fault] {
        guard
            text.utf8.contains(where: {
                $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "\\")
                    || $0 == UInt8(ascii: ":")
            })
        else { return [] }
        let style = unescaped(text).lowercased()
        var faults: [Fault] = []
        if style.contains("@import") { faults.append(.loads("What `@import` names")) }
        for word in ["expression(", "-moz-binding", "behavior:"] where style.contains(word) {
            faults.append(.runs("`\(word)` in a style"))
        }
        if style.contains("image-set("), style.contains("//") { faults.append(.loads("A picture of `image-set()`")) }
        for function in ["url(", "src("] {
            for found in style.ranges(of: function) {
                let argument = style[found.upperBound...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
                    .prefix { $0 != ")" && $0 != "\"" && $0 != "'" }
                switch target(MarkupReferences.plain(String(argument))) {
                case .inside: continue
                case .elsewhere, .other: faults.append(.loads("`\(argument.prefix(80))`"))
                }
            }
        }
        return faults
    }

    /// The text with the escapes of CSS read (CSS Syntax Module Level 3, section 4.3.7).
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
            if digits.isEmpty {
                if let next = rest.popFirst(), next != "\n" { result.append(next) }
                continue
            }
            rest = rest.dropFirst(digits.count)
            if rest.first?.properties.isWhitespace == true { rest = rest.dropFirst() }
            result.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        }
        return String(result)
    }
}

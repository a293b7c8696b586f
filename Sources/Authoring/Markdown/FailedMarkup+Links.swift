import ASCII

extension FailedMarkup {
    /// Reports brackets and parentheses that were meant to be a link or an image and make none.
    ///
    /// Not reported: `[sic]`, `[1]`, `[1][2]`, `[see note] (page 5)`.
    mutating func findBrackets() {
        var closed: Set<Int> = []
        for index in shown.range where shown.bytes[index] == UInt8(ascii: "[") && shown.role(index) == .text {
            guard !isNote(at: index) else { continue }
            let isImage = shown[index - 1] == UInt8(ascii: "!") && shown.role(index - 1) == .text
            let start = isImage ? index - 1 : index
            guard let close = closingBracket(of: index) else {
                findUnclosedText(from: start, isImage: isImage)
                continue
            }
            closed.insert(close)
            guard shown.role(close) == .text, let (fault, end) = fault(after: close, of: index, isImage: isImage)
            else {
                continue
            }
            report(.link(fault, isImage: isImage), start..<end)
        }
        findLooseParts(closed)
        findImages()
        findWideBrackets()
        findAngles()
        findCharacterReferences()
    }

    /// Whether a bracket belongs to a footnote or to the marker of a card, which are looked at elsewhere.
    private func isNote(at index: Int) -> Bool {
        var next = index + 1
        while shown[next].isASCIIBlank { next += 1 }
        return shown[next] == UInt8(ascii: "^") || shown[next] == UInt8(ascii: "!")
    }

    /// The `]` that belongs to a `[`.
    private func closingBracket(of open: Int) -> Int? {
        var depth = 0
        // cmark gives up at 1,000 bytes.
        for index in open..<min(shown.range.upperBound, open + 1_000) {
            guard shown.role(index) == .text || shown.role(index) == .markup else { continue }
            if shown.bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if shown.bytes[index] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private func closingParenthesis(of open: Int) -> Int? {
        var depth = 0
        for index in open..<min(shown.range.upperBound, open + 1_000) where shown.role(index) != .escaped {
            if shown.bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if shown.bytes[index] == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    // MARK: What follows the text of a link

    private func fault(after close: Int, of open: Int, isImage: Bool) -> (MarkupSlip.LinkFault, end: Int)? {
        let next = close + 1
        // `Stop![1]` is a number after a sentence.
        if isImage, shown[next] != UInt8(ascii: "("), shown[next] != UInt8(ascii: "["),
            shown.neighbour(before: open - 1) == .space
        {
            return faultOfSpace(at: next) ?? (.addressMissing, next)
        }
        switch shown[next] {
        case UInt8(ascii: "(") where shown.role(next) == .text:
            return faultOfAddress(at: next, text: open..<close, isImage: isImage)
        case UInt8(ascii: "[") where shown.role(next) == .text && !isNote(at: next):
            guard let end = closingBracket(of: next) else { return nil }
            let label = next + 1..<end
            // [1][2] are two numbers of sources.
            if isNumber(open + 1..<close), isNumber(label) { return nil }
            return (.undefined(shown.written(label.isEmpty ? open + 1..<close : label)), end + 1)
        case UInt8(ascii: ":"): return faultOfDefinition(at: next, open)
        case UInt8(ascii: "{") where shown.role(next) == .text: return faultOfBrackets(at: next, 1, "}")
        case UInt8(ascii: "<") where shown.role(next) == .markup: return faultOfBrackets(at: next, 1, ">")
        case 0xEF where shown.scalar(at: next) == "（": return faultOfBrackets(at: next, 3, "）")
        case UInt8(ascii: " "), .lineFeed:
            var start = next
            while shown[start].isASCIISpace, start < next + 3 { start += 1 }
            if let end = endOfReference(at: start), isReferenced(open + 1..<close) { return (.spaceBeforeLabel, end) }
            return faultOfSpace(at: next)
        case _ where shown.strangeSpace(at: next) != nil: return faultOfSpace(at: next)
        case UInt8(ascii: "h"):
            // `[NHS]https://www.nhs.uk`
            return isAddress(next..<endOfWord(next)) ? (.other, endOfWord(next)) : nil
        default:
            // `「[薬]」(signs.md)`
            if let sign = shown.scalar(at: next), sign.value >= 0x80,
                [.closePunctuation, .finalPunctuation].contains(sign.properties.generalCategory),
                case let start = next + UTF8.width(sign), shown[start] == UInt8(ascii: "("),
                let end = closingParenthesis(of: start), isAddress(start + 1..<end)
            {
                return (.other, end + 1)
            }
            let end = endOfWord(next)
            guard
                let close = shown.bytes[next..<max(next, end)].firstIndex(where: { "()".utf8.contains($0) }),
                shown.bytes[close] == UInt8(ascii: ")"), isAddress(next..<close)
            else { return nil }
            return (.unopenedAddress, close + 1)
        }
    }

    /// An address in parentheses after a space of whatever kind.
    private func faultOfSpace(at next: Int) -> (MarkupSlip.LinkFault, end: Int)? {
        var start = next
        while start < next + 6 {
            if shown[start].isASCIISpace {
                start += 1
            } else if let space = shown.strangeSpace(at: start) {
                start += UTF8.width(space)
            } else {
                break
            }
        }
        guard start > next, shown[start] == UInt8(ascii: "("), shown.role(start) == .text else { return nil }
        let end = closingParenthesis(of: start) ?? endOfWord(start)
        return isAddress(start + 1..<end) ? (.spaceBeforeAddress, min(shown.range.upperBound, end + 1)) : nil
    }

    /// `[label]: my leaflet.pdf` at the start of a line, and `[text]: (address)`.
    private func faultOfDefinition(at colon: Int, _ open: Int) -> (MarkupSlip.LinkFault, end: Int)? {
        var start = colon + 1
        while shown[start].isASCIIBlank { start += 1 }
        if shown[start] == UInt8(ascii: "("), shown.role(start) == .text, let close = closingParenthesis(of: start),
            isAddress(start + 1..<close)
        {
            return (.colonBeforeAddress, close + 1)
        }
        guard isLineStart(open) else { return nil }
        let end = endOfWord(start)
        if isAddress(start..<end) { return (.definition, end) }
        var line = endOfLine(start)
        while line > start, shown.bytes[line - 1].isASCIISpace { line -= 1 }
        return line - start < 120 && isAddress(start..<line) ? (.definition, line) : nil
    }

    /// An address in other brackets than round ones.
    private func faultOfBrackets(
        at start: Int,
        _ width: Int,
        _ closing: Unicode.Scalar
    ) -> (MarkupSlip.LinkFault, end: Int)? {
        let first = start + width
        let limit = endOfLine(start)
        guard
            let end = (first..<max(first, limit)).first(where: {
                shown.scalar(at: $0) == closing || closing == "）" && shown.bytes[$0] == UInt8(ascii: ")")
            }), isAddress(first..<end)
        else { return nil }
        return (.wrongBrackets, end + (shown.scalar(at: end).map { UTF8.width($0) } ?? 1))
    }

    /// The end of `[label]` that works as a link without an address beside it.
    private func endOfReference(at start: Int) -> Int? {
        guard shown[start] == UInt8(ascii: "["), shown.role(start) == .markup, let close = closingBracket(of: start),
            shown.role(close) == .markup, shown[close + 1] != UInt8(ascii: "("), shown[close + 1] != UInt8(ascii: "[")
        else { return nil }
        return close + 1
    }

    /// Whether words in brackets may be those of a link: `[sic]` and `[1]` are not.
    private func isReferenced(_ range: Range<Int>) -> Bool {
        let words = shown.written(range)
        return words != "sic" && words.contains { $0.isLetter }
    }

    private func faultOfAddress(
        at start: Int,
        text: Range<Int>,
        isImage: Bool
    ) -> (MarkupSlip.LinkFault, end: Int)? {
        guard let close = closingParenthesis(of: start) else { return (.unclosedAddress, endOfWord(start)) }
        let end = close + 1
        let hasLink = text.dropFirst().contains {
            shown.bytes[$0] == UInt8(ascii: "[") && shown.role($0) == .markup
        }
        if hasLink, !isImage { return (.insideLink, end) }
        let content = start + 1..<close
        let written = shown.written(content)
        let scalars = written.unicodeScalars
        guard scalars.contains(where: { $0.properties.isWhitespace }) else { return (.other, end) }
        // The title follows the first space.
        if scalars.drop(while: { !$0.properties.isWhitespace }).contains(where: {
            "“”„«»‘’「『".unicodeScalars.contains($0)
        }) {
            return (.curlyQuotes, end)
        }
        if let meant = meantAddress(written) { return (.spaceToDelete(meant), end) }
        if let fault = faultOfTitle(written, content) { return (fault, end) }
        var address = content
        if let quote = content.first(where: { shown.bytes[$0] == UInt8(ascii: "\"") }), quote > content.lowerBound {
            address = content.lowerBound..<quote
        }
        return (.spaceInAddress(shown.written(address)), end)
    }

    /// The address that was meant by one whose spaces belong to nothing: that of a number, of mail, of a host, or of a
    /// heading in a file. A path of a file may have spaces.
    private func meantAddress(_ written: String) -> String? {
        guard !written.contains(where: { "\"<".contains($0) }) else { return nil }
        let joined = written.filter { !$0.isWhitespace }
        if let hash = joined.firstIndex(of: "#"), written.contains(" #") || written.contains("# "),
            Self.fileEndings.contains(where: { joined[..<hash].lowercased().hasSuffix($0) })
        {
            return joined
        }
        if let scheme = ["tel", "sms", "mailto"].first(where: { joined.lowercased().hasPrefix($0 + ":") }) {
            let rest = written.dropFirst(scheme.count + 1)
            return MeantAddress.of(scheme: scheme, rest: rest)
        }
        if let start = ["http://", "https://"].first(where: { written.hasPrefix($0 + " ") }) {
            let rest = written.dropFirst(start.count).drop { $0 == " " }
            return rest.contains(" ") ? nil : start + rest
        }
        let meant = MeantAddress.of(path: written)
        return meant?.hasPrefix("tel:") == true ? meant : nil
    }

    /// What is wrong with the title after an address.
    private func faultOfTitle(_ written: String, _ content: Range<Int>) -> MarkupSlip.LinkFault? {
        let quotes = written.count { $0 == "\"" }
        if quotes == 1, written.contains(" '"), written.hasSuffix("\"") || written.hasSuffix("'") {
            return .unlikeQuotes
        }
        if quotes % 2 == 1 { return .unclosedTitle }
        if quotes == 2, let last = written.lastIndex(of: "\""), let first = written.firstIndex(of: "\""),
            written[written.index(after: last)...].contains(where: { !$0.isWhitespace }),
            written[..<first].split(separator: " ").count == 1
        {
            return .textAfterTitle
        }
        // `toe.svg =100x20`
        if quotes == 0, let size = written.split(separator: " ").last, size.first == "=", size.count > 1,
            size.dropFirst().allSatisfy({ $0.isNumber || "x*%".contains($0) })
        {
            return .imageSize
        }
        guard quotes == 0, let space = content.first(where: { shown.bytes[$0].isASCIISpace }) else { return nil }
        let address = shown.written(content.lowerBound..<space)
        let isFile = Self.fileEndings.contains { address.lowercased().hasSuffix($0) }
        let isWhole = Self.fileEndings.contains { written.lowercased().hasSuffix($0) }
        return isFile && !isWhole ? .titleWithoutQuotes : nil
    }

    // MARK: Parts of links

    private mutating func findUnclosedText(from start: Int, isImage: Bool) {
        let end = endOfLine(start)
        if shown[start + 1] == UInt8(ascii: "["), shown.role(start + 1) == .markup,
            let close = closingBracket(of: start + 1)
        {
            report(.link(.extraBracket, isImage: isImage), start..<close + 1)
            return
        }
        guard
            let open = (start..<end).first(where: { shown.bytes[$0] == UInt8(ascii: "(") && shown.role($0) == .text }),
            let close = closingParenthesis(of: open), isAddress(open + 1..<close)
        else {
            // `[a（signs.md)`
            if let open = (start..<end).first(where: { shown.has("（".utf8, at: $0) && shown.role($0) == .text }),
                let (_, end) = faultOfBrackets(at: open, 3, "）")
            {
                report(.link(.wrongBrackets, isImage: isImage), start..<end)
            }
            return
        }
        report(.link(.unclosedText, isImage: isImage), start..<close + 1)
    }

    /// `text](address)` and `(text)[address]`.
    private mutating func findLooseParts(_ closed: Set<Int>) {
        for index in shown.range.dropLast() where shown.role(index) == .text && shown.role(index + 1) == .text {
            switch (shown.bytes[index], shown.bytes[index + 1]) {
            case (UInt8(ascii: "]"), UInt8(ascii: "(")) where !closed.contains(index) && !hasEscape(before: index):
                guard let close = closingParenthesis(of: index + 1), isAddress(index + 2..<close) else { continue }
                report(.link(.unopenedText, isImage: false), index..<close + 1)
            case (UInt8(ascii: "}"), UInt8(ascii: "(")):
                guard let close = closingParenthesis(of: index + 1), isAddress(index + 2..<close),
                    let open = shown.bytes[shown.range.lowerBound..<index].lastIndex(of: UInt8(ascii: "{")),
                    shown.role(open) == .text
                else { continue }
                report(.link(.wrongBrackets, isImage: false), open..<close + 1)
            case (UInt8(ascii: ")"), UInt8(ascii: "[")):
                guard let close = closingBracket(of: index + 1),
                    let open = shown.bytes[shown.range.lowerBound..<index].lastIndex(of: UInt8(ascii: "(")),
                    isAddress(index + 2..<close)
                        || isAddress(open + 1..<index) && isReferenced(index + 2..<close)
                else { continue }
                report(.link(.reversed, isImage: false), open..<close + 1)
            default: continue
            }
        }
    }

    /// `! [toe](toe.png)` and `！[toe](toe.png)`, of which a link to the image remains.
    private mutating func findImages() {
        for index in shown.range where shown.bytes[index] == UInt8(ascii: "[") && shown.role(index) == .markup {
            var start = index
            while shown[start - 1].isASCIIBlank, index - start < 3 { start -= 1 }
            if let space = shown.scalar(before: start), space.value >= 0x80,
                case let width = UTF8.width(space), shown.strangeSpace(at: start - width) != nil
            {
                start -= width
            }
            guard let sign = shown.scalar(before: start), sign == "!" && start < index || sign == "！" && start == index,
                sign == "！" || !shown.isWord(before: start - 1) && shown.role(start - 1) == .text,
                let close = closingBracket(of: index), shown[close + 1] == UInt8(ascii: "("),
                let end = (close..<endOfLine(close)).first(where: { shown.bytes[$0] == UInt8(ascii: ")") }),
                Self.imageEndings.contains(where: {
                    shown.written(close + 2..<end).lowercased().split(separator: " ").first?.hasSuffix($0) ?? false
                })
            else { continue }
            report(.link(.spaceAfterExclamation, isImage: true), start - UTF8.width(sign)..<end + 1)
        }
    }

    private static let imageEndings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"]

    /// `［text］(address)`, `【text】（address）`: the brackets of an input method.
    private mutating func findWideBrackets() {
        for index in shown.range where shown.bytes[index] >= 0xE3 && shown.role(index) == .text {
            guard let scalar = shown.scalar(at: index), scalar == "］" || scalar == "】",
                let next = shown.scalar(at: index + 3), next == "(" || next == "（",
                let (fault, end) = faultOfBrackets(at: index + 3, UTF8.width(next), "）")
            else { continue }
            let opening: Unicode.Scalar = scalar == "］" ? "［" : "【"
            let open = (shown.range.lowerBound..<index).last { shown.scalar(at: $0) == opening } ?? index
            report(.link(fault, isImage: false), open..<end)
        }
    }

    /// `<www.who.int>`, and an address with one of the two angle brackets.
    private mutating func findAngles() {
        for index in shown.range where shown.role(index) == .text {
            switch shown.bytes[index] {
            case UInt8(ascii: "<"):
                let word = endOfWord(index)
                let close = (index..<word).first { shown.bytes[$0] == UInt8(ascii: ">") }
                let content = index + 1..<(close ?? word)
                guard !content.isEmpty else { continue }
                if close != nil, let meant = MeantAddress.of(path: shown.written(content)), meant.contains("//") {
                    report(.link(.angledAddress(meant), isImage: false), index..<content.upperBound + 1)
                } else if close == nil, shown.role(index + 1) == .address,
                    let end = (word..<max(word, endOfLine(index))).first(where: { shown.bytes[$0] == UInt8(ascii: ">") }
                    )
                {
                    let meant = shown.written(index..<end + 1).split(separator: " ").joined(separator: "%20")
                    report(.link(.spaceInAngles(meant), isImage: false), index..<end + 1)
                } else if close == nil, shown.role(index + 1) == .address {
                    report(.link(.unclosedAngle, isImage: false), index..<content.upperBound)
                }
            default: continue
            }
        }
    }

    /// Pairs of wide signs that an input method makes of `**`, `__`, `==`, backticks and double brackets.
    mutating func findWideSigns() {
        for index in shown.range where shown.bytes[index] == 0xEF && shown.role(index) == .text {
            for (opening, closing) in Self.wideSigns where shown.has(opening.utf8, at: index) {
                let start = index + opening.utf8.count
                guard shown.neighbour(at: start) != .space, !shown.has(opening.utf8.prefix(3), at: index - 3),
                    let end = (start..<endOfLine(index)).first(where: { shown.has(closing.utf8, at: $0) }),
                    shown.written(start..<end).contains(where: { $0.isLetter || $0.isNumber }),
                    shown.neighbour(before: end) != .space
                else { continue }
                report(.wideSigns(opening), index..<end + closing.utf8.count)
            }
        }
    }

    private static let wideSigns = [
        ("＊＊", "＊＊"), ("＿＿", "＿＿"), ("＝＝", "＝＝"), ("｀", "｀"), ("｛｛", "｝｝"), ("［［", "］］"),
    ]

    /// Whether a bracket before it is escaped, so that this one means itself too.
    private func hasEscape(before index: Int) -> Bool {
        (shown.range.lowerBound..<index).contains {
            shown.bytes[$0] == UInt8(ascii: "[") && shown.role($0) == .escaped
        }
    }

    /// `&nbps;`, a name that HTML does not have, `&nbsp` without its semicolon, and `&amp;nbsp;`, which a program has
    /// escaped twice.
    private mutating func findCharacterReferences() {
        for index in shown.range where shown.bytes[index] == UInt8(ascii: "&") {
            guard shown.role(index) == .text else {
                findDoubleEscape(at: index)
                continue
            }
            var end = index + 1
            while shown.range.contains(end), shown.bytes[end].isASCIILetterOrDigit {
                end += 1
            }
            if shown[end] != UInt8(ascii: ";"), shown.isText(index..<end),
                Self.characterNames.contains(shown.written(index + 1..<end))
            {
                report(.characterReference(shown.written(index..<end)), index..<end)
                continue
            }
            guard shown[end] == UInt8(ascii: ";"), end > index + 2, end < index + 34, shown[index + 1].isASCIILetter,
                shown.isText(index..<end + 1), !shown.isWord(before: index)
            else { continue }
            report(.characterReference(shown.written(index..<end + 1)), index..<end + 1)
        }
    }

    private mutating func findDoubleEscape(at index: Int) {
        guard shown.role(index) == .escaped, shown.has("&amp;".utf8, at: index) else { return }
        let start = index + 5
        var end = start
        while shown[end].isASCIILetterOrDigit || shown[end] == UInt8(ascii: "#") { end += 1 }
        guard end > start, shown[end] == UInt8(ascii: ";"), shown.role(start) == .text else { return }
        let name = shown.written(start..<end)
        // `&amp;amp;` may be what an author shows of HTML.
        guard Self.characterNames.contains(name) && name != "amp" || name.hasPrefix("#") else { return }
        report(.characterReference(shown.written(index..<end + 1)), index..<end + 1)
    }

    /// Names of characters that editors and programs write.
    private static let characterNames: Set<String> = [
        "amp", "lt", "gt", "quot", "apos", "nbsp", "mdash", "ndash", "hellip", "bull", "middot", "deg", "micro",
        "times",
        "plusmn", "le", "ge", "euro", "pound", "copy", "reg", "trade", "rsquo", "lsquo", "rdquo", "ldquo", "shy",
        "frac12",
        "auml", "ouml", "uuml", "szlig", "eacute", "egrave",
    ]

    // MARK: Stretches

    private func isNumber(_ range: Range<Int>) -> Bool {
        !range.isEmpty && range.allSatisfy { shown.bytes[$0].isASCIIDigit }
    }

    func isLineStart(_ index: Int) -> Bool {
        index == shown.range.lowerBound || shown.bytes[index - 1] == .lineFeed
    }

    func endOfLine(_ start: Int) -> Int {
        shown.bytes[start..<shown.range.upperBound].firstIndex(of: .lineFeed) ?? shown.range.upperBound
    }

    private func endOfWord(_ start: Int) -> Int {
        shown.bytes[min(start, shown.range.upperBound)..<shown.range.upperBound].firstIndex(where: \.isASCIISpace)
            ?? shown.range.upperBound
    }

    /// Whether a stretch is plainly an address of a link.
    private func isAddress(_ range: Range<Int>) -> Bool {
        let text = shown.written(range).lowercased()
        if Self.addressStarts.contains(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) { return true }
        if range.count > 1, text.first == "#", shown.isLetter(at: range.lowerBound + 1), !text.contains(" ") {
            return true
        }
        let path = text.split(separator: " \"", maxSplits: 1).first ?? ""
        return Self.fileEndings.contains { path.hasSuffix($0) && path.utf8.count > $0.utf8.count }
            || Self.fileEndings.contains { path.contains($0 + "#") }
    }

    private static let addressStarts = ["http://", "https://", "www.", "mailto:", "tel:", "sms:", "./", "../", "<"]
    private static let fileEndings = [
        ".md", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".csv", ".doc",
        ".docx",
    ]
}

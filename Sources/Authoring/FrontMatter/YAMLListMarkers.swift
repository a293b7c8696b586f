import ASCII

/// What people begin the items of a list with in place of a hyphen and a space. YAML reads such lines as one text, or
/// stops lines later.
struct YAMLListMarkers {
    private enum Kind {
        /// A hyphen without a space after it.
        case missingSpace
        /// A dash that is longer than a hyphen, or another one.
        case dash
        /// The bullet of a word processor.
        case bullet
        /// A sign of another language than YAML, or a number.
        case sign
    }

    private struct Marker {
        let kind: Kind
        /// Where it is in its line, and where the item's text starts.
        let range: Range<Int>
        let contentStart: Int
    }

    private let diagnosis: YAMLDiagnosis
    /// Whether the text as a whole is a list.
    private let isList: Bool

    init(_ diagnosis: YAMLDiagnosis, isList: Bool) {
        self.diagnosis = diagnosis
        self.isList = isList
    }

    // MARK: Which texts are looked at

    /// Whether a line may begin with such a marker; hardly any text has one.
    static func may(beIn bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isAtStart = true
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                isAtStart = true
            } else if isAtStart, byte != .space {
                isAtStart = false
                if may(begin: byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0) { return true }
            }
        }
        return false
    }

    private static func may(begin byte: UInt8, next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"): next > .space
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ">"): next == .space
        default: byte.isASCIIDigit || byte >= 0x80
        }
    }

    // MARK: The slips

    /// One slip for each list that has such markers, with all of its items as they were meant.
    func slips() -> [YAMLDiagnosis.Slip] {
        var slips: [YAMLDiagnosis.Slip] = []
        // The slip to which an item's line belongs.
        var owners: [Int: Int] = [:]
        for index in diagnosis.lines.indices {
            guard let marker = marker(of: index), let place = place(of: index, owners) else { continue }
            if case .item(nil) = place, isNumberAlone(marker, index) { continue }
            if case .group(let name) = place {
                slips.append(needless(marker, index, name))
            } else {
                let fixes = fixes(of: marker, index)
                if case .item(let owner?) = place {
                    owners[index] = owner
                    slips[owner].fixes += fixes
                } else {
                    owners[index] = slips.count
                    slips.append(slip(of: marker, index, fixes))
                }
            }
        }
        return slips
    }

    private func marker(of index: Int) -> Marker? {
        let line = diagnosis.lines[index]
        guard !diagnosis.isText[index], !line.isBlank, line.dashes.isEmpty else { return nil }
        let start = line.indent
        let scalars = line.scalars
        func content(_ end: Int) -> Int? { scalars[end...].firstIndex { !YAMLLine.isAnySpace($0) } }
        func marker(_ kind: Kind, to end: Int, needsSpace: Bool) -> Marker? {
            guard let content = content(end), !needsSpace || content > end else { return nil }
            return Marker(kind: kind, range: start..<end, contentStart: content)
        }
        let first = scalars[start]
        switch first {
        case "-":
            let end = scalars[start...].firstIndex { $0 != "-" } ?? scalars.count
            guard end - start == 1 else { return marker(.sign, to: end, needsSpace: true) }
            guard end < scalars.count,
                scalars[end].properties.isAlphabetic || "\"'[{".unicodeScalars.contains(scalars[end])
            else { return nil }
            return marker(.missingSpace, to: end, needsSpace: false)
        case "*", "+", ">": return marker(.sign, to: start + 1, needsSpace: true)
        case _ where first.isASCIIDigit:
            let end = scalars[start...].firstIndex { !$0.isASCIIDigit } ?? scalars.count
            guard end - start < 4, end < scalars.count, scalars[end] == "." || scalars[end] == ")" else { return nil }
            return marker(.sign, to: end + 1, needsSpace: true)
        case _ where LookalikeBullets.isDash(first) || first == "\u{2212}":
            return marker(.dash, to: start + 1, needsSpace: false)
        case _ where first.value >= 0x80 && LookalikeBullets.isShaped(first):
            return marker(.bullet, to: start + 1, needsSpace: false)
        default: return nil
        }
    }

    private enum Place {
        /// In a list; with the slip of the list, where an item before it is one.
        case item(Int?)
        /// In a group of keys that is no list.
        case group(String)
    }

    /// What a line belongs to, as the lines above it tell: it is below a key without a value, or beside items.
    private func place(of index: Int, _ owners: [Int: Int]) -> Place? {
        let lines = diagnosis.lines
        let column = lines[index].indent
        for before in (0..<index).reversed() where !diagnosis.isText[before] && !lines[before].isBlank {
            let line = lines[before]
            if line.indent > column { continue }
            if line.indent == column, let owner = owners[before] { return .item(owner) }
            if line.indent == column, !line.dashes.isEmpty { return .item(nil) }
            guard line.hasKey, line.opensLevel, let key = line.key, key.lowerBound <= column else { return nil }
            if ListedGroups.texts.contains(line.keyName) { return nil }
            return ListedGroups.others.contains(line.keyName) ? .group(line.keyName) : .item(nil)
        }
        return isList && column == 0 ? .item(nil) : nil
    }

    /// Whether a number may belong to the text after it, such as `5. floor`: no key and no other item is there.
    private func isNumberAlone(_ marker: Marker, _ index: Int) -> Bool {
        let line = diagnosis.lines[index]
        guard line.scalars[marker.range.lowerBound].isASCIIDigit,
            YAMLLine(Substring(YAMLLine.text(line.scalars[marker.contentStart...]))).key == nil
        else { return false }
        let others = diagnosis.lines.indices.filter { $0 != index && diagnosis.lines[$0].indent == line.indent }
        return !others.contains { other in
            !diagnosis.lines[other].dashes.isEmpty || abs(other - index) == 1 && self.marker(of: other) != nil
        }
    }

    private func slip(of marker: Marker, _ index: Int, _ fixes: [(line: Int, text: String)]) -> YAMLDiagnosis.Slip {
        let line = diagnosis.lines[index]
        let written = YAMLLine.text(line.scalars[marker.range])
        let content = YAMLLine.text(line.scalars[marker.contentStart...])
        let message =
            switch marker.kind {
            case .missingSpace: "A space is missing after the hyphen"
            case .dash: "This dash is not a hyphen, so it does not start an item of a list"
            case .bullet: "This bullet is not a hyphen, so it does not start an item of a list"
            case .sign: "`\(written)` does not start an item of a list here"
            }
        return YAMLDiagnosis.Slip(
            line: index + 1,
            column: marker.range.lowerBound + 1,
            length: marker.range.count,
            message: message,
            help: "write `- \(content.prefix(60))\(content.count > 60 ? "…" : "")`",
            fixes: fixes,
            fixTitle: marker.kind == .sign ? nil : "Start the items with `- `"
        )
    }

    /// A marker where no item can be, because the key above has keys below it and no list.
    private func needless(_ marker: Marker, _ index: Int, _ name: String) -> YAMLDiagnosis.Slip {
        let line = diagnosis.lines[index]
        return YAMLDiagnosis.Slip(
            line: index + 1,
            column: marker.range.lowerBound + 1,
            length: marker.range.count,
            message: "`\(name)` is a group of keys and not a list, so nothing is before a key",
            help: "delete `\(YAMLLine.text(line.scalars[marker.range]))`",
            fixes: [
                (index + 1, line.replacing(from: marker.range.lowerBound, to: marker.contentStart, with: ""))
            ]
        )
    }

    /// The item with a hyphen, and its keys in the column in which its first key is then.
    private func fixes(of marker: Marker, _ index: Int) -> [(line: Int, text: String)] {
        let lines = diagnosis.lines
        var column = lines[index].indent
        let content = YAMLLine.text(lines[index].scalars[marker.contentStart...])
        var fixes: [(line: Int, text: String)] = []
        var keys = column + 2
        if YAMLLine(Substring(content)).key != nil {
            let all = lines[(index + 1)...].prefix { $0.isBlank || $0.indent > column }
            let first = all.first { !$0.isBlank }?.indent
            let below = all.prefix { $0.isBlank || $0.indent >= first ?? 0 }
            if let first {
                // Items that are written right show the column of all.
                if below.endIndex < all.endIndex, !all[below.endIndex].dashes.isEmpty {
                    column = all[below.endIndex].indent
                }
                keys = max(first, column + 2)
                if first < keys {
                    fixes = below.indices.filter { !lines[$0].isBlank }.map {
                        ($0 + 1, lines[$0].moved(by: keys - first))
                    }
                }
            }
        }
        let start = String(repeating: " ", count: column) + "-" + String(repeating: " ", count: keys - column - 1)
        return [(index + 1, start + content)] + fixes
    }
}

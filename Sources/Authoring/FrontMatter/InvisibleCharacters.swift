import ASCII

/// Characters that no one sees and that people paste into YAML without knowing it. A key with one is not known, a date
/// with one is no date, and readers of a page would never find out why.
enum InvisibleCharacters {
    /// What marks the start of a file, and is nothing anywhere else (Unicode Standard, section 23.8).
    private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

    /// Whether a character shows as nothing and takes no room.
    static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    /// Whether it has no place in a value, wherever it is: a mark of bytes, or what turns the order of the letters after
    /// it (UAX 9 advises against those). Others have their use within words of some languages.
    private static func isNeverMeant(_ scalar: Unicode.Scalar) -> Bool {
        scalar == byteOrderMark || ("\u{202A}"..."\u{202E}").contains(scalar)
    }

    /// Whether it has no place at the start and the end of a value; there, marks of direction have.
    private static func isNeverAtEdge(_ scalar: Unicode.Scalar) -> Bool {
        isNeverMeant(scalar) || scalar == "\u{200B}" || ("\u{2060}"..."\u{2064}").contains(scalar) || scalar == "\u{AD}"
    }

    /// Whether a text may hold one: nearly all are ruled out by their bytes.
    static func may(beIn bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices.dropLast() where bytes[index] >= 0xC2 {
            let next = bytes[index + 1]
            switch bytes[index] {
            case 0xC2: if next == 0xAD { return true }
            case 0xE2: if next == 0x80 || next == 0x81, isLastByte(bytes, at: index + 2) { return true }
            case 0xEF: if next == 0xBB { return true }
            default: break
            }
        }
        return false
    }

    private static func isLastByte(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        return bytes[index - 1] == 0x80
            ? (0x8B...0x8F).contains(bytes[index]) || (0xAA...0xAE).contains(bytes[index])
            : (0xA0...0xA4).contains(bytes[index])
    }

    /// Where characters are in a line that have no place there, each counted from 0.
    static func places(in line: YAMLLine, isText: Bool) -> [Int] {
        let scalars = line.scalars
        guard scalars.contains(where: hasNoWidth) else { return [] }
        let clean = YAMLLine(Substring(YAMLLine.text(scalars.filter { !hasNoWidth($0) })))
        let keyEnd = isText ? 0 : startOfValue(of: clean, in: scalars)
        let last = scalars.lastIndex { !hasNoWidth($0) && !YAMLLine.isAnySpace($0) && $0 != "\"" && $0 != "'" } ?? -1
        var isAtStart = true
        return scalars.indices.filter { index in
            let scalar = scalars[index]
            let wasAtStart = isAtStart
            if index >= keyEnd, !hasNoWidth(scalar), !YAMLLine.isAnySpace(scalar),
                !"\"'[,".unicodeScalars.contains(scalar)
            {
                isAtStart = false
            }
            guard hasNoWidth(scalar) else { return false }
            // Right after the colon, where a space should be, it is a slip of its own.
            if index > 0, index == keyEnd, scalars[index - 1] == ":" { return false }
            if index < keyEnd || isNeverMeant(scalar) { return true }
            return !isText && (wasAtStart || index > last) && isNeverAtEdge(scalar)
        }
    }

    /// Where the value begins in a line, as it begins in the line without what no one sees.
    private static func startOfValue(of clean: YAMLLine, in scalars: [Unicode.Scalar]) -> Int {
        var left = clean.colon.map { $0 + 1 } ?? clean.contentStart
        for index in scalars.indices {
            if left == 0 { return index }
            if !hasNoWidth(scalars[index]) { left -= 1 }
        }
        return scalars.count
    }
}

extension YAMLDiagnosis {
    /// The first character of a line that no one sees and that has no place there. All of the line are taken out.
    func invisibleCharacter(_ index: Int) -> Slip? {
        let line = lines[index]
        let places = InvisibleCharacters.places(in: line, isText: isText[index])
        guard let first = places.first else { return nil }
        let rest = line.scalars.indices.filter { !places.contains($0) }.map { line.scalars[$0] }
        return Slip(
            line: index + 1,
            column: first + 1,
            length: 1,
            message: "The invisible character \(line.scalars[first].codePoint) is in this line",
            help: "delete it",
            fixes: [(index + 1, YAMLLine.text(rest))],
            fixTitle: "Delete the invisible \(places.count == 1 ? "character" : "characters")"
        )
    }
}

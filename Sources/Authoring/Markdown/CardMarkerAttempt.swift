import SiteModel

/// The start of a line that was probably to be the marker of a card, `[!URGENT]`, and is none.
struct CardMarkerAttempt {
    /// Where a line is.
    enum Place {
        /// The first line of a quote that is no card.
        case quoteStart
        /// Any other line.
        case elsewhere
    }

    /// How the attempt is written.
    enum Shape {
        /// With a bracket or an exclamation mark.
        case marker
        /// As a word that a colon, a dash or the end of its line sets apart.
        case label
    }

    /// How it is written.
    let shape: Shape
    /// The bytes of the line that it takes.
    let range: Range<Int>
    /// The level that it was probably to name.
    let level: CardKind?
}

/// Reads the start of a line as the author wrote it: with emphasis, brackets and signs that look like those of a marker.
///
/// A backslash or a code span says that the author means what is written, so nothing is found after one.
struct CardMarkerReader {
    private let scalars: [Unicode.Scalar]
    /// The offset in the line of each scalar, and of the end.
    private let offsets: [Int]
    private let words: CardWords

    private var position = 0
    private var start = 0
    private var hasInnerExclamation = false
    private var hasOuterExclamation = false
    /// Whether the exclamation mark of Spanish is before the words.
    private var isExclaimed = false
    private var bracket: Bracket?
    private var isEmphasized = false
    private var isStrong = false
    private var phrase: [Range<Int>] = []

    private enum Bracket {
        case square
        case other
    }

    /// A reader of one line.
    init(_ line: some Collection<UInt8>, _ words: CardWords) {
        // No marker is this long.
        let text = String(decoding: line.prefix(240), as: UTF8.self)
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
        self.words = words
    }

    /// What the line starts with; `nil` where that is no attempt at a marker.
    mutating func attempt(_ place: CardMarkerAttempt.Place) -> CardMarkerAttempt? {
        readOpening()
        readPhrase()
        guard !phrase.isEmpty else { return nil }
        if bracket != nil, hasInnerExclamation { return markerWithExclamation() }
        if bracket != nil { return hasOuterExclamation ? markerAfterExclamation() : markerWithoutExclamation(place) }
        if hasOuterExclamation { return exclamation(place) }
        return place == .quoteStart ? label() : nil
    }

    // MARK: Reading

    private mutating func readOpening() {
        while let scalar = at(position), scalar.isBlank || scalar.isOrnament { position += 1 }
        start = position
        var emphasis = 0
        while let scalar = at(position) {
            if scalar.isEmphasis {
                emphasis += 1
            } else if scalar.isExclamation {
                isExclaimed = scalar == "¡"
                if bracket == nil { hasOuterExclamation = !isExclaimed } else { hasInnerExclamation = true }
            } else if scalar.isSquareBracket {
                bracket = .square
            } else if scalar.isOtherBracket {
                bracket = bracket ?? .other
            } else if !scalar.isBlank, !scalar.isOrnament {
                break
            }
            position += 1
        }
        isEmphasized = emphasis > 0
        isStrong = emphasis >= 2
    }

    /// Reads words up to a sign that is in none.
    private mutating func readPhrase() {
        var end = position
        while phrase.count < 8 {
            while let scalar = at(end), scalar.isWordPart(before: at(end + 1)) { end += 1 }
            guard end > position else { return }
            phrase.append(position..<end)
            var next = end
            while let scalar = at(next), scalar.isBlank { next += 1 }
            guard next > end, let scalar = at(next), scalar.isWordPart(before: at(next + 1)) else { return }
            position = next
            end = next
        }
    }

    // MARK: Shapes

    /// `[ !URGENT ]`, `【！URGENT】`, `(!URGENT)`, `[!URGENT`, `[!NOTFALL]`: whatever the word, nothing else starts so.
    private func markerWithExclamation() -> CardMarkerAttempt? {
        if let known = knownWords(words.level(ofLabel:)) {
            return marker(to: closing(from: known.end) ?? known.end, known.level)
        }
        if bracket == .square, let end = closing(from: phrase[0].upperBound) {
            return marker(to: end, words.level(near: text(phrase[0].lowerBound..<phrase[phrase.count - 1].upperBound)))
        }
        let first = text(phrase[0])
        guard isCapitals(phrase[0]), let level = words.level(near: first) else { return nil }
        return marker(to: closing(from: phrase[0].upperBound) ?? phrase[0].upperBound, level)
    }

    /// `![URGENT]`, which could also be the start of an image.
    private func markerAfterExclamation() -> CardMarkerAttempt? {
        guard let known = knownWords(words.level(ofLabel:)), let end = directClosing(from: known.end),
            at(end) != "("
        else { return nil }
        return marker(to: end, known.level)
    }

    /// `[URGENT]`, `【URGENT】`, `(URGENT)`, `URGENT]`. An editor's word in a quotation, “[Urgent] care is …”, goes on in
    /// small letters.
    private func markerWithoutExclamation(_ place: CardMarkerAttempt.Place) -> CardMarkerAttempt? {
        guard let known = knownWords(words.level(ofWord:)) else {
            let whole = phrase[0].lowerBound..<phrase[phrase.count - 1].upperBound
            guard place == .quoteStart, isCapitals(whole), whole.count >= 5, let level = words.level(near: text(whole)),
                let end = directClosing(from: whole.upperBound), at(end) != "("
            else { return nil }
            return marker(to: end, level)
        }
        let isCapitals = isCapitals(phrase[0].lowerBound..<known.end)
        // Japanese sets words of a text apart so: 【重要】.
        if place == .elsewhere, !scalars[phrase[0]].contains(where: \.properties.isUppercase) { return nil }
        guard let end = directClosing(from: known.end) else {
            // `[URGENT Call us`: no bracket closes it in the line.
            guard place == .quoteStart, bracket == .square, isCapitals, closing(from: known.end) == nil,
                at(known.end) != ":"
            else { return nil }
            return marker(to: known.end, known.level)
        }
        guard at(end) != "(", bracket == .square || place == .quoteStart else { return nil }
        if isCapitals { return marker(to: end, known.level) }
        guard place == .quoteStart, bracket == .square, !goesOnInSmallLetters(from: end) else { return nil }
        return marker(to: end, known.level)
    }

    /// `!URGENT`.
    private func exclamation(_ place: CardMarkerAttempt.Place) -> CardMarkerAttempt? {
        if let known = knownWords(words.level(ofLabel:)) {
            let end = directClosing(from: known.end) ?? known.end
            if isCapitals(phrase[0].lowerBound..<known.end) { return marker(to: end, known.level) }
            return place == .quoteStart && !goesOnInSmallLetters(from: end) ? marker(to: end, known.level) : nil
        }
        guard place == .quoteStart, isCapitals(phrase[0]), phrase[0].count >= 5,
            let level = words.level(near: text(phrase[0]))
        else { return nil }
        return marker(to: phrase[0].upperBound, level)
    }

    /// `EMERGENCY:`, `**Emergency:**`, `Emergency –`, `**Emergency** Call us`, or the word alone on its line.
    private func label() -> CardMarkerAttempt? {
        guard let known = knownWords(words.level(ofWord:)) else { return misspeltLabel() }
        let isCapitals = isCapitals(phrase[0].lowerBound..<known.end)
        if isCapitals, let end = directClosing(from: known.end) { return marker(to: end, known.level) }
        if let end = endOfLabel(from: known.end, isCapitals: isCapitals) { return label(to: end, known.level) }
        // `IMPORTANT NOTE:`
        let whole = phrase[0].lowerBound..<phrase[phrase.count - 1].upperBound
        if phrase.count <= 3, self.isCapitals(whole), let end = colon(from: whole.upperBound) {
            return label(to: end, known.level)
        }
        return nil
    }

    private func misspeltLabel() -> CardMarkerAttempt? {
        let whole = phrase[0].lowerBound..<phrase[phrase.count - 1].upperBound
        guard whole.count >= 5, let end = colon(from: whole.upperBound) else { return nil }
        let written = text(whole)
        guard let level = words.level(near: written) else { return nil }
        // In small letters a word that differs at its end is another word: “Importance: …”.
        let marker = level.marker
        let isSlip =
            whole.count >= 8 && abs(written.count - marker.count) < 2
            && written.uppercased().last == marker.last && written.uppercased().first == marker.first
        return isCapitals(whole) || isSlip ? label(to: end, level) : nil
    }

    /// Where a label ends whose word ends at an index; `nil` where the word belongs to a sentence.
    private func endOfLabel(from index: Int, isCapitals: Bool) -> Int? {
        if let end = colon(from: index) { return end }
        let isSetApart = isCapitals || isStrong || isExclaimed
        let afterEmphasis = skip(from: index) { $0.isEmphasis }
        let closesStrong = isStrong && afterEmphasis > index
        if isSetApart, let sign = at(afterEmphasis), sign == "—" || sign == "." || sign.isExclamation {
            return skip(from: afterEmphasis + 1) { $0.isEmphasis }
        }
        let next = skip(from: afterEmphasis) { $0.isBlank || $0.isEmphasis }
        guard let scalar = at(next) else { return afterEmphasis }
        guard next > afterEmphasis else { return nil }
        if "-–—".unicodeScalars.contains(scalar), at(next + 1)?.isBlank ?? true { return next + 1 }
        guard scalar.properties.isUppercase else { return nil }
        let wordEnd = skip(from: next) { $0.properties.isAlphabetic }
        let isShout = wordEnd - next > 1 && self.isCapitals(next..<wordEnd)
        return closesStrong || (isCapitals && !isShout) ? afterEmphasis : nil
    }

    // MARK: Parts

    /// The longest known word or words that the phrase starts with.
    private func knownWords(_ level: (String) -> CardKind?) -> (level: CardKind, end: Int)? {
        for last in phrase.prefix(3).reversed() where scalars[last].contains(where: \.properties.isAlphabetic) {
            if let found = level(text(phrase[0].lowerBound..<last.upperBound)) { return (found, last.upperBound) }
        }
        return nil
    }

    /// The place after a closing bracket that is right after a word.
    private func directClosing(from index: Int) -> Int? {
        let next = skip(from: index) { $0.isBlank || $0.isEmphasis || $0.isExclamation }
        guard let scalar = at(next), scalar.isClosingBracket else { return nil }
        return skip(from: next) { $0.isClosingBracket }
    }

    /// The place after the next closing bracket of the line.
    private func closing(from index: Int) -> Int? {
        let end = min(scalars.count, index + 60)
        guard index < end, let close = scalars[index..<end].firstIndex(where: \.isClosingBracket) else { return nil }
        return skip(from: close) { $0.isClosingBracket }
    }

    private func colon(from index: Int) -> Int? {
        let next = skip(from: index) { $0.isBlank || $0.isEmphasis }
        guard let scalar = at(next), ":：﹕︓".unicodeScalars.contains(scalar) else { return nil }
        return skip(from: next + 1) { $0.isEmphasis }
    }

    private func goesOnInSmallLetters(from index: Int) -> Bool {
        at(skip(from: index) { $0.isBlank || $0.isEmphasis })?.properties.isLowercase ?? false
    }

    private func isCapitals(_ range: Range<Int>) -> Bool { !scalars[range].contains { $0.properties.isLowercase } }

    private func skip(from index: Int, _ isSkipped: (Unicode.Scalar) -> Bool) -> Int {
        var index = index
        while let scalar = at(index), isSkipped(scalar) { index += 1 }
        return index
    }

    private func marker(to end: Int, _ level: CardKind?) -> CardMarkerAttempt {
        let end = isEmphasized ? skip(from: end) { $0.isEmphasis } : end
        return CardMarkerAttempt(shape: .marker, range: offsets[start]..<offsets[end], level: level)
    }

    private func label(to end: Int, _ level: CardKind?) -> CardMarkerAttempt {
        CardMarkerAttempt(shape: .label, range: offsets[start]..<offsets[end], level: level)
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private func at(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool {
        properties.isWhitespace || properties.generalCategory == .format
    }

    fileprivate var isEmphasis: Bool { self == "*" || self == "_" || self == "~" }

    /// Emoji and other pictures, and what looks like the `>` of a quote.
    fileprivate var isOrnament: Bool {
        switch properties.generalCategory {
        case .otherSymbol, .modifierSymbol: self != "`"
        case .nonspacingMark: true
        default: "＞›»❯".unicodeScalars.contains(self)
        }
    }

    fileprivate var isExclamation: Bool { "!！¡﹗︕ǃ‼".unicodeScalars.contains(self) }

    fileprivate var isSquareBracket: Bool { "[［【〔〚〖⟦⁅「『｢❲".unicodeScalars.contains(self) }

    fileprivate var isOtherBracket: Bool { "(（{｛〈《⟨﹙﹛﹝«".unicodeScalars.contains(self) }

    fileprivate var isClosingBracket: Bool { "]］】〕〛〗⟧⁆」』｣❳)）}｝〉》⟩﹚﹜﹞»".unicodeScalars.contains(self) }

    /// Whether it is in a word: a letter, a digit, or what joins two letters.
    fileprivate func isWordPart(before next: Unicode.Scalar?) -> Bool {
        if isExclamation { return false }
        if properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark {
            return true
        }
        return "-‐‑−－﹣–_'’".unicodeScalars.contains(self) && (next?.properties.isAlphabetic ?? false)
    }
}

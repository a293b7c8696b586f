import ASCII
package import SiteModel

/// The words of a glossary, ready to be found in texts.
///
/// A word is found whatever its case, unless it is written with capitals inside, as abbreviations are: “AIDS” is not
/// “aids”. It is found as a whole word only, and not as a part of one with a hyphen. Chinese, Japanese, Thai and their
/// like have no spaces between words: there it is found wherever it is, the longest form first.
package struct GlossaryIndex: Sendable {
    /// One form of a term.
    private struct Form: Sendable {
        /// The place of the term in the glossary.
        var term: Int
        /// The form in UTF-8, in small letters unless case matters; quotation marks are those that smart punctuation
        /// makes.
        var bytes: [UInt8]
        var isExact: Bool
        /// The script of the last character.
        let lastScript: Script

        init(term: Int, bytes: [UInt8], isExact: Bool) {
            self.term = term
            self.bytes = bytes
            self.isExact = isExact
            lastScript = bytes.withUnsafeBufferPointer {
                Script($0, at: Script.startOfCharacter(in: $0, before: $0.count))
            }
        }
    }

    let terms: [Glossary.Term]
    /// The forms by their first two bytes in small letters, the longest first.
    private let forms: [UInt16: [Form]]
    /// Whether any form starts with two bytes, one bit for each pair: nearly every word of a text is told apart by it.
    private let starts: [UInt64]

    /// An index; `nil` for a glossary without terms.
    package init?(_ glossary: Glossary) {
        guard !glossary.isEmpty else { return nil }
        terms = glossary.terms
        var forms: [UInt16: [Form]] = [:]
        var starts = [UInt64](repeating: 0, count: 1_024)
        for (number, term) in glossary.terms.enumerated() {
            for text in [term.term.value] + term.variants.map(\.value) {
                for form in Self.forms(of: text, term: number) where form.bytes.count > 1 {
                    let key = Self.key(form.bytes[0], form.bytes[1])
                    forms[key, default: []].append(form)
                    starts[Int(key >> 6)] |= 1 << UInt64(key & 63)
                }
            }
        }
        self.forms = forms.mapValues { $0.sorted { ($1.bytes.count, $0.term) < ($0.bytes.count, $1.term) } }
        self.starts = starts
    }

    private static func forms(of text: String, term: Int) -> [Form] {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("'", with: "\u{2019}")
        if text.dropFirst().contains(where: \.isUppercase) {
            return [Form(term: term, bytes: Array(text.utf8), isExact: true)]
        }
        let small = text.lowercased()
        var forms = [Form(term: term, bytes: Array(small.utf8), isExact: false)]
        // Comparing folds ASCII only; a sentence may start with any other letter.
        if let first = small.first, !first.isASCII {
            forms.append(Form(term: term, bytes: Array((first.uppercased() + small.dropFirst()).utf8), isExact: false))
        }
        return forms
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
        UInt16(first.asciiLowercased) << 8 | UInt16(second.asciiLowercased)
    }

    /// The term that is written at a place of a line, with the 1-based columns of its words on that line, in code points; `nil`
    /// where there is no term.
    package func term(
        at column: Int,
        inLine line: Int,
        of source: [UInt8]
    ) -> (term: Glossary.Term, columns: Range<Int>)? {
        let lines = TextLines(source)
        guard let scalars = lines[line], (1...scalars.count + 1).contains(column) else { return nil }
        let place = scalars[..<(column - 1)].reduce(0) { $0 + UTF8.width($1) }
        let next = Array(YAMLLine.text(lines[line + 1] ?? []).utf8)
        return Array(YAMLLine.text(scalars).utf8).withUnsafeBufferPointer { run in
            next.withUnsafeBufferPointer { next in
                guard let found = term(at: place, in: run, before: next) else { return nil }
                func length(_ bytes: Range<Int>) -> Int {
                    String(decoding: run[bytes], as: UTF8.self).unicodeScalars.count
                }
                let start = length(0..<found.range.lowerBound) + 1
                return (terms[found.term], start..<start + length(found.range))
            }
        }
    }

    private func term(
        at place: Int,
        in run: UnsafeBufferPointer<UInt8>,
        before next: UnsafeBufferPointer<UInt8>
    ) -> (term: Int, range: Range<Int>)? {
        let explained = Array(repeating: false, count: terms.count)
        var start = 0
        while start <= place, let found = self.next(in: run, from: start, explained: explained, nextLine: { next }) {
            let end: Int
            switch found.end {
            case .inText(let place): end = place
            case .onNextLine: end = run.count
            }
            if found.start <= place, place < end { return (found.term, found.start..<end) }
            start = end
        }
        return nil
    }

    /// Where a term ends that was found.
    enum End {
        /// After the byte before an index of the same text.
        case inText(Int)
        /// In the text of the next line.
        case onNextLine(Int)
    }

    /// The next term that starts at `start` or later and is not `explained` yet; `nextLine` gives the text of the next
    /// line where a term may go on there.
    func next(
        in run: UnsafeBufferPointer<UInt8>,
        from start: Int,
        explained: [Bool],
        nextLine: () -> UnsafeBufferPointer<UInt8>?
    ) -> (start: Int, end: End, term: Int)? {
        starts.withUnsafeBufferPointer { starts in
            var index = start
            let previous = Script.startOfCharacter(in: run, before: start)
            var isInKatakana = start > 0 && Script(run, at: previous) == .katakana
            var isInWord = start > 0 && Self.isWordByte(run, previous) && Script(run, at: previous) == .spaced
            while index + 1 < run.count {
                // Nearly every byte is a letter inside of a word, and is passed over as fast as can be.
                if isInWord {
                    while index < run.count, run[index].isASCIILetterOrDigit { index += 1 }
                    guard index + 1 < run.count else { return nil }
                }
                guard Self.isWordByte(run, index) else {
                    // A hyphen makes one word of two.
                    isInWord = run[index] == UInt8(ascii: "-") && isInWord
                    isInKatakana = false
                    index = Self.endOfName(in: run, at: index) ?? index + (run[index] >= 0xE2 ? 3 : 1)
                    continue
                }
                let script = run[index] >= 0xE0 ? Script(run, at: index) : .spaced
                let startsWord: Bool
                switch script {
                case .spaced: startsWord = !isInWord
                case .unspaced: startsWord = true
                case .katakana: startsWord = !isInKatakana
                }
                if startsWord {
                    let key = Self.key(run[index], run[index + 1])
                    if starts[Int(key >> 6)] >> UInt64(key & 63) & 1 != 0,
                        let found = term(startingWith: key, in: run, at: index, explained, nextLine: nextLine)
                    {
                        return found
                    }
                }
                isInWord = script == .spaced
                isInKatakana = script == .katakana
                index += script == .spaced ? 1 : Script.length
            }
            return nil
        }
    }

    private func term(
        startingWith key: UInt16,
        in run: UnsafeBufferPointer<UInt8>,
        at index: Int,
        _ explained: [Bool],
        nextLine: () -> UnsafeBufferPointer<UInt8>?
    ) -> (start: Int, end: End, term: Int)? {
        for form in forms[key] ?? [] where !explained[form.term] {
            if let end = end(of: form, in: run, at: index, nextLine: nextLine) { return (index, end, form.term) }
        }
        return nil
    }

    /// The end of `{service:name}` or `[^id]`: a name is no word of the text.
    private static func endOfName(in run: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        let close: UInt8
        switch run[start] {
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "[") where start + 1 < run.count && run[start + 1] == UInt8(ascii: "^"):
            close = UInt8(ascii: "]")
        default: return nil
        }
        let end = run[start..<min(run.count, start + 250)].firstIndex { $0 == close || $0.isASCIISpace }
        return end.flatMap { run[$0] == close ? $0 + 1 : nil }
    }

    private func end(
        of form: Form,
        in run: UnsafeBufferPointer<UInt8>,
        at start: Int,
        nextLine: () -> UnsafeBufferPointer<UInt8>?
    ) -> End? {
        var line = run
        var index = start
        var isOnNextLine = false
        for wanted in form.bytes {
            if index == line.count, wanted == .space, !isOnNextLine, let next = nextLine() {
                line = next
                index = 0
                isOnNextLine = true
                continue
            }
            guard index < line.count else { return nil }
            let byte = line[index]
            guard byte == wanted || !form.isExact && byte.asciiLowercased == wanted else { return nil }
            index += 1
        }
        guard index == line.count || !goesOn(form, in: line, at: index) else { return nil }
        return isOnNextLine ? .onNextLine(index) : .inText(index)
    }

    /// Whether the word that a form may be a part of goes on after it.
    private func goesOn(_ form: Form, in line: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        if line[index] == UInt8(ascii: "-") { return form.lastScript == .spaced }
        guard Self.isWordByte(line, index) else { return false }
        if Script.isCombining(line, at: index) { return true }
        return form.lastScript != .unspaced && form.lastScript == Script(line, at: index)
    }

    /// Whether a byte belongs to a word: a letter or a digit of ASCII, or any part of a character beyond, except of the
    /// general punctuation (U+2000 to U+203F), the no-break space, the signs of Chinese and Japanese (U+3000 to U+303F), and
    /// full-width signs.
    private static func isWordByte(_ run: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let byte = run[index]
        guard byte >= 0x80 else { return byte.isASCIILetterOrDigit }
        if byte == 0xE2 { return !(index + 1 < run.count && run[index + 1] == 0x80) }
        if byte == 0xE3, index + 2 < run.count, run[index + 1] == 0x80 { return (0x85...0x87).contains(run[index + 2]) }
        if byte == 0xEF, index + 2 < run.count, run[index + 1] == 0xBC {
            return run[index + 2] >= 0x90 && run[index + 2] < 0x9A
        }
        if byte == 0xC2 { return !(index + 1 < run.count && run[index + 1] == 0xA0) }
        if byte == 0xA0, index > 0, run[index - 1] == 0xC2 { return false }
        return true
    }
}

import ASCII

/// A number or letter that an author counts items with: `a)`, `(2)`, `iv.`, `①`, `1、`, `1.)`, `2 -`, `1.2`, `1a.`.
struct LineLabel: Equatable {
    /// Where it is, without the space after it.
    let range: Range<Int>
    private let around: String
    private let values: Set<Value>
    /// Whether its mark is where it can be nothing else: `1 .one`.
    var isApart: Bool { around == " ." || around == " )" }
    /// Whether it may be that of a note: a raised number.
    var isRaised: Bool { around == "²" }
    /// Whether it may be an initial: a capital letter with a full stop.
    let isInitial: Bool
    /// The number of the item that it counts a point of, `1` in `1.2` and in `1a.`; `nil` where it counts items.
    let parent: String?
    /// Whether it is an ordinal number, as a sentence may have it: `1º`.
    var isOrdinal: Bool { Mark.ordinals.contains(around) }
    /// Whether it may be a citation that someone typed: `[1]`.
    var isBracketed: Bool { around.first == "[" }
    /// Whether it may be a number with decimals: `1.2`.
    var isDecimal: Bool { parent != nil && around.isEmpty }

    /// The place of a number or letter in one of the orders that people count in.
    private struct Value: Hashable {
        let order: Int
        let place: Int

        var next: Value { Value(order: order, place: place + 1) }
    }

    /// Reads the label that a line starts with.
    init?(_ shown: ShownText, _ line: Range<Int>) {
        var word: [Unicode.Scalar] = []
        var index = line.lowerBound
        var opening = ""
        if shown[index] == UInt8(ascii: "["), shown[index + 1].isASCIIDigit {
            opening = "["
            index += 1
        } else if shown[index] == UInt8(ascii: "(") || shown.scalar(at: index) == "（" {
            opening = "("
            index += shown[index] == UInt8(ascii: "(") ? 1 : 3
        }
        if opening.isEmpty, let point = Point(shown, line) {
            range = line.lowerBound..<point.end
            around = point.mark
            values = [
                Value(order: point.isLetter ? CountingOrder.pointLetters : CountingOrder.numbers, place: point.place)
            ]
            parent = point.parent
            isInitial = false
            return
        }
        while word.count < 6, let scalar = shown.scalar(at: index), Self.canCount(scalar) {
            word.append(scalar)
            index += String(scalar).utf8.count
            // ①, ²
            if scalar.properties.numericType == .digit { break }
        }
        guard let first = word.first, shown.role(line.lowerBound) == .text else { return nil }
        if word.count == 1, opening.isEmpty, first.properties.numericType == .digit {
            range = line.lowerBound..<index
            around = first.properties.generalCategory == .otherNumber && first.value >= 0x2100 ? "○" : "²"
            values = [Value(order: CountingOrder.circled, place: Int(first.value))]
            parent = nil
            isInitial = false
            return
        }
        guard let mark = Mark(shown, at: index, in: line, after: word) else { return nil }
        let values = Self.values(of: word)
        guard !values.isEmpty else { return nil }
        self.values = values
        parent = nil
        range = line.lowerBound..<mark.end
        around = opening + mark.text
        isInitial =
            around == "." && word.count == 1 && first.properties.generalCategory == .uppercaseLetter
        let rest = mark.end..<line.upperBound
        if around == ".", word.count == 1, first.properties.isAlphabetic, Self.isAbbreviation(shown, rest) {
            return nil
        }
        if isInitial, Self.isName(shown, rest) { return nil }
    }

    /// Whether another label is the next one of the same kind. Initials and the genus of a germ (`C. difficile`) look like
    /// letters that count, so capital letters with a full stop have to begin with `A.` or `I.`.
    func isFollowed(by other: LineLabel) -> Bool {
        around == other.around && parent == other.parent
            && values.contains { other.values.contains($0.next) && (!isInitial && !isDecimal || $0.place == 1) }
    }

    private static func canCount(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            && !Mark.ordinals.contains(String(scalar))
    }

    // MARK: Names

    /// Whether a letter and a full stop begin an abbreviation of several parts, or initials: `d. h.`, `v. Chr.`, `А. С.`.
    private static func isAbbreviation(_ shown: ShownText, _ rest: Range<Int>) -> Bool {
        let words = shown.written(rest).drop { $0 == " " }
        let word = words.prefix { $0.isLetter }
        let end = words.dropFirst(word.count)
        return (1...3).contains(word.count) && end.first == "." && (word.count == 1 || end.dropFirst().first == " ")
    }

    /// Whether the words after a capital letter and a full stop make a name of the two, or a sentence of a person.
    private static func isName(_ shown: ShownText, _ rest: Range<Int>) -> Bool {
        var start = rest.lowerBound
        while start < rest.upperBound, shown.bytes[start].isASCIIBlank { start += 1 }
        guard let first = shown.scalar(at: start), let last = shown.scalar(before: rest.upperBound) else {
            return false
        }
        if first.properties.isUppercase {
            return ".!?".unicodeScalars.contains(last) || isSurname(shown.written(start..<rest.upperBound))
        }
        let word = shown.bytes[start..<rest.upperBound].prefix { $0.isASCIILetter }
        return word.count > 3 && LatinNames.endings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// Whether a word with a capital is alone, or before what joins it to the next name of several.
    private static func isSurname(_ words: String) -> Bool {
        let rest = words.drop { $0.isLetter || "-’'‑".contains($0) }
        return rest.isEmpty || rest.first == "," || joiningWords.contains(rest.drop { $0 == " " }.lowercased())
    }

    /// “And” between two names.
    private static let joiningWords: Set<String> = ["and", "&", "und", "et", "y", "e", "i", "и", "en", "och", "og"]

    // MARK: Values

    /// What a word can count, each way of counting in an order of its own.
    private static func values(of written: [Unicode.Scalar]) -> Set<Value> {
        let word = written.map(\.narrow)
        if word.allSatisfy({ $0.properties.numericType == .decimal }) {
            let number = word.reduce(0) { $0 * 10 + Int($1.properties.numericValue ?? 0) }
            // Above that it is a year, a number to call or a paragraph of a law.
            return number < 100 ? [Value(order: CountingOrder.numbers, place: number)] : []
        }
        var values: Set<Value> = []
        if word.count == 1 {
            if (0x2160...0x217F).contains(word[0].value) {
                values.insert(Value(order: CountingOrder.romanSigns, place: Int(word[0].value)))
            }
            for (order, letters) in CountingOrder.letters.enumerated() {
                if let place = letters.firstIndex(of: word[0]) { values.insert(Value(order: order, place: place + 1)) }
            }
        }
        if let roman = roman(word) {
            let isCapital = word[0].properties.isUppercase
            values.insert(
                Value(order: isCapital ? CountingOrder.capitalRoman : CountingOrder.smallRoman, place: roman)
            )
        }
        return values
    }

    private static func roman(_ word: [Unicode.Scalar]) -> Int? {
        let digits: [Unicode.Scalar: Int] = ["i": 1, "v": 5, "x": 10, "I": 1, "V": 5, "X": 10]
        var total = 0
        var last = 100
        for scalar in word {
            guard let digit = digits[scalar] else { return nil }
            total += digit
            if last < digit { total -= 2 * last }
            last = digit
        }
        return total
    }
}

extension LineLabel {
    /// What is between a number or letter and the words that it counts.
    private struct Mark {
        let text: String
        /// The place after it, without the space after it.
        let end: Int

        init?(_ shown: ShownText, at index: Int, in line: Range<Int>, after word: [Unicode.Scalar]) {
            let isNumber = word.allSatisfy { $0.properties.numericType == .decimal }
            var start = index
            // `1 - one` and `1 .one`
            while isNumber, shown[start].isASCIIBlank { start += 1 }
            guard let sign = shown.scalar(at: start), shown.role(start) == .text else { return nil }
            var end = start + UTF8.width(sign)
            if start > index {
                let isStop = sign == "." || sign == ")"
                guard isStop && shown.isLetter(at: end) || sign.properties.generalCategory == .dashPunctuation else {
                    return nil
                }
                guard isStop || Self.isBeforeWord(shown, end) else { return nil }
                text = " " + String(sign)
                self.end = end
                return
            }
            // After it may be the end of its emphasis: `**1.** one`.
            let isSpaced = { (end: Int) in
                end >= line.upperBound || shown.neighbour(at: end) == .space
                    || shown.role(end) == .markup
                        && (shown[end] == UInt8(ascii: "*") || shown[end] == UInt8(ascii: "_"))
            }
            switch sign {
            case ".":
                if shown[end] == UInt8(ascii: ")") {
                    text = ".)"
                    end += 1
                } else if let ordinal = shown.scalar(at: end), Self.ordinals.contains(String(ordinal)), isNumber,
                    Self.isBeforeLetter(shown, end + UTF8.width(ordinal))
                {
                    text = String(ordinal)
                    end += UTF8.width(ordinal)
                } else if shown[end] == UInt8(ascii: "-"), isNumber, Self.isBeforeWord(shown, end + 1) {
                    text = ".-"
                    end += 1
                } else {
                    guard isSpaced(end) else { return nil }
                    text = "."
                }
            case "]" where shown[line.lowerBound] == UInt8(ascii: "["):
                guard isSpaced(end) else { return nil }
                text = "]"
            case ")", "）", "．": text = String(sign)
            case "、":
                guard CountingOrder.countsBeforeComma(word) else { return nil }
                text = String(sign)
            case "-":
                // Scripts that join their letters have no other use for a hyphen after one.
                guard Self.isBeforeWord(shown, end),
                    isNumber || word.count == 1 && (word[0].value >= 0x590 || Self.isBeforeCapital(shown, end))
                else { return nil }
                text = String(sign)
            case ":":
                guard Self.isBeforeWord(shown, end), isNumber else { return nil }
                text = String(sign)
            case _ where Self.ordinals.contains(String(sign)):
                guard isNumber, Self.isBeforeLetter(shown, end) else { return nil }
                text = String(sign)
            // The signs that make a key of a digit: 1️⃣
            case "\u{FE0F}", "\u{20E3}":
                guard isNumber else { return nil }
                while let more = shown.scalar(at: end), more == "\u{20E3}" { end += UTF8.width(more) }
                text = "\u{20E3}"
            default: return nil
            }
            self.end = end
        }

        /// What makes an ordinal of a number, and the degree sign that is typed for it.
        static let ordinals: Set<String> = ["º", "ª", "°"]

        private static func isBeforeCapital(_ shown: ShownText, _ end: Int) -> Bool {
            firstOfWord(shown, end)?.properties.isUppercase ?? false
        }

        private static func isBeforeLetter(_ shown: ShownText, _ end: Int) -> Bool {
            shown.neighbour(at: end) == .space && firstOfWord(shown, end)?.properties.isAlphabetic ?? false
        }

        private static func firstOfWord(_ shown: ShownText, _ end: Int) -> Unicode.Scalar? {
            var word = end
            while shown[word].isASCIIBlank { word += 1 }
            return shown.scalar(at: word)
        }

        /// Whether a space follows, and no number: `1 – 2 years` is a range.
        private static func isBeforeWord(_ shown: ShownText, _ end: Int) -> Bool {
            guard shown.neighbour(at: end) == .space else { return false }
            return firstOfWord(shown, end)?.properties.numericType == nil
        }
    }

    /// The number of a point of an item: `1.2`, `1.2.`, `1.2.3)`, `1a.`, `1b)`.
    private struct Point {
        let parent: String
        let place: Int
        let isLetter: Bool
        /// What follows the number or letter.
        let mark: String
        let end: Int

        init?(_ shown: ShownText, _ line: Range<Int>) {
            guard shown[line.lowerBound].isASCIIDigit, shown.role(line.lowerBound) == .text else { return nil }
            var numbers: [Range<Int>] = []
            var index = line.lowerBound
            while true {
                let start = index
                while shown[index].isASCIIDigit, index < start + 3 { index += 1 }
                guard (1...2).contains(index - start) else { return nil }
                numbers.append(start..<index)
                guard shown[index] == UInt8(ascii: "."), shown[index + 1].isASCIIDigit else { break }
                index += 1
            }
            isLetter = numbers.count == 1 && shown[index].isASCIILetter
            if isLetter {
                parent = shown.written(numbers[0])
                place = Int(shown[index] | 0x20)
                index += 1
            } else {
                guard numbers.count > 1, let last = numbers.last, let number = Int(shown.written(last)) else {
                    return nil
                }
                parent = shown.written(line.lowerBound..<last.lowerBound - 1)
                place = number
            }
            if shown[index] == UInt8(ascii: ".") || shown[index] == UInt8(ascii: ")") {
                mark = shown.written(index..<index + 1)
                index += 1
            } else {
                mark = ""
            }
            var word = index
            while word < line.upperBound, shown.bytes[word].isASCIIBlank { word += 1 }
            guard word > index, shown.isLetter(at: word), !isLetter || !mark.isEmpty else { return nil }
            end = index
        }
    }
}

extension Unicode.Scalar {
    /// The letter of ASCII that a wide one of East Asian writing stands for.
    fileprivate var narrow: Unicode.Scalar {
        (0xFF21...0xFF5A).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? self : self
    }
}

/// The orders of letters that people count items in, each in its own alphabet; `docs/diagnostics.md` names them under
/// `lookalike-markup`.
private enum CountingOrder {
    static let letters: [[Unicode.Scalar]] = [
        "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        // Greek and Cyrillic, the latter with and without ё and й
        "αβγδεζηθικλμνξοπρστυφχψω", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        "абвгдежзиклмнопрстуфхцчшщэюя", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
        "абвгдеёжзийклмнопрстуфхцчшщ", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩ",
        // Arabic and Persian as in the alphabet and as numbers, with and without the hamza; Hebrew
        "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "أبجدهوزحطيكلمنسعفصقرشت", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "ابجدهوزحطيكلمنسعفصقرشت",
        "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", "אבגדהוזחטיכלמנסעפצקרשת",
        // Japanese, Korean, Chinese
        "アイウエオカキクケコサシスセソ", "イロハニホヘトチリヌルヲ", "あいうえおかきくけこさしすせそ", "いろはにほへとちりぬるを",
        "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", "一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸",
        // Thai, Hindi, Bengali
        "กขคงจฉชซฌญฎฏฐฑฒณด", "कखगघङचछजझञ", "কখগঘঙচছজঝঞ",
    ].map { Array($0.unicodeScalars) }

    static let circled = -1
    static let numbers = -2
    static let smallRoman = -3
    static let capitalRoman = -4
    static let romanSigns = -5
    static let pointLetters = -6

    private static let chinese: Set<Unicode.Scalar> = Set("一二三四五六七八九十甲乙丙丁".unicodeScalars)

    /// Whether `、` after a word makes a label of it: it is a comma elsewhere.
    static func countsBeforeComma(_ word: [Unicode.Scalar]) -> Bool {
        word.allSatisfy { $0.properties.numericType == .decimal || chinese.contains($0) }
    }
}

/// How the second words of the Latin names of germs end (`A. baumannii`), as far as no common word ends so.
private enum LatinNames {
    static let endings = [
        "ii", "ae", "ei", "oli", "ensis", "ilis", "icile", "ile", "icus", "icum", "osus", "osum", "eus", "ans", "ens",
        "oides", "alis", "ydis", "enes", "ytica",
    ]
}

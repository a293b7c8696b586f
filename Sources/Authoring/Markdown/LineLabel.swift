/// A number or letter that an author counts items with: `a)`, `(2)`, `iv.`, `①`, `1、`, `1.)`, `2 -`.
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
        if shown[index] == UInt8(ascii: "(") || shown.scalar(at: index) == "（" {
            opening = "("
            index += shown[index] == UInt8(ascii: "(") ? 1 : 3
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
            isInitial = false
            return
        }
        guard let mark = Mark(shown, at: index, in: line, after: word) else { return nil }
        let values = Self.values(of: word)
        guard !values.isEmpty else { return nil }
        self.values = values
        range = line.lowerBound..<mark.end
        around = opening + mark.text
        isInitial = around == "." && word.count == 1 && first.isASCII && first.properties.isUppercase
        if isInitial, Self.isName(shown, mark.end..<line.upperBound) { return nil }
    }

    /// Whether another label is the next one of the same kind. Initials and the genus of a germ (`C. difficile`) look like
    /// letters that count, so capital letters with a full stop have to begin with `A.` or `I.`.
    func isFollowed(by other: LineLabel) -> Bool {
        around == other.around
            && values.contains { other.values.contains($0.next) && (!isInitial || $0.place == 1) }
    }

    private static func canCount(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    // MARK: Names

    /// Whether the words after a capital letter and a full stop make a name of the two, or a sentence of a person.
    private static func isName(_ shown: ShownText, _ rest: Range<Int>) -> Bool {
        var start = rest.lowerBound
        while start < rest.upperBound, ASCII.isBlank(shown.bytes[start]) { start += 1 }
        guard let first = shown.scalar(at: start), let last = shown.scalar(before: rest.upperBound) else {
            return false
        }
        if first.properties.isUppercase { return ".!?".unicodeScalars.contains(last) }
        let word = shown.bytes[start..<rest.upperBound].prefix { $0.isASCIILetter }
        return word.count > 3 && LatinNames.endings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

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
            while isNumber, ASCII.isBlank(shown[start]) { start += 1 }
            guard let sign = shown.scalar(at: start), shown.role(start) == .text else { return nil }
            var end = start + String(sign).utf8.count
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
                } else {
                    guard isSpaced(end) else { return nil }
                    text = "."
                }
            case ")", "）", "．": text = String(sign)
            case "、":
                guard CountingOrder.countsBeforeComma(word) else { return nil }
                text = String(sign)
            case "-":
                // Scripts that join their letters have no other use for a hyphen after one.
                guard Self.isBeforeWord(shown, end), isNumber || word.count == 1 && word[0].value >= 0x590 else {
                    return nil
                }
                text = String(sign)
            case ":":
                guard Self.isBeforeWord(shown, end), isNumber else { return nil }
                text = String(sign)
            default: return nil
            }
            self.end = end
        }

        /// Whether a space follows, and no number: `1 – 2 years` is a range.
        private static func isBeforeWord(_ shown: ShownText, _ end: Int) -> Bool {
            guard shown.neighbour(at: end) == .space else { return false }
            var word = end
            while ASCII.isBlank(shown[word]) { word += 1 }
            return shown.scalar(at: word)?.properties.numericType == nil
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

import ASCII
import SiteModel

/// Reads amounts with their units in the sentences of a text in English: `20 mg`, `5 to 10 percent`, `2.5 million people`,
/// `1 in 10,000`, `126 mg/dL`, `38°C`.
struct QuantityReader {
    /// An amount.
    struct Quantity {
        /// The words that it is written in, as places in the list.
        var words: Range<Int>
        /// Its bytes, with a sign after its last word.
        var bytes: Range<Int>
        var dimension: MeasureUnits.Dimension
        /// What it is measured over, or which things are counted.
        var other: UInt64 = 0
        /// How often it is so much: the key of `day` in `20 mg a day`.
        var period: UInt64 = 0
        var low: Double
        var high: Double
    }

    private let prose: Prose
    private let list: WordList

    init(_ prose: Prose, _ list: WordList) {
        self.prose = prose
        self.list = list
    }

    /// The amounts of a sentence, in its order.
    func quantities(in sentence: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            let kind = list.words[index].kind
            let mayStart = kind.contains(.hasDigit) || Self.numerals.contains(list.words[index].key)
            guard mayStart, !kind.contains(.isCode),
                let quantity = quantity(at: index, in: sentence)
            else {
                index += 1
                continue
            }
            found.append(quantity)
            index = quantity.words.upperBound
        }
        return found
    }

    // MARK: One amount

    private func quantity(at index: Int, in sentence: Range<Int>) -> Quantity? {
        if isAfterSign(index) { return nil }
        if let frequency = frequency(at: index, in: sentence) { return frequency }
        guard var number = number(at: index) else { return joined(at: index, in: sentence) }
        var next = index + 1
        // "10 to 20", "10–20", "5 or 10".
        if next < sentence.upperBound, number.low == number.high {
            let dash = isDash(gap(before: next))
            let second = dash ? next : Self.connectors.contains(key(next)) ? next + 1 : nil
            if let second, second < sentence.upperBound, let upper = self.number(at: second), upper.low == upper.high,
                upper.low > number.low
            {
                number.high = upper.high
                next = second + 1
            }
        }
        // "2.4 million to 4.5 million".
        if next + 3 < sentence.upperBound, next == index + 1, let power = Self.powers[list.words[next].key],
            Self.connectors.contains(key(next + 1)), let upper = self.number(at: next + 2), upper.low == upper.high,
            let other = Self.powers[list.words[next + 3].key], number.low * power < upper.low * other
        {
            return measured((number.low * power, upper.high * other), from: index, to: next + 4, in: sentence)
        }
        if next < sentence.upperBound, let power = Self.powers[list.words[next].key], isSpace(gap(before: next)) {
            number.low *= power
            number.high *= power
            next += 1
        }
        return measured(number, from: index, to: next, in: sentence)
    }

    /// The amount that a number is with what follows it: a unit, a per cent sign, degrees.
    private func measured(
        _ number: (low: Double, high: Double),
        from index: Int,
        to next: Int,
        in sentence: Range<Int>
    ) -> Quantity? {
        let start = list.words[index].range.lowerBound
        let end = list.words[next - 1].range.upperBound
        var quantity = Quantity(
            words: index..<next,
            bytes: start..<end,
            dimension: .share,
            low: number.low,
            high: number.high
        )
        if byte(end) == UInt8(ascii: "%") || (byte(end) == 0x20 && byte(end + 1) == UInt8(ascii: "%")) {
            quantity.bytes = start..<(byte(end) == 0x20 ? end + 2 : end + 1)
            return quantity
        }
        guard next < sentence.upperBound else { return nil }
        if let degrees = degrees(quantity, at: next) { return degrees }
        guard isSpace(gap(before: next)) || (gap(before: next).isEmpty && list.words[next].kind.contains(.hasOther))
        else { return nil }
        if list.words[next].key == "per", next + 1 < sentence.upperBound, list.words[next + 1].key == "cent" {
            quantity.words = index..<next + 2
            quantity.bytes = start..<list.words[next + 1].range.upperBound
            return quantity
        }
        let unitKey = stem(next)
        guard let unit = MeasureUnits.unit(unitKey) else { return nil }
        quantity.dimension = unit.dimension
        quantity.low *= unit.factor
        quantity.high *= unit.factor
        quantity.words = index..<next + 1
        quantity.bytes = start..<list.words[next].range.upperBound
        if unit.dimension == .things { quantity.other = unitKey.raw }
        readRest(of: &quantity, in: sentence)
        return quantity
    }

    /// `40mg`, whose unit touches the number.
    private func joined(at index: Int, in sentence: Range<Int>) -> Quantity? {
        let range = list.words[index].range
        let bytes = prose.bytes[range]
        let digits = bytes.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        guard !digits.isEmpty, digits.count < bytes.count, let number = Self.value(of: digits),
            let unit = MeasureUnits.unit(stem(of: bytes.dropFirst(digits.count)))
        else { return nil }
        var quantity = Quantity(
            words: index..<index + 1,
            bytes: range,
            dimension: unit.dimension,
            low: number * unit.factor,
            high: number * unit.factor
        )
        if unit.dimension == .things { quantity.other = stem(of: bytes.dropFirst(digits.count)).raw }
        readRest(of: &quantity, in: sentence)
        return quantity
    }

    /// What an amount is measured over (`/dL`, `per kilogram`), how often it is so much, and whether it is an age.
    private func readRest(of quantity: inout Quantity, in sentence: Range<Int>) {
        var next = quantity.words.upperBound
        guard next < sentence.upperBound else { return }
        func take(through last: Int) {
            quantity.words = quantity.words.lowerBound..<last + 1
            quantity.bytes = quantity.bytes.lowerBound..<list.words[last].range.upperBound
            next = last + 1
        }
        let isSlash = gap(before: next).elementsEqual("/".utf8)
        if isSlash || (key(next) == "per" && next + 1 < sentence.upperBound) {
            let place = isSlash ? next : next + 1
            let over = stem(place)
            if MeasureUnits.isPeriod(over) {
                quantity.period = over.raw
                take(through: place)
            } else if let unit = MeasureUnits.unit(over), unit.dimension != .things {
                quantity.other = UInt64(unit.dimension.rawValue) + 1
                quantity.low /= unit.factor
                quantity.high /= unit.factor
                take(through: place)
            } else if isSlash {
                quantity.other = over.raw
                take(through: place)
            }
        } else if quantity.dimension == .calendar || quantity.dimension == .time {
            if key(next) == "old" || (key(next) == "of" && next + 1 < sentence.upperBound && key(next + 1) == "age") {
                if quantity.dimension == .calendar { quantity.dimension = .age }
                take(through: key(next) == "old" ? next : next + 1)
            } else if next + 1 < sentence.upperBound, key(next) == "or" || key(next) == "and",
                Self.older.contains(key(next + 1)), quantity.dimension == .calendar
            {
                quantity.dimension = .age
            }
        }
    }

    /// The period that a place in a sentence states, and how many words it takes: `a day`, `each week`, `in 24 hours`,
    /// `daily`.
    func period(at index: Int, in sentence: Range<Int>) -> (key: UInt64, words: Int)? {
        guard index < sentence.upperBound else { return nil }
        let word = key(index)
        if word == "daily" { return (WordKey("day").raw, 1) }
        if word == "weekly" { return (WordKey("week").raw, 1) }
        guard index + 1 < sentence.upperBound else { return nil }
        if Self.everies.contains(word), MeasureUnits.isPeriod(list.words[index + 1].key) {
            return (list.words[index + 1].key.raw, 2)
        }
        guard word == "in" || word == "within" || word == "every" else { return nil }
        var place = index + 1
        if Self.determiners.contains(key(place)) { place += 1 }
        guard place + 1 < sentence.upperBound, let count = number(at: place), stem(place + 1) == "hour" else {
            return place < sentence.upperBound && word == "in" && place > index + 1 && key(place) == "day"
                ? (WordKey("day").raw, place + 1 - index) : nil
        }
        guard count.low == 24, count.high == 24 else { return nil }
        return (WordKey("day").raw, place + 2 - index)
    }

    // MARK: One in so many

    /// `1 in 10,000`, `1 in 8,500 to 10,000`, `1 in 80,000 and 1 in 100,000`, `1 per 1 million`.
    private func frequency(at index: Int, in sentence: Range<Int>) -> Quantity? {
        guard let first = oneIn(at: index, in: sentence) else { return nil }
        var quantity = Quantity(
            words: index..<first.end,
            bytes: list.words[index].range.lowerBound..<list.words[first.end - 1].range.upperBound,
            dimension: .frequency,
            low: first.value,
            high: first.value
        )
        let next = first.end
        guard next < sentence.upperBound else { return quantity }
        let isDash = isDash(gap(before: next))
        let second = isDash ? next : Self.connectors.contains(key(next)) ? next + 1 : sentence.upperBound
        guard second < sentence.upperBound else { return quantity }
        var upper = oneIn(at: second, in: sentence)
        if upper == nil, let number = number(at: second), number.low == number.high, number.low > 1 {
            upper = multiplied(number.low, end: second + 1, in: sentence)
        }
        if let upper {
            quantity.low = min(first.value, upper.value)
            quantity.high = max(first.value, upper.value)
            quantity.words = index..<upper.end
            quantity.bytes = quantity.bytes.lowerBound..<list.words[upper.end - 1].range.upperBound
        }
        return quantity
    }

    private func oneIn(at index: Int, in sentence: Range<Int>) -> (value: Double, end: Int)? {
        guard let first = number(at: index) ?? (key(index) == "one" ? (1, 1) : nil), first.low == first.high,
            first.low > 0, index + 2 < sentence.upperBound
        else { return nil }
        var place = index + 1
        switch key(place) {
        case "in", "per": place += 1
        case "out": place += key(place + 1) == "of" ? 2 : 1
        default: return nil
        }
        if place < sentence.upperBound, Self.everies.contains(key(place)) { place += 1 }
        guard place < sentence.upperBound, let second = number(at: place), second.low == second.high else { return nil }
        let whole = multiplied(second.low, end: place + 1, in: sentence)
        // A year, as in "one in 2012", is no share; and neither is a time: "once in 24 hours".
        let isTime =
            whole.end < sentence.upperBound
            && [.time, .calendar].contains(MeasureUnits.unit(stem(whole.end))?.dimension)
        guard whole.value > first.low, !isTime, !Self.looksLikeYear(prose.text(list.words[place].range)) else {
            return nil
        }
        return (whole.value / first.low, whole.end)
    }

    private static func looksLikeYear(_ text: String) -> Bool {
        text.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && !text.hasSuffix("00")
    }

    private func multiplied(_ value: Double, end: Int, in sentence: Range<Int>) -> (value: Double, end: Int) {
        guard end < sentence.upperBound, let power = Self.powers[list.words[end].key] else { return (value, end) }
        return (value * power, end + 1)
    }

    // MARK: Temperatures

    private func degrees(_ quantity: Quantity, at next: Int) -> Quantity? {
        var place = next
        let gap = gap(before: next)
        var isDegrees = gap.elementsEqual("°".utf8) || gap.elementsEqual(" °".utf8) || gap.elementsEqual("\u{A0}°".utf8)
        if !isDegrees, stem(next) == "degree", next + 1 < list.words.count {
            isDegrees = true
            place = next + 1
        }
        guard isDegrees else { return nil }
        var quantity = quantity
        switch key(place) {
        case "c", "celsius": break
        case "f", "fahrenheit":
            quantity.low = (quantity.low - 32) * 5 / 9
            quantity.high = (quantity.high - 32) * 5 / 9
        default: return nil
        }
        quantity.dimension = .temperature
        quantity.words = quantity.words.lowerBound..<place + 1
        quantity.bytes = quantity.bytes.lowerBound..<list.words[place].range.upperBound
        return quantity
    }

    // MARK: Numbers

    /// The value of a word: `2,000`, `2.5`, `10-20`, or a numeral up to twelve.
    private func number(at index: Int) -> (low: Double, high: Double)? {
        let word = list.words[index]
        if let numeral = Self.numerals[word.key] { return (numeral, numeral) }
        guard word.isNumber, !isAfterSign(index) else { return nil }
        let parts = prose.bytes[word.range].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count < 3, let low = Self.value(of: parts[0]), let high = Self.value(of: parts[parts.count - 1]),
            low <= high
        else { return nil }
        return (low, high)
    }

    /// Whether a sign before a number makes it something else: `$5`, `+44`, `-5`, `130/80`.
    private func isAfterSign(_ index: Int) -> Bool {
        guard list.words[index].kind.contains(.hasDigit) else { return false }
        let start = list.words[index].range.lowerBound
        switch byte(start - 1) {
        case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "#"),
            UInt8(ascii: "."), UInt8(ascii: "*"):
            return true
        case 0xA3: return byte(start - 2) == 0xC2
        case 0xAC: return byte(start - 2) == 0x82
        default:
            return byte(list.words[index].range.upperBound) == UInt8(ascii: "/")
                && byte(list.words[index].range.upperBound + 1).isASCIIDigit
        }
    }

    private static func value(of digits: some Collection<UInt8>) -> Double? {
        var plain: [UInt8] = []
        var group: Int?
        for byte in digits {
            switch byte {
            case UInt8(ascii: ","):
                guard group == nil || group == 3, !plain.isEmpty, !plain.contains(UInt8(ascii: ".")) else { return nil }
                group = 0
            case UInt8(ascii: "."):
                guard group == nil || group == 3 else { return nil }
                group = nil
                plain.append(byte)
            case _ where byte.isASCIIDigit:
                plain.append(byte)
                if let count = group { group = count + 1 }
            default: return nil
            }
        }
        guard group == nil || group == 3, plain.last?.isASCIIDigit == true else { return nil }
        return Double(String(decoding: plain, as: UTF8.self))
    }

    // MARK: Words

    /// The key of a word without its ending in the plural.
    func stem(_ index: Int) -> WordKey { stem(of: prose.bytes[list.words[index].range]) }

    /// The key of a word without its ending in the plural.
    private func stem(of word: ArraySlice<UInt8>) -> WordKey {
        let singular = Self.singular(of: word)
        return Self.irregular[singular] ?? singular
    }

    private static func singular(of word: ArraySlice<UInt8>) -> WordKey {
        let count = word.count
        guard count > 3, word[word.endIndex - 1] | 0x20 == UInt8(ascii: "s") else { return WordKey(of: word) }
        let before = word[word.endIndex - 2] | 0x20
        if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") || before == UInt8(ascii: "i") {
            return WordKey(of: word)
        }
        if count > 4, before == UInt8(ascii: "e"), word[word.endIndex - 3] | 0x20 == UInt8(ascii: "i") {
            return WordKey(of: Array(word.dropLast(3)) + [UInt8(ascii: "y")])
        }
        // "patches", "boxes", "glasses".
        let third = word[word.endIndex - 3] | 0x20
        let isDouble = third == UInt8(ascii: "s") && count > 4 && word[word.endIndex - 4] | 0x20 == third
        if count > 4, before == UInt8(ascii: "e"), third == UInt8(ascii: "h") || third == UInt8(ascii: "x") || isDouble
        {
            return WordKey(of: word.dropLast(2))
        }
        return WordKey(of: word.dropLast())
    }

    private static let irregular = WordTable<WordKey>([
        ("children", "child"), ("men", "man"), ("women", "woman"), ("babie", "baby"), ("hr", "hour"), ("hrs", "hour"),
        ("min", "minute"), ("mins", "minute"), ("yr", "year"), ("yrs", "year"), ("individual", "people"),
        ("person", "people"), ("infant", "newborn"), ("baby", "newborn"), ("babies", "newborn"), ("birth", "newborn"),
        ("american", "people"),
    ])

    private func key(_ index: Int) -> WordKey {
        list.words.indices.contains(index) ? list.words[index].key : WordKey(of: [])
    }

    /// The bytes between a word and the one before it.
    func gap(before index: Int) -> ArraySlice<UInt8> {
        guard index > 0 else { return [] }
        return prose.bytes[list.words[index - 1].range.upperBound..<list.words[index].range.lowerBound]
    }

    private func isSpace(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.elementsEqual(" ".utf8) || gap.elementsEqual("\u{A0}".utf8) || gap.elementsEqual("\u{202F}".utf8)
    }

    private func isDash(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.elementsEqual("–".utf8) || gap.elementsEqual(" – ".utf8) || gap.elementsEqual(" - ".utf8)
            || gap.elementsEqual("—".utf8)
    }

    private func byte(_ index: Int) -> UInt8 { prose.bytes.indices.contains(index) ? prose.bytes[index] : 0 }

    private static let connectors = WordSet("to or and")
    private static let everies = WordSet("a an per each every")
    private static let determiners = WordSet("any one a every")
    private static let older = WordSet("older younger over above")
    private static let powers = WordTable<Double>([
        ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("hundred", 100),
    ])
    private static let numerals = WordTable<Double>([
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
        ("ten", 10), ("eleven", 11), ("twelve", 12),
    ])
}

import ASCII

/// Finds in a text what the list of the Institute for Safe Medication Practices (ISMP) warns of.
struct DoseReader {
    /// A dose, an abbreviation or a sign that can be misread.
    struct Doubt {
        /// Its bytes.
        var range: Range<Int>
        var message: String
        var help: String
        /// Whether it is a limit of what is measured and no medicine, as in `> 60 mL/min`.
        var isLimit = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let convention: DoseConvention
    private var isEnglish: Bool { convention.usesDecimalPoint }
    private var doubts: [Doubt] = []

    /// Everything that can be misread, in the order of the text.
    static func doubts(in bytes: [UInt8], _ convention: DoseConvention) -> [Doubt] {
        bytes.withUnsafeBufferPointer { doubts(in: $0, convention) }
    }

    /// Everything that can be misread, in the order of the text.
    static func doubts(in text: String, _ convention: DoseConvention) -> [Doubt] {
        var text = text
        return text.withUTF8 { doubts(in: $0, convention) }
    }

    private static func doubts(in bytes: UnsafeBufferPointer<UInt8>, _ convention: DoseConvention) -> [Doubt] {
        isNoteworthy.withUnsafeBufferPointer { isNoteworthy in
            var reader = DoseReader(bytes, convention)
            var index = 0
            while index < bytes.count {
                guard isNoteworthy[Int(bytes[index])] else {
                    index += 1
                    continue
                }
                index = max(index + 1, reader.read(at: index))
            }
            return reader.doubts
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ convention: DoseConvention) {
        self.bytes = bytes
        self.convention = convention
    }

    /// The bytes that are looked at: digits, `/` (`D/C`), `<`, `>`, `@`, `Q` and `q` (`q.d.`, `sub q`), `W` (`TIW`), and
    /// the first bytes of `µ` (U+00B5), `μ` (U+03BC) and `₄` (U+2084).
    private static let isNoteworthy: [Bool] = {
        var table = Array(repeating: false, count: 256)
        for byte in "0123456789/<>@QqW".utf8 { table[Int(byte)] = true }
        for byte in [0xC2, 0xCE, 0xE2] { table[byte] = true }
        return table
    }()

    /// Looks at what starts, or is around, a noteworthy byte, and gives the index to go on from.
    private mutating func read(at index: Int) -> Int {
        switch bytes[index] {
        case let byte where byte.isASCIIDigit: return readNumber(at: index)
        case UInt8(ascii: "<"), UInt8(ascii: ">"): if convention.reportsSigns { readComparison(at: index) }
        case UInt8(ascii: "@"): if convention.reportsSigns { readAt(at: index) }
        case UInt8(ascii: "/"): if convention.reportsAbbreviations { readWord(from: index - 1, to: index + 2) }
        case UInt8(ascii: "Q"), UInt8(ascii: "q"): if convention.reportsAbbreviations { return readLatin(at: index) }
        case UInt8(ascii: "W"): if convention.reportsAbbreviations { readWord(from: index - 2, to: index + 1) }
        case 0xE2:
            if byte(index + 1) == 0x82, byte(index + 2) == 0x84 { readSulfate(upTo: index, end: index + 3) }
        default:
            if convention.reportsMicro, let end = endOfMicro(at: index), byte(end) == UInt8(ascii: "g"),
                !isWord(at: end + 1),
                !isWord(before: index)
            {
                reportMicro(index..<end + 1)
                return end + 1
            }
        }
        return index + 1
    }

    // MARK: Numbers

    /// A number as it is written.
    private struct Number {
        var range: Range<Int>
        /// The decimal sign and the digits after it.
        var fraction: Range<Int>
        var isGrouped: Bool
        var isNaked: Bool
        /// Whether digits follow the decimal sign and all are zeros.
        var hasTrailingZero: Bool

        /// The digits before the decimal sign, with what parts thousands.
        var integer: Range<Int> { range.lowerBound..<fraction.lowerBound }
        /// Whether it has five digits or more before the decimal sign and nothing that parts them.
        var isLarge: Bool { !isGrouped && integer.count >= 5 }
    }

    private mutating func readNumber(at index: Int) -> Int {
        guard let number = number(at: index) else {
            return readWithinName(at: index)
        }
        let end = number.range.upperBound
        let gap = endOfGap(at: end)
        guard let unit = unit(at: gap) else {
            readRange(number)
            return end
        }
        report(number, unit, isJoined: gap == end)
        readRoute(after: unit)
        return unit.range.upperBound
    }

    /// Skips the digits of a name such as `B12`, and reads those of `MSO4`.
    private mutating func readWithinName(at index: Int) -> Int {
        var end = index
        while byte(end).isASCIIDigit { end += 1 }
        if end == index + 1, bytes[index] == UInt8(ascii: "4") { readSulfate(upTo: index, end: end) }
        return end
    }

    /// The number whose first digit is at an index; `nil` where the digits are part of a name or a version.
    private func number(at index: Int) -> Number? {
        let sign = byte(index - 1)
        let isNaked =
            (sign == UInt8(ascii: ".") || (!isEnglish && sign == UInt8(ascii: ","))) && !isWord(before: index - 1)
        if !isNaked, isWord(before: index) || sign == UInt8(ascii: ".") { return nil }
        // "COVID-19" is a name, "(-5 mg" and "5-10 mg" are none.
        if sign == UInt8(ascii: "-"), isLetter(before: index - 1) { return nil }
        var end = index
        while byte(end).isASCIIDigit { end += 1 }
        if isNaked {
            return Number(
                range: index - 1..<end,
                fraction: index - 1..<end,
                isGrouped: false,
                isNaked: true,
                hasTrailingZero: isZero(index..<end)
            )
        }
        var isGrouped = false
        let separator = isEnglish ? UInt8(ascii: ",") : UInt8(ascii: ".")
        while byte(end) == separator, isThousand(at: end + 1) {
            end += 4
            isGrouped = true
        }
        let start = end
        if byte(end) == UInt8(ascii: ".") || (!isEnglish && byte(end) == UInt8(ascii: ",")), byte(end + 1).isASCIIDigit
        {
            end += 1
            while byte(end).isASCIIDigit { end += 1 }
            if byte(end) == UInt8(ascii: "."), byte(end + 1).isASCIIDigit { return nil }
        }
        return Number(
            range: index..<end,
            fraction: start..<end,
            isGrouped: isGrouped,
            isNaked: false,
            hasTrailingZero: start < end && isZero(start + 1..<end)
        )
    }

    /// Whether all digits of a stretch are zeros.
    private func isZero(_ digits: Range<Int>) -> Bool { bytes[digits].allSatisfy { $0 == UInt8(ascii: "0") } }

    /// The digits before the decimal sign, without what parts thousands; 0 where none are written.
    private func integer(of number: Number) -> String {
        number.isNaked ? "0" : text(number.integer).filter(\.isNumber)
    }

    /// The digits after the decimal sign.
    private func decimals(of number: Number) -> String { text(number.fraction.dropFirst()) }

    private func decimalSign(of number: Number) -> String {
        text(number.fraction.prefix(1)) == "," ? "decimal comma" : "decimal point"
    }

    private func isThousand(at index: Int) -> Bool {
        byte(index).isASCIIDigit && byte(index + 1).isASCIIDigit && byte(index + 2).isASCIIDigit
            && !byte(index + 3).isASCIIDigit
    }

    /// Reports what can be misread about a number and its unit, once, with the right form of both.
    private mutating func report(_ number: Number, _ unit: Unit, isJoined: Bool) {
        let shown = quoted(number.range.lowerBound..<unit.range.upperBound)
        let isDose = unit.isDose && !unit.isLaboratory
        let right = "write `\(rightForm(of: number, isDose: isDose)) \(unit.right)`"
        let range = number.range.lowerBound..<unit.range.upperBound
        if number.isNaked {
            let misread = "\(decimals(of: number)) \(unit.right)"
            add(
                range,
                "\(shown) can be read as `\(misread)`, because a \(decimalSign(of: number)) without a zero is easy to miss",
                right
            )
        } else if number.hasTrailingZero, isDose, !isOfTable(number, unit) {
            let misread = "\(integer(of: number))\(decimals(of: number)) \(unit.right)"
            add(
                range,
                "\(shown) can be read as `\(misread)`, because the \(decimalSign(of: number)) is easy to miss",
                right
            )
        } else if number.isLarge, isDose, convention.reportsLargeNumbers {
            add(range, "\(shown) can be read with a zero too many or too few", right)
        } else if unit.kind == .micro, convention.reportsMicro {
            add(range, "\(shown) can be read as milligrams, a thousand times as much", right)
        } else if unit.kind == .units, convention.reportsUnits {
            add(range, "The `\(text(unit.word))` of \(shown) can be read as a zero or a 4", right)
        } else if unit.kind == .international, convention.reportsSigns {
            add(range, "The `IU` of \(shown) can be read as `IV`, into a vein, or as 10", right)
        } else if unit.kind == .cubic, convention.reportsSigns {
            add(range, "The `cc` of \(shown) can be read as units, `U`, or as two zeros", right)
        } else if isJoined, unit.isRiskyWhenJoined, convention.reportsJoined {
            let letter = text(unit.word.lowerBound..<unit.word.lowerBound + 1)
            add(
                range,
                "The `\(letter)` of \(shown) can be read as a zero, because there is no space between the number and"
                    + " the unit",
                right
            )
        }
    }

    /// Whether an amount in the word "grams" is all that a block says: food in a table, where each amount has a decimal.
    private func isOfTable(_ number: Number, _ unit: Unit) -> Bool {
        let word = text(unit.word)
        return (word == "grams" || word == "gram") && isBreak(byte(number.range.lowerBound - 1))
            && isBreak(byte(unit.range.upperBound))
    }

    /// `1.0 to 2.0 mg`, `10000-20000 units`: a number whose unit is after a second number.
    private mutating func readRange(_ number: Number) {
        guard number.isNaked || number.hasTrailingZero || (number.isLarge && convention.reportsLargeNumbers) else {
            return
        }
        var index = number.range.upperBound
        let connectors: [StaticString] = [" to ", " or ", " and ", "-", "–", " - ", " – ", " a ", " y ", " o "]
        guard let connector = connectors.first(where: { starts(with: $0, at: index) }) else { return }
        index += connector.utf8CodeUnitCount
        if byte(index) == UInt8(ascii: ".") { index += 1 }
        guard byte(index).isASCIIDigit else { return }
        while byte(index).isASCIIDigit || byte(index) == UInt8(ascii: ".") || byte(index) == UInt8(ascii: ",") {
            index += 1
        }
        guard let unit = unit(at: endOfGap(at: index)), number.isNaked || (unit.isDose && !unit.isLaboratory) else {
            return
        }
        let shown = quoted(number.range)
        let right = "write `\(rightForm(of: number, isDose: true))`"
        if number.isNaked {
            let misread = decimals(of: number)
            add(
                number.range,
                "\(shown) can be read as `\(misread)`, because a \(decimalSign(of: number)) without a zero is easy to miss",
                right
            )
        } else if number.hasTrailingZero {
            let misread = integer(of: number) + decimals(of: number)
            add(
                number.range,
                "\(shown) can be read as `\(misread)`, because the \(decimalSign(of: number)) is easy to miss",
                right
            )
        } else {
            add(number.range, "\(shown) can be read with a zero too many or too few", right)
        }
    }

    private func rightForm(of number: Number, isDose: Bool) -> String {
        var integer = integer(of: number)
        if isDose, number.isLarge {
            let digits = integer
            integer = ""
            for (place, digit) in digits.enumerated() {
                // Without a comma or a point, which mean opposite things in different languages.
                if place > 0, (digits.count - place).isMultiple(of: 3) {
                    integer += isEnglish ? "," : "\u{202F}"
                }
                integer.append(digit)
            }
        } else if number.isGrouped {
            integer = text(number.integer)
        }
        return integer + (isDose && number.hasTrailingZero ? "" : text(number.fraction))
    }

    // MARK: Units

    /// A unit of measure after a number.
    private struct Unit {
        enum Kind {
            case plain
            case micro
            case units
            case international
            case cubic
        }

        /// With what it is a ratio to: `mg/dL`.
        var range: Range<Int>
        /// The unit alone.
        var word: Range<Int>
        /// The right form of all.
        var right: String
        var kind: Kind
        /// Whether medicines are measured in it.
        var isDose: Bool
        /// Whether it is a ratio in which laboratories measure, such as `mg/dL`; of those, precision is a part.
        var isLaboratory: Bool
        /// Whether it starts with a letter that looks like zeros when it touches a number.
        var isRiskyWhenJoined: Bool
    }

    private func unit(at index: Int) -> Unit? {
        if byte(index) == UInt8(ascii: "%") {
            return Unit(
                range: index..<index + 1,
                word: index..<index + 1,
                right: "%",
                kind: .plain,
                isDose: false,
                isLaboratory: false,
                isRiskyWhenJoined: false
            )
        }
        let end = endOfLetters(at: endOfMicro(at: index) ?? index)
        guard end > index, mayBeUnit(index..<end), !isWord(at: end) else { return nil }
        let word = text(index..<end)
        var right = word
        var kind = Unit.Kind.plain
        var isDose = true
        var isRisky = false
        switch word {
        case "mg", "mcg", "mL", "ml", "mEq", "mmol": isRisky = true
        case "g": break
        // No one takes liters of a medicine: oxygen and what is drunk are measured in them.
        case "L", "l": isDose = false
        case "µg", "μg": (kind, right) = (.micro, convention.reportsMicro ? "mcg" : word)
        case "U", "u": (kind, right) = (.units, convention.reportsUnits ? "units" : word)
        case "IU": (kind, right) = (.international, convention.reportsSigns ? "international units" : word)
        case "cc": (kind, right) = (.cubic, convention.reportsSigns ? "mL" : word)
        case "kg", "ng", "pg", "nmol", "pmol", "µmol", "μmol", "µL", "μL", "mm", "cm", "mU", "mIU": isDose = false
        default:
            let small = word.lowercased()
            guard Self.unitWords.contains(small) else { return nil }
            isRisky = small == "units"
            isDose = !Self.volumes.contains(small)
        }
        // "U.S." is a country, and a unit of its own has no capital letter and a full stop after it.
        if kind == .units, byte(end) == UInt8(ascii: "."), isWord(at: end + 1) { return nil }
        if kind == .units, byte(end) == UInt8(ascii: "-") || byte(end) == UInt8(ascii: "'") { return nil }
        var unit = Unit(
            range: index..<end,
            word: index..<end,
            right: right,
            kind: kind,
            isDose: isDose,
            isLaboratory: false,
            isRiskyWhenJoined: isRisky
        )
        readRatio(&unit)
        // Laboratories report enzymes in U/L and much else in IU/mL, which no one measures out.
        if unit.isLaboratory, kind == .units || kind == .international { unit.kind = .plain }
        if kind == .international, byte(end) == UInt8(ascii: "/") { unit.kind = .plain }
        return unit
    }

    /// Whether letters are looked at as a unit. Most words after a number are none, and are known by their key, which
    /// costs less than a string; a letter beyond ASCII can be written in several ways, and only the string tells.
    @inline(__always)
    private func mayBeUnit(_ range: Range<Int>) -> Bool {
        Self.unitKeys.contains(WordKey(of: bytes[range])) || bytes[range].contains { $0 >= 0x80 }
    }

    /// The units in ASCII, of those in `unit(at:)` and of `unitWords`.
    private static let unitKeys = WordSet(
        "mg mcg mL mEq mmol g L U IU cc kg ng pg nmol pmol mm cm mU mIU \(unitWords.joined(separator: " "))"
    )

    /// Takes in `/dL`, `per kg` and the like.
    private func readRatio(_ unit: inout Unit) {
        var start = unit.range.upperBound
        if byte(start) == UInt8(ascii: "/") {
            start += 1
        } else if starts(with: " per ", at: start) {
            start += 5
        } else {
            return
        }
        // "mg/100 mL" and "g/24 h" are what laboratories measure.
        if byte(start).isASCIIDigit {
            unit.isLaboratory = true
            return
        }
        let end = endOfLetters(at: start)
        guard end > start else { return }
        unit.right += text(unit.range.upperBound..<end)
        unit.range = unit.range.lowerBound..<end
        switch text(start..<end) {
        case "dL", "dl", "L", "l", "liter", "litre", "deciliter", "decilitre", "mol", "mmol": unit.isLaboratory = true
        // The flow of breath, of oxygen or of a kidney.
        case "min", "minute", "s", "sec", "second":
            if text(unit.word) != "mg" && text(unit.word) != "mcg" { unit.isLaboratory = true }
        default: break
        }
    }

    /// What is drunk or breathed, and no medicine is measured in.
    private static let volumes: Set<String> = ["liter", "liters", "litre", "litres", "litro", "litros"]

    /// Units in words, and what medicines are counted in.
    private static let unitWords: Set<String> = [
        "capsule", "capsules", "drop", "drops", "gram", "grams", "liter", "liters", "litre", "litres", "microgram",
        "micrograms", "milligram", "milligrams", "milliliter", "milliliters", "millilitre", "millilitres", "patch",
        "patches", "pill", "pills", "puff", "puffs", "spray", "sprays", "tablespoon", "tablespoons", "tablet",
        "tablets",
        "teaspoon", "teaspoons", "unit", "units",
        "cápsula", "cápsulas", "comprimido", "comprimidos", "gota", "gotas", "gramo", "gramos", "litro", "litros",
        "microgramo", "microgramos", "miligramo", "miligramos", "mililitro", "mililitros", "pastilla", "pastillas",
        "unidad", "unidades",
    ]

    // MARK: Abbreviations

    /// Abbreviations that are also other words, and so are looked for after a dose only.
    private mutating func readRoute(after unit: Unit) {
        guard convention.reportsAbbreviations, unit.isDose, !unit.isLaboratory, byte(unit.range.upperBound) == 0x20
        else { return }
        let start = unit.range.upperBound + 1
        let end = endOfLetters(at: start)
        guard end == start + 2, !isWord(at: end) else { return }
        let word = text(start..<end)
        let (misread, right): (String, String)
        switch word {
        case "HS": (misread, right) = ("at bedtime or as half-strength", "`at bedtime` or `half-strength`")
        case "hs": (misread, right) = ("half-strength", "`at bedtime`")
        case "OD":
            (misread, right) = ("once a day, the right eye or the right ear", "`once a day` or `in the right eye`")
        case "OS": (misread, right) = ("the left eye or the left ear", "`in the left eye`")
        case "OU": (misread, right) = ("both eyes or both ears", "`in both eyes`")
        case "AD": (misread, right) = ("the right ear or the right eye", "`in the right ear`")
        case "AS": (misread, right) = ("the left ear or the left eye", "`in the left ear`")
        case "AU": (misread, right) = ("both ears or both eyes", "`in both ears`")
        case "SC": (misread, right) = ("`SL`, under the tongue", "`under the skin`")
        case "SQ": (misread, right) = ("`5 every`", "`under the skin`")
        default: return
        }
        add(start..<end, "`\(word)` after a dose can be read as \(misread)", "write \(right)")
    }

    /// `q.d.` and its kin, and `sub q`.
    private mutating func readLatin(at index: Int) -> Int {
        if byte(index) == UInt8(ascii: "q"), !isWord(at: index + 1), isSubcutaneous(upTo: index) {
            let range = index - 4..<index + 1
            add(range, "The `q` of \(quoted(range)) can be read as “every”", "write `under the skin`")
            return index + 1
        }
        guard !isWord(before: index), byte(index - 1) != UInt8(ascii: "."), byte(index - 1) != UInt8(ascii: "-") else {
            return index + 1
        }
        // Nearly every word with a "q" goes on with a "u", and no abbreviation does.
        guard byte(index + 1) | 0x20 != UInt8(ascii: "u") else { return index + 2 }
        var end = index
        var letters = ""
        while isWord(at: end) || (byte(end) == UInt8(ascii: ".") && isWord(at: end + 1)), end < index + 9 {
            if byte(end) != UInt8(ascii: ".") { letters.unicodeScalars.append(Unicode.Scalar(byte(end))) }
            end += 1
        }
        guard !isWord(at: end), let (misread, right) = Self.meaning(ofLatin: letters) else { return end }
        // The last full stop is the abbreviation's own where others are within.
        if end - index > letters.count, byte(end) == UInt8(ascii: ".") { end += 1 }
        add(index..<end, "\(quoted(index..<end)) can be read as \(misread)", "write `\(right)`")
        return end
    }

    private static func meaning(ofLatin letters: String) -> (misread: String, right: String)? {
        switch letters {
        case "qd", "QD", "q1d", "Q1D": return ("`q.i.d.`, four times a day", "once a day")
        case "qod", "QOD": return ("`q.d.`, once a day, or `q.i.d.`, four times a day", "every other day")
        case "qhs", "QHS": return ("`qhr`, every hour", "at bedtime")
        case "qn", "QN": return ("`qh`, every hour", "every night")
        default:
            let hour = letters.dropFirst().prefix(while: \.isNumber)
            guard !hour.isEmpty, hour.count <= 2 else { return nil }
            switch letters.dropFirst(1 + hour.count) {
            case "am", "AM": return ("every \(hour) hours", "at \(hour) a.m. every day")
            case "pm", "PM": return ("every \(hour) hours", "at \(hour) p.m. every day")
            default: return nil
            }
        }
    }

    /// Whether `sub ` or `sub-` ends before an index.
    private func isSubcutaneous(upTo index: Int) -> Bool {
        guard index >= 4, !isWord(before: index - 4) else { return false }
        let start = bytes[index - 4..<index]
        return ["sub ", "Sub ", "sub-", "Sub-"].contains { start.elementsEqual($0.utf8) }
    }

    /// `D/C` and `TIW`.
    private mutating func readWord(from start: Int, to end: Int) {
        guard start >= 0, end <= bytes.count, !isWord(before: start), !isWord(at: end) else { return }
        switch text(start..<end) {
        case "D/C":
            add(start..<end, "`D/C` can be read as “discharge” or as “stop”", "write `stop` or `discharge`")
        case "TIW":
            add(start..<end, "`TIW` can be read as three times a day or twice a week", "write `three times a week`")
        default: return
        }
    }

    /// `MSO4` and `MgSO4`, also with a lowered 4.
    private mutating func readSulfate(upTo index: Int, end: Int) {
        guard convention.reportsAbbreviations, !isWord(at: end) else { return }
        for (word, name, other) in [("MgSO", "magnesium", "morphine"), ("MSO", "morphine", "magnesium")] {
            let start = index - word.utf8.count
            guard start >= 0, bytes[start..<index].elementsEqual(word.utf8), !isWord(before: start) else { continue }
            add(start..<end, "\(quoted(start..<end)) can be read as \(other) sulfate", "write `\(name) sulfate`")
            return
        }
    }

    // MARK: Signs

    /// `<5 mg`, `> 5 mg`.
    private mutating func readComparison(at index: Int) {
        let isMore = bytes[index] == UInt8(ascii: ">")
        let start = byte(index + 1) == 0x20 ? index + 2 : index + 1
        guard let first = byte(start).isASCIIDigit ? start : byte(start) == UInt8(ascii: ".") ? start + 1 : nil,
            let number = number(at: first), let unit = unit(at: endOfGap(at: number.range.upperBound)),
            unit.right != "%"
        else { return }
        let range = index..<unit.range.upperBound
        let form = "\(rightForm(of: number, isDose: unit.isDose && !unit.isLaboratory)) \(unit.right)"
        add(
            range,
            "The `\(isMore ? ">" : "<")` of \(quoted(range)) can be read as its opposite",
            "write `\(isMore ? "more" : "less") than \(form)`"
        )
        if !unit.isDose || unit.isLaboratory { doubts[doubts.count - 1].isLimit = true }
    }

    /// `5 mg @ 8 a.m.`
    private mutating func readAt(at index: Int) {
        guard byte(index - 1) == 0x20 || isBreak(byte(index - 1)), isWord(before: index - 1),
            byte(index + 1).isASCIIDigit || (byte(index + 1) == 0x20 && byte(index + 2).isASCIIDigit)
        else { return }
        add(index..<index + 1, "`@` can be read as a 2", "write `at`")
    }

    private mutating func reportMicro(_ range: Range<Int>) {
        add(range, "\(quoted(range)) can be read as `mg`, a thousand times as much", "write `mcg`")
    }

    // MARK: Bytes

    private mutating func add(_ range: Range<Int>, _ message: String, _ help: String) {
        doubts.append(Doubt(range: range, message: message, help: help))
    }

    private func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }
    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    private func quoted(_ range: Range<Int>) -> String { "`\(text(range))`" }

    private func isBreak(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x0A }

    /// The index after the letter at an index; `nil` where none is.
    private func endOfLetter(at index: Int) -> Int? {
        let first = byte(index)
        if first < 0x80 { return first.isASCIILetter ? index + 1 : nil }
        guard first >= 0xC0 else { return nil }
        let sign = WordBytes.sign(at: index, in: bytes, before: bytes.count)
        return sign.kind == .letter ? index + sign.length : nil
    }

    /// The index after the letters that start at an index, up to 14 bytes of them.
    private func endOfLetters(at index: Int) -> Int {
        var end = index
        while end < index + 14, let next = endOfLetter(at: end) { end = next }
        return end
    }

    /// Whether a letter ends before an index.
    private func isLetter(before index: Int) -> Bool {
        var start = index - 1
        while start > index - 4, byte(start) & 0xC0 == 0x80 { start -= 1 }
        return endOfLetter(at: start) == index
    }

    /// Whether a letter or a digit is at an index, or ends before it.
    private func isWord(at index: Int) -> Bool { byte(index).isASCIIDigit || endOfLetter(at: index) != nil }
    private func isWord(before index: Int) -> Bool { byte(index - 1).isASCIIDigit || isLetter(before: index) }

    private func starts(with word: StaticString, at index: Int) -> Bool {
        word.withUTF8Buffer { word in
            index + word.count <= bytes.count && bytes[index..<index + word.count].elementsEqual(word)
        }
    }

    /// The index after a space or a hyphen, also one that does not break.
    private func endOfGap(at index: Int) -> Int {
        switch byte(index) {
        case 0x20, UInt8(ascii: "-"): index + 1
        case 0xC2: byte(index + 1) == 0xA0 ? index + 2 : index
        case 0xE2: byte(index + 1) == 0x80 && (byte(index + 2) == 0xAF || byte(index + 2) == 0x89) ? index + 3 : index
        default: index
        }
    }

    /// The index after `µ` or `μ`.
    private func endOfMicro(at index: Int) -> Int? {
        (byte(index) == 0xC2 && byte(index + 1) == 0xB5) || (byte(index) == 0xCE && byte(index + 1) == 0xBC)
            ? index + 2 : nil
    }
}

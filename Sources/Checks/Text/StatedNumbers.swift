import ASCII
import SiteModel

/// The numbers of a text that say how much there is of something.
///
/// Digits are no such number
/// - within a name (`B12`, `A1C`, `COVID-19`, `5-HT`, `type 2`, `stages 1 to 3`, `SPF 30`, `24-hour`, `24/7`),
/// - in an order (`1st`, `step 2`, `day 3`) or a version (`1.2.3`),
/// - in a year, a decade, a date or a time of day, which say when,
/// - in a telephone number or an address,
/// - in an age, a size or opening hours, and where they count what the text itself names (`NumberContext`),
/// - in code, in the words of a link, and in what the site put in.
///
/// A share in words is one, where it is written with “percent” (`five percent`).
struct StatedNumbers {
    private let prose: Prose
    private let list: WordList
    private let title: String
    private let knowsWords: Bool

    init(in subject: TextSubject) {
        prose = subject.prose
        list = subject.words
        title = subject.text.title.value.lowercased()
        knowsWords = subject.isEnglish || subject.language.primary == "es"
    }

    /// The first number of a block, with its per cent sign or word.
    func first(inBlock block: Int) -> Range<Int>? {
        let words = list.blocks[block].words
        let percent = Self.percent
        // Most blocks are without a number of any kind, and this takes the least to see it.
        if !list.blocks[block].kinds.contains(.hasDigit),
            !list.words[words].contains(where: { $0.key == percent.one || $0.key == percent.two })
        {
            return nil
        }
        var reader: Reader?
        for index in words {
            let word = list.words[index]
            guard word.kind.contains(.hasDigit) else {
                if word.key == percent.one || word.key == percent.two, let range = share(endingAt: index, from: words) {
                    return range
                }
                continue
            }
            guard word.kind.isDisjoint(with: [.isCode, .isInserted]) else { continue }
            if reader == nil { reader = Reader(prose, list, words, title: title, knowsWords: knowsWords) }
            if let range = reader?.statement(at: index) { return range }
        }
        return nil
    }

    // MARK: Shares in words

    private static let percent = (one: WordKey("percent"), two: WordKey("cent"))

    /// `five percent`, `twenty-five per cent`.
    private func share(endingAt index: Int, from words: Range<Int>) -> Range<Int>? {
        var number = index - 1
        if list.words[index].key == Self.percent.two {
            guard number >= words.lowerBound, list.words[number].key == "per" else { return nil }
            number -= 1
        }
        guard number >= words.lowerBound else { return nil }
        let first = prose.text(list.words[number].range).lowercased().prefix { $0 != "-" && $0 != "\u{2011}" }
        guard Self.numerals.contains(String(first)) else { return nil }
        return list.words[number].range.lowerBound..<list.words[index].range.upperBound
    }

    private static let numerals: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "hundred",
    ]
}

/// Reads the words with digits of one block, in their order.
private struct Reader {
    private let prose: Prose
    private let list: WordList
    private let block: Range<Int>
    /// The word that ended the last name, and what kind of name it was.
    private var name: (end: Int, kind: Name)?
    private let context: NumberContext
    /// The title in small letters: a number in it can be a part of the name of what the text is about.
    private let title: String

    /// What digits stand for that are no number.
    private enum Name {
        /// `type 2`, and of several (`types 1 and 2`).
        case label(isPlural: Bool)
        case year
        case phone
        /// One that does not go on.
        case other
    }

    init(_ prose: Prose, _ list: WordList, _ block: Range<Int>, title: String, knowsWords: Bool) {
        self.prose = prose
        self.list = list
        self.block = block
        self.title = title
        context = NumberContext(prose, list, block, knowsWords: knowsWords)
    }

    /// The stretch of the number that a word with digits states; `nil` where it states none.
    mutating func statement(at index: Int) -> Range<Int>? {
        let range = list.words[index].range
        if let kind = nameKind(at: index) {
            name = (index, kind)
            return nil
        }
        if prose.link(at: range.lowerBound) != nil { return nil }
        return range.lowerBound..<endOfStatement(at: index)
    }

    /// Where what the number says ends: `5%`, `5 percent`, `1 in 10`, `130/80`.
    private func endOfStatement(at index: Int) -> Int {
        let end = endOfShare(after: index)
        let last = list.words[index].range.upperBound
        guard end == last else { return end }
        if byte(last) == UInt8(ascii: "/"), byte(last + 1).isASCIIDigit, block.contains(index + 1) {
            return list.words[index + 1].range.upperBound
        }
        if word(index + 1) == "in", block.contains(index + 2), list.words[index + 2].isNumber {
            return list.words[index + 2].range.upperBound
        }
        return end
    }

    private func endOfShare(after index: Int) -> Int {
        let end = list.words[index].range.upperBound
        if byte(end) == UInt8(ascii: "%") { return end + 1 }
        if byte(end) == 0x20 || byte(end) == 0xC2, let next = word(index + 1) {
            if byte(end) == 0x20, byte(end + 1) == UInt8(ascii: "%") { return end + 2 }
            if next == "percent" { return list.words[index + 1].range.upperBound }
            if next == "per", word(index + 2) == "cent" { return list.words[index + 2].range.upperBound }
        }
        return end
    }

    // MARK: What is no number

    private func nameKind(at index: Int) -> Name? {
        let word = list.words[index]
        let text = Array(prose.bytes[word.range])
        guard word.isNumber else { return isMeasure(text) ? nil : .other }
        let (before, after) = (self.byte(word.range.lowerBound - 1), self.byte(word.range.upperBound))
        // A time of day, or a round-the-clock service.
        if isTime(text, between: before, after, at: index)
            || isAroundTheClock(text, between: before, after, at: word.range)
        {
            return .other
        }
        if isDate(text, at: index) { return .other }
        // Dates with hyphens, telephone numbers, ISBNs; and what starts with a zero.
        let parts = text.split(separator: UInt8(ascii: "-"))
        if parts.count > 2 || (parts.count == 2 && parts[0].count == 3 && parts[1].count == 4) { return .phone }
        if text.count > 1, text[0] == UInt8(ascii: "0"), text[1].isASCIIDigit { return .phone }
        if before == UInt8(ascii: "+") { return .phone }
        if text.count(where: { $0 == UInt8(ascii: ".") }) > 1 { return .other }
        if Self.emergencyNumbers.contains(prose.text(word.range)), !isMeasured(index) { return .phone }
        if before == UInt8(ascii: "("), isPartOfPhone(index + 1) { return .phone }
        if let previous = self.word(index - 1), gapIsNarrow(before: index) {
            if text.count >= 3, Self.callWords.contains(previous) { return .phone }
            if isOfAbbreviation(text, at: index) { return .other }
            if Self.labels.contains(previous), !isMeasured(index) { return .label(isPlural: previous.hasSuffix("s")) }
        }
        if text.count >= 3, text.allSatisfy(\.isASCIIDigit), block.contains(index - 1),
            list.words[index - 1].key == "tty"
        {
            return .phone
        }
        if isOfPublisher(index) || isByRule(index) { return .other }
        if let name, let kind = continuation(of: name, at: index) { return kind }
        if isYear(text, at: index) { return .year }
        if context.isToCall(index) { return .phone }
        return isUnstated(index, after) ? .other : nil
    }

    /// Whether a number is what the publisher itself promises or asks for: "Give us at least 4 weeks' notice". A share, a
    /// number of people and what the publisher has found or advises are not.
    private func isOfPublisher(_ index: Int) -> Bool {
        guard endOfShare(after: index) == list.words[index].range.upperBound, word(index + 1) != "in" else {
            return false
        }
        if (index + 1..<index + 4).contains(where: { word($0).map(Self.counted.contains) == true }) { return false }
        let sentence = list.sentence(with: index).words
        var isOwn = false
        for word in list.words[nearby(index, in: sentence)] {
            if Self.findings.contains(word.key) { return false }
            if Self.publisher.contains(word.key) { isOwn = true }
        }
        return isOwn
    }

    /// Whether a number is a term of care or of a rule, which those who give the care decide: "You qualify for hospice care
    /// with less than 6 months to live", "under the regulations, it must be at least 10%". What has been found is not, nor
    /// is a share or a number of people outside of regulations. "Whether you have been home for 2 or 40 years" states
    /// nothing.
    private func isByRule(_ index: Int) -> Bool {
        let sentence = list.sentence(with: index).words
        let words = list.words[nearby(index, in: sentence)]
        if words.contains(where: { Self.research.contains($0.key) }) { return false }
        if words.contains(where: { Self.regulations.contains($0.key) }) { return true }
        guard endOfShare(after: index) == list.words[index].range.upperBound, word(index + 1) != "in",
            !(index + 1..<index + 4).contains(where: { word($0).map(Self.counted.contains) == true })
        else { return false }
        return list.words[sentence.lowerBound].key == "whether" || words.contains { Self.terms.contains($0.key) }
    }

    /// The words of a sentence that are near one of them: a sentence may be as long as the text.
    private func nearby(_ index: Int, in sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, index - 30)..<min(sentence.upperBound, index + 30)
    }

    private static let research = WordSet(
        "dose estimate estimated evidence found research risk study studied studies tested trial trials"
    )
    private static let regulations = WordSet("regulation regulations")
    private static let terms = WordSet(
        "appointment appointments eligible entitled qualify qualifies refill refills rent renting"
    )

    /// How a publisher speaks of itself.
    private static let publisher = WordSet("our us we")
    /// What it does where it speaks of medicine: these are statements that need a source.
    private static let findings = WordSet(
        """
        advise advised ask believe bodies body compared dose estimate estimated experts evidence find found heart hearts know \
        known learn learned lungs measure measured mg need percent recommend recommended research risk study studied studies \
        suggest test tested think trial trials understand
        """
    )

    /// Whether what is around a number says that it needs no source, or that it is a part of a name.
    private func isUnstated(_ index: Int, _ after: UInt8) -> Bool {
        // "[1]", a citation that is typed by hand.
        if after == UInt8(ascii: "]"), byte(list.words[index].range.lowerBound - 1) == UInt8(ascii: "[") {
            return true
        }
        if isEnumerator(index, after) { return true }
        // "46,XX".
        if after == UInt8(ascii: ","), byte(list.words[index].range.upperBound + 1).isASCIILetter {
            return true
        }
        if let previous = word(index - 1), title.contains("\(previous) \(prose.text(list.words[index].range))") {
            return true
        }
        return context.isAge(index) || context.isSize(index) || context.isOpeningHour(index)
            || context.isOfAddress(index) || context.isCount(index) || context.isOwn(index)
    }

    /// Whether a number names a place in an order that is typed by hand: `1)` and `2)`, or `(1)` and `(2)`.
    private func isEnumerator(_ index: Int, _ after: UInt8) -> Bool {
        let range = list.words[index].range
        guard range.count <= 2, prose.bytes[range].allSatisfy(\.isASCIIDigit) else { return false }
        guard after == UInt8(ascii: ")"), let place = Int(prose.text(range)) else { return false }
        let isOpened = byte(range.lowerBound - 1) == UInt8(ascii: "(")
        if !isOpened {
            // The bracket may close what was opened further ahead: "(aged 5)".
            let start = list.words[max(block.lowerBound, index - Self.mostBetween)].range.lowerBound
            let ahead = prose.bytes[start..<range.lowerBound]
            if ahead.last(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) == UInt8(ascii: "(") {
                return false
            }
        }
        // "(1) Cancer has spread" starts a sentence.
        if isOpened, startsSentence(index) { return true }
        let near = max(block.lowerBound, index - Self.mostBetween)..<min(block.upperBound, index + Self.mostBetween)
        return near.contains { other in
            guard list.words[other].isNumber, let next = Int(prose.text(list.words[other].range)),
                abs(next - place) == 1
            else { return false }
            return byte(list.words[other].range.upperBound) == UInt8(ascii: ")")
                && (byte(list.words[other].range.lowerBound - 1) == UInt8(ascii: "(")) == isOpened
        }
    }

    /// How many words of a sentence for readers are between two places of an order at most.
    private static let mostBetween = 40

    /// Whether a number in brackets is at the start of a sentence or of a part after a colon.
    private func startsSentence(_ index: Int) -> Bool {
        guard index > block.lowerBound else { return block.contains(index + 1) }
        let gap = prose.bytes[list.words[index - 1].range.upperBound..<list.words[index].range.lowerBound]
        return gap.elementsEqual(". (".utf8) || gap.elementsEqual(": (".utf8) || gap.elementsEqual("; (".utf8)
    }

    /// Whether a number is a part of a name that an abbreviation starts: `HPV 16`, `NF 2`.
    private func isOfAbbreviation(_ text: [UInt8], at index: Int) -> Bool {
        guard text.count <= 2, text.allSatisfy(\.isASCIIDigit), block.contains(index - 1), !isMeasured(index) else {
            return false
        }
        let name = list.words[index - 1]
        guard (2...6).contains(name.range.count), name.kind.contains(.hasCapital),
            name.kind.isDisjoint(with: [.hasSmall, .hasDigit, .hasOther, .isDotted]),
            !Self.measures.contains(name.key),
            name.range.upperBound + 1 == list.words[index].range.lowerBound
        else { return false }
        let next = block.contains(index + 1) ? list.words[index + 1].key : nil
        return next.map { !Self.afterAmounts.contains($0) } ?? true
    }

    /// After these a number is an amount: what is measured, and places.
    private static let measures = WordSet(
        "act alt ast audit bmi bp bpm crp edss egfr esr gad gcs gfr hdl hr inr iop iq ldl mmse phq psa psi rbc tsh wbc eu uk un us usa"
    )
    private static let afterAmounts = WordSet("in of out")

    /// Whether a word of digits and letters is a number with what it measures: `24-hour` is a kind of test, `5mg` is
    /// not.
    private func isMeasure(_ text: [UInt8]) -> Bool {
        guard let first = text.first, first.isASCIIDigit else { return false }
        let rest = text.drop { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        let digits = text.prefix(text.count - rest.count)
        var unit = String(decoding: rest, as: UTF8.self)[...]
        if unit.hasPrefix("-") || unit.hasPrefix("\u{2011}") || unit.hasPrefix("\u{2010}") {
            let parts = unit.dropFirst().split { $0 == "-" || $0 == "\u{2011}" || $0 == "\u{2010}" }
            guard let measure = parts.first else { return false }
            if digits.elementsEqual("24".utf8), measure.hasPrefix("hour") { return false }
            // "A 24-hour, 365-day-a-year line".
            if digits.elementsEqual("365".utf8) || (digits.elementsEqual("7".utf8) && parts.count > 1),
                measure.hasPrefix("day")
            {
                return false
            }
            // "A 65-year-old woman" is an example, and "1-800-GET-HELP" a telephone number.
            if parts.last == "old" || parts.last == "olds" { return false }
            unit = measure
            if NumberContext.isLength(unit) { return false }
            return Self.hyphenated.contains(String(unit)) || Self.units.contains(String(unit))
        }
        return Self.units.contains(String(unit)) && !NumberContext.isLength(unit)
    }

    /// `8:30`, `8 a.m.`, `8 o'clock`.
    private func isTime(_ text: [UInt8], between before: UInt8, _ after: UInt8, at index: Int) -> Bool {
        guard text.count <= 2, text.allSatisfy(\.isASCIIDigit) else { return false }
        let range = list.words[index].range
        let isTwo = { (at: Int) in byte(at).isASCIIDigit && byte(at + 1).isASCIIDigit && !byte(at + 2).isASCIIDigit }
        if after == UInt8(ascii: ":"), isTwo(range.upperBound + 1) { return true }
        if before == UInt8(ascii: ":"), text.count == 2, byte(range.lowerBound - 2).isASCIIDigit { return true }
        guard let next = word(index + 1) else { return false }
        return gapIsNarrow(before: index + 1)
            && ["am", "pm", "a.m", "p.m", "oclock", "o'clock", "o’clock"].contains(next)
    }

    /// `24/7`.
    private func isAroundTheClock(
        _ text: [UInt8],
        between before: UInt8,
        _ after: UInt8,
        at range: Range<Int>
    ) -> Bool {
        let slash = UInt8(ascii: "/")
        if text.elementsEqual("24".utf8), after == slash, byte(range.upperBound + 1) == UInt8(ascii: "7") {
            return !byte(range.upperBound + 2).isASCIIDigit
        }
        return text.elementsEqual("7".utf8) && before == slash && byte(range.lowerBound - 2) == UInt8(ascii: "4")
            && byte(range.lowerBound - 3) == UInt8(ascii: "2") && !byte(range.lowerBound - 4).isASCIIDigit
    }

    /// A day beside the name of a month, which is written with a capital letter in English and without one elsewhere.
    private func isDate(_ text: [UInt8], at index: Int) -> Bool {
        guard text.count <= 2 else { return false }
        func isMonth(_ index: Int) -> Bool {
            guard let word = word(index), Self.months.contains(word) else { return false }
            // "May 3 tablets" does not occur, "may 3" could.
            return word != "may" || byte(list.words[index].range.lowerBound) == UInt8(ascii: "M")
        }
        if isMonth(index - 1), gapIsNarrow(before: index) { return true }
        if isMonth(index + 1), gapIsNarrow(before: index + 1) { return true }
        return word(index + 1) == "de" && isMonth(index + 2)
    }

    /// Four digits from 1900 to 2099 are a year, unless something is counted.
    private func isYear(_ text: [UInt8], at index: Int) -> Bool {
        guard text.count == 4, text.allSatisfy(\.isASCIIDigit),
            text.starts(with: "19".utf8) || text.starts(with: "20".utf8)
        else { return false }
        return !isMeasured(index) || word(index + 1) == "in"
    }

    /// Whether a unit, a per cent sign or something that is counted follows.
    private func isMeasured(_ index: Int) -> Bool {
        let end = list.words[index].range.upperBound
        if byte(end) == UInt8(ascii: "%") || byte(end) == UInt8(ascii: "/") { return true }
        guard let next = word(index + 1), gapIsNarrow(before: index + 1) else { return false }
        return Self.units.contains(next) || Self.hyphenated.contains(next) || Self.counted.contains(next)
            || ["over", "percent", "per", "times"].contains(next)
    }

    private func isPartOfPhone(_ index: Int) -> Bool {
        guard block.contains(index), list.words[index].isNumber else { return false }
        let parts = prose.bytes[list.words[index].range].split(separator: UInt8(ascii: "-"))
        return parts.count == 2 && parts[0].count == 3 && parts[1].count == 4
    }

    /// What goes on from a name: `types 1, 2 and 3`, `from 2010 to 2020`, `911 or 112`, `020 7946 0958`.
    private func continuation(of name: (end: Int, kind: Name), at index: Int) -> Name? {
        let after = list.words[name.end].range.upperBound
        let gap = prose.bytes[after..<list.words[index].range.lowerBound]
        let isJoined = index == name.end + 1 && gap.allSatisfy { $0 != 0x20 && $0 != UInt8(ascii: ".") }
        let isConnected =
            index == name.end + 2
            && ["and", "or", "to", "through", "y", "o", "u", "a"].contains(word(name.end + 1) ?? "")
            && gap.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ";") }
        switch name.kind {
        case .label(let isPlural):
            let isListed = isPlural && index == name.end + 1 && gap.elementsEqual(", ".utf8)
            return (isJoined || isConnected || isListed) && !isMeasured(index) ? name.kind : nil
        case .year: return (isJoined || isConnected) && list.words[index].range.count <= 4 ? .year : nil
        case .phone:
            let isNext = index == name.end + 1 && (gap.elementsEqual(" ".utf8) || gap.elementsEqual(") ".utf8))
            return isNext || isJoined || (isConnected && !isMeasured(index)) ? .phone : nil
        case .other: return nil
        }
    }

    // MARK: Words around

    private func byte(_ offset: Int) -> UInt8 { prose.bytes.indices.contains(offset) ? prose.bytes[offset] : 0 }

    /// A word of the block in small letters.
    private func word(_ index: Int) -> String? {
        block.contains(index) ? prose.text(list.words[index].range).lowercased() : nil
    }

    /// Whether nothing but a space parts a word from the one before it; a hyphen and a no-break space are as good, and so
    /// are the full stop of `No. 1` and the bracket of `12 (mg)`.
    private func gapIsNarrow(before index: Int) -> Bool {
        guard block.contains(index), block.contains(index - 1) else { return false }
        let gap = prose.bytes[list.words[index - 1].range.upperBound..<list.words[index].range.lowerBound]
        return gap.elementsEqual(" ".utf8) || gap.elementsEqual("-".utf8) || gap.elementsEqual("\u{A0}".utf8)
            || gap.elementsEqual("\u{202F}".utf8) || gap.elementsEqual(" (".utf8)
    }

    // MARK: Lists of words

    /// What a number after it is a part of the name of.
    private static let labels: Set<String> = [
        "act", "appendix", "bag", "box", "building", "category", "chapter", "chromosome", "chromosomes", "class",
        "coenzyme", "day", "diabetes",
        "dose",
        "factor",
        "figure", "form", "grade", "grades", "group", "groups", "interleukin", "item", "law", "level", "levels", "line",
        "medicare",
        "number", "omega", "option", "page", "pages", "part", "parts", "phase", "phases", "question", "questions",
        "room",
        "schedule", "section", "spf", "stage", "stages", "ste", "step", "steps", "suite", "table", "tier", "title",
        "trisomy", "type",
        "types", "version", "vitamin", "week",
        "categoría", "capítulo", "clase", "cromosoma", "día", "estadio", "etapa", "fase", "figura", "grado", "grupo",
        "nivel", "número", "página", "paso", "pasos", "tabla", "tipo", "tipos", "vitamina",
    ]

    /// What one does with a telephone number.
    private static let callWords: Set<String> = [
        "call", "calling", "calls", "dial", "dialing", "dialling", "fax", "nhs", "phone", "phoning", "ring", "ringing",
        "tel", "telephone", "text", "texting", "contact",
        "llama", "llamar", "llame", "llamando", "marca", "marque", "marcar", "teléfono", "al",
    ]

    /// Numbers to call that are alone: emergency and crisis services whose digits are seldom anything else.
    private static let emergencyNumbers: Set<String> = ["000", "911", "988", "999"]

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ]

    private static let units: Set<String> = [
        "bpm", "cal", "cc", "cl", "cm", "dl", "fl", "ft", "g", "h", "hr", "hrs", "in", "iu", "kcal", "kg", "kj", "km",
        "l", "lb", "lbs", "m", "mcg", "meq", "mg", "min", "mins", "ml", "mm", "mmhg", "mmol", "ms", "ng", "nmol", "oz",
        "pg", "pmol", "sec", "u", "unit", "units", "x", "µg", "μg",
    ]

    /// What is after a number and a hyphen when something is measured, and not named.
    private static let hyphenated: Set<String> = [
        "calorie", "calories", "centimeter", "centimetre", "cm", "day", "days", "degree", "degrees", "drop", "drops",
        "fold", "foot", "gram", "grams", "hour", "hours", "inch", "inches", "kilogram", "kilograms", "liter", "liters",
        "litre", "litres", "meter", "metre", "microgram", "micrograms", "mile", "miles", "milligram", "milligrams",
        "milliliter", "milliliters", "millilitre", "millilitres", "millimeter", "millimetre", "minute", "minutes",
        "month", "months", "ounce", "ounces", "percent", "point", "points", "pound", "pounds", "second", "seconds",
        "tablet", "tablets", "time", "times", "week", "weeks", "year", "years",
    ]

    /// What is counted by the thousand, so that the number before it is no year.
    private static let counted: Set<String> = [
        "adults", "babies", "births", "calories", "cases", "cells", "children", "deaths", "men", "participants",
        "patients", "people", "persons", "steps", "women",
    ]
}

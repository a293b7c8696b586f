import ASCII
import SiteModel

/// What the words around a number say of it: an age, a size, opening hours, a telephone number, a line of an address, or
/// a count of things that the text itself goes on to name. These are no statements that need a source.
///
/// The words are known in English; of counts also in Spanish.
struct NumberContext {
    private let prose: Prose
    private let words: [WordList.Word]
    private let block: Range<Int>
    private let knowsWords: Bool
    /// Whether the block names a day of the week.
    private let namesWeekday: Bool

    /// What is around the numbers of a block; `knowsWords` where the language is English or Spanish.
    init(_ prose: Prose, _ list: WordList, _ block: Range<Int>, knowsWords: Bool) {
        self.prose = prose
        words = list.words
        self.block = block
        self.knowsWords = knowsWords
        namesWeekday = list.words[block].contains { Self.weekdays.contains($0.key) }
    }

    // MARK: Ages

    /// Whether a number is someone's age: `aged 45 to 75`, `children under 5`, `65 years or older`, `6 months old`.
    func isAge(_ index: Int) -> Bool {
        let unit = afterRange(index)
        let isTime = key(unit).map { Self.lifetimes.contains($0) } == true
        let next = isTime ? unit + 1 : unit
        if isTime, let word = key(next), word == "old" || word == "olds" { return true }
        if isTime, key(next) == "of", key(next + 1) == "age" { return true }
        if let or = key(next), or == "or" || or == "and", let word = key(next + 1), Self.older.contains(word) {
            return true
        }
        guard isTime || !nouns(from: unit, reach: 1).contains(where: Self.measured.contains) else { return false }
        return startsAge(before: startOfRange(index))
    }

    /// Whether the words before a number speak of an age.
    private func startsAge(before index: Int) -> Bool {
        guard let last = key(index - 1) else { return false }
        if Self.aged.contains(last) { return true }
        let previous = key(index - 2)
        if last == "of" || last == "between" || last == "from" || last == "least" || last == "about" || last == "around"
        {
            if let previous, Self.aged.contains(previous) { return true }
            if key(index - 2) == "at", let word = key(index - 3), Self.aged.contains(word) { return true }
            if last == "between", previous == "of" || previous == "the" {
                return key(index - 3).map(Self.aged.contains) == true
            }
        }
        if last == "than" { return previous == "older" || previous == "younger" }
        guard Self.limits.contains(last), let previous else { return false }
        if Self.people.contains(previous) { return true }
        guard Self.being.contains(previous) else { return false }
        return previous == "youre" || previous == "theyre" || key(index - 3).map(Self.people.contains) == true
    }

    // MARK: Sizes, hours and numbers to call

    /// Whether a length follows: `2 cm wide`, `2 to 3 inches`.
    func isSize(_ index: Int) -> Bool { key(afterRange(index)).map(Self.lengths.contains) == true }

    /// Whether a unit of length is all that a word with digits ends with: `94cm`.
    static func isLength(_ unit: Substring) -> Bool { lengths.contains(WordKey(unit)) }

    /// Whether it says when something is open: `24 hours a day, 7 days a week`, `Monday to Friday, 9 to 5`.
    func isOpeningHour(_ index: Int) -> Bool {
        let text = prose.text(words[index].range)
        if text == "24", key(index + 1) == "hours", key(index + 2) == "a" || key(index + 2) == "per" {
            return key(index + 3) == "day"
        }
        if text == "365", key(index + 1) == "days" { return key(index + 2) == "a" || key(index + 2) == "per" }
        if text == "7", key(index + 1) == "days", key(index + 2) == "a" || key(index + 2) == "per" {
            return key(index + 3) == "week"
        }
        guard let hour = Int(text.prefix { $0 != "." }), hour <= 24, text.count <= 5, !isMeasured(afterRange(index))
        else {
            return false
        }
        return namesWeekday
    }

    /// Whether it is a number to call, to text or to press.
    func isToCall(_ index: Int) -> Bool {
        guard let last = key(index - 1) else { return false }
        if last == "press" || last == "option" { return true }
        // "1-800-273-TALK (8255)": a number that is spelled with letters, and again in digits.
        let previous = words[index - 1]
        if previous.kind.contains(.hasDigit), previous.kind.contains(.hasCapital),
            prose.bytes[previous.range].contains(UInt8(ascii: "-")), previous.range.count > 9
        {
            return true
        }
        let range = words[index].range
        guard range.count >= 3, prose.bytes[range].allSatisfy(\.isASCIIDigit), !isMeasured(index + 1) else {
            return false
        }
        let before = words[block.lowerBound..<index].suffix(8)
        if last == "to" { return before.contains { $0.key == "text" || $0.key == "sms" } }
        guard last == "on" || last == "at" || last == "number" || last == "helpline" || last == "line" else {
            return false
        }
        return before.contains { Self.calling.contains($0.key) }
    }

    /// Whether it is the number of a house, or a ZIP code.
    func isOfAddress(_ index: Int) -> Bool {
        let range = words[index].range
        if range.count == 5 || range.count == 10, block.contains(index - 1) {
            let state = words[index - 1]
            if state.range.count == 2, state.kind.contains(.hasCapital),
                state.kind.isDisjoint(with: [.hasSmall, .hasDigit])
            {
                return true
            }
        }
        guard block.contains(index + 1), words[index + 1].kind.contains(.hasCapital) else { return false }
        return (index + 1...index + 4).contains { place in
            key(place).map(Self.streets.contains) == true && words[place].kind.contains(.hasCapital)
        }
    }

    // MARK: Counts

    /// Whether it counts what the text itself names: `3 types`, `these 5 steps`, `2 copies of the gene`.
    func isCount(_ index: Int) -> Bool {
        guard knowsWords, let count = Int(prose.text(words[index].range)), count <= 20 else { return false }
        let end = words[index].range.upperBound
        guard prose.bytes.indices.contains(end), prose.bytes[end] == 0x20 || prose.bytes[end] == 0xC2 else {
            return false
        }
        let next = afterRange(index)
        guard let noun = key(next) else { return false }
        // "1 or more illnesses" are any.
        if count == 1, noun == "or", key(next + 1) == "more" { return !isMeasured(next + 2) }
        if count == 1, noun == "of", let word = key(next + 1), Self.determiners.contains(word) { return true }
        if noun == "of", isNumber(next + 1), nouns(from: next + 2, reach: 3).contains(where: Self.kinds.contains) {
            return true
        }
        guard !Self.noNouns.contains(noun) else { return false }
        if nouns(from: next, reach: 4).contains(where: Self.kinds.contains) { return true }
        guard !isMeasured(next) else { return false }
        // Few of something that is not measured: parts of the body, doctors, visits.
        return count <= 12 || isAnnounced(index)
    }

    /// Whether the publisher counts what is its own: "at one of our 300 centers".
    func isOwn(_ index: Int) -> Bool { key(index - 1) == "our" && !isMeasured(afterRange(index)) }

    private func isAnnounced(_ index: Int) -> Bool {
        if let last = key(index - 1), last == "these" || last == "following" || last == "those" { return true }
        if let last = key(index - 1), last == "are", key(index - 2) == "there" { return true }
        // No sentence for readers is longer.
        let start = words[index].range.upperBound
        let rest = prose.bytes[start..<min(start + 400, words[block.upperBound - 1].range.upperBound + 1)]
        return rest.prefix { $0 != UInt8(ascii: ".") }.contains(UInt8(ascii: ":"))
    }

    /// Whether a unit, or what is counted in studies and prescriptions, is within three words.
    private func isMeasured(_ index: Int) -> Bool {
        nouns(from: index, reach: 3).contains(where: Self.measured.contains)
    }

    /// The words from one on, up to the next mark.
    private func nouns(from index: Int, reach: Int) -> [WordKey] {
        var keys: [WordKey] = []
        var place = index
        while keys.count < reach, let key = key(place) {
            if block.contains(place - 1), isParted(place - 1) { break }
            keys.append(key)
            place += 1
        }
        return keys
    }

    /// Whether more than a space or a hyphen is after a word.
    private func isParted(_ index: Int) -> Bool {
        prose.bytes[words[index].range.upperBound..<words[index + 1].range.lowerBound].contains {
            $0 != 0x20 && $0 != UInt8(ascii: "-") && $0 != 0xC2 && $0 != 0xA0
        }
    }

    // MARK: Ranges

    /// The index of the word after a number, or after the range that it starts: `15 to 20 minutes`.
    private func afterRange(_ index: Int) -> Int {
        var place = index + 1
        for _ in 0..<2 {
            if isNumber(place) {
                place += 1
            } else if isNumber(place + 1), let word = key(place), Self.connectors.contains(word) {
                place += 2
            } else {
                break
            }
        }
        return place
    }

    /// The index of the number that starts the range in which a number is.
    private func startOfRange(_ index: Int) -> Int {
        if isNumber(index - 1) { return index - 1 }
        if isNumber(index - 2), let word = key(index - 1), Self.connectors.contains(word) { return index - 2 }
        return index
    }

    private func isNumber(_ index: Int) -> Bool { block.contains(index) && words[index].isNumber }

    private func key(_ index: Int) -> WordKey? { block.contains(index) ? words[index].key : nil }

    // MARK: Lists of words

    private static let lifetimes = WordSet("year years month months week weeks day days yrs")
    private static let older = WordSet("older younger over above under up")
    private static let aged = WordSet("age aged ages turn turned turning turns")
    private static let limits = WordSet("over under above below past")
    private static let being = WordSet("are is be being was were youre theyre")
    private static let people = WordSet(
        """
        adult adults anyone babies baby boys child children everyone girls infants kids men patients people person \
        someone teenagers they those toddlers who women you
        """
    )
    private static let lengths = WordSet(
        """
        mm cm m km ft inch inches ins foot feet yard yards mile miles millimeter millimeters millimetre millimetres \
        centimeter centimeters centimetre centimetres meter meters metre metres kilometer kilometers kilometre kilometres
        """
    )
    private static let weekdays = WordSet(
        "monday tuesday wednesday thursday friday saturday sunday mondays fridays weekdays weekends"
    )
    private static let calling = WordSet(
        "call calling contact dial helpline hotline number phone ring telephone text samaritans free"
    )
    private static let streets = WordSet(
        "street st avenue ave road rd lane drive boulevard blvd place square way suite nw ne sw se"
    )
    private static let connectors = WordSet("to or and by through x y o a u")
    private static let determiners = WordSet("the these those our your his her its their several many los las")
    private static let noNouns = WordSet(
        """
        in of to or and per is are was were than times time for at on by a an the x with out from after before over under as \
        if when but who percent that have has had can may will en de a o y por
        """
    )
    private static let kinds = WordSet(
        """
        type types way ways step steps kind kinds form forms part parts reason reasons stage stages category categories \
        method methods tip tips phase phases group groups option options thing things question questions example examples \
        setting settings section sections level levels sort sorts rule rules \
        tipo tipos forma formas paso pasos parte partes razones etapas fases grupos opciones
        """
    )
    /// Units, and what is counted in studies and in prescriptions.
    private static let measured = WordSet(
        """
        bpm cal cc cl dl fl g h hr hrs iu kcal kg kj l lb lbs mcg meq mg min mins ml mmhg mmol ms ng nmol oz pg pmol sec u \
        unit units calorie calories day days degree degrees drop drops fold gram grams hour hours kilogram kilograms liter \
        liters litre litres microgram micrograms milligram milligrams milliliter milliliters millilitre millilitres minute \
        minutes month months ounce ounces percent point points pound pounds second seconds tablet tablets time times week \
        weeks year years decade decades \
        adults babies births cases cells children deaths men others participants patients people persons women veterans \
        mothers infants million billion thousand hundred \
        dose doses capsule capsules pill pills puff puffs spray sprays injection injections session sessions teaspoon \
        teaspoons tablespoon tablespoons glass glasses cup cups bottle bottles portion portions serving servings meal meals \
        drink drinks cigarettes study studies trial trials survey surveys night nights stone stones \
        personas casos mujeres hombres niños pacientes muertes día días semana semanas mes meses año años hora horas minuto \
        minutos segundos grados gota gotas tableta tabletas comprimido comprimidos dosis veces gramos miligramos mililitros \
        estudio estudios millones mil
        """
    )
}

import ASCII
import Diagnostics
import SiteModel

/// Collects the amounts of a text, each with the words that say of what it is an amount.
struct QuantityCollector {
    private(set) var quantities = TextQuantities()

    private let subject: TextSubject
    /// For each allowance of the rule its place in `quantities.allowances`.
    private var allowances: [(blocks: Range<Int>, index: Int)] = []
    /// Words of the title that tell one kind or group from another.
    private var titleWords: [UInt64] = []

    init(_ subject: TextSubject, rule: DiagnosticIdentifier) {
        self.subject = subject
        for allowance in subject.prose.allowances where allowance.rule == rule {
            allowances.append((allowance.blocks, quantities.allowances.count))
            quantities.allowances.append(allowance.location)
        }
        titleWords = Stretch(Prose(paragraph: subject.text.title.value)).qualifiers
    }

    /// Goes over the summary and the body.
    mutating func collect() {
        if let summary = subject.text.summary {
            let stretch = Stretch(Prose(paragraph: summary.value))
            let location = summary.location
            let allowance = allowance(ofBlock: 0)
            for sentence in stretch.list.sentences {
                add(stretch, sentence, around: titleWords, part: .summary, group: -1, allowance) { _ in
                    .summary(location)
                }
            }
            addNumbersToCall(stretch, inBlock: 0, part: .summary, group: -1, allowance) { _ in .summary(location) }
        }
        collectBody()
    }

    private mutating func collectBody() {
        let prose = subject.prose
        let stretch = Stretch(prose, subject.words)
        var headings: [(level: Int, words: [UInt64])] = []
        var cells: Cells?
        var tables = prose.tables[...]
        for (index, block) in prose.blocks.enumerated() {
            if case .heading(let level) = block.kind {
                headings.removeAll { $0.level >= level }
                headings.append((level, stretch.qualifiers(inBlock: index)))
                continue
            }
            if let table = tables.first, table.blocks.lowerBound == index {
                cells = Cells(table: table)
                tables.removeFirst()
            }
            guard !block.isQuoted, block.kind == .paragraph || block.kind == .cell,
                stretch.mayState(inBlock: index)
            else { continue }
            var around = titleWords + headings.flatMap(\.words)
            var heads: [UInt64] = []
            if block.kind == .cell, let cells {
                heads = cells.headers(of: index).flatMap { stretch.content(inBlock: $0) }
            } else if block.listDepth > 0 {
                around += stretch.leads(of: index)
            }
            let group = block.group.map { $0 * 2 + 1 } ?? index * 2
            let part: StatedQuantity.Part = block.kind == .cell ? .table : .prose
            let allowance = allowance(ofBlock: index)
            for sentence in subject.words.blocks[index].sentences {
                add(
                    stretch,
                    subject.words.sentences[sentence],
                    heads: heads,
                    around: around,
                    part: part,
                    group: group,
                    allowance
                ) {
                    .words($0)
                }
            }
            addNumbersToCall(stretch, inBlock: index, part: part, group: group, allowance) { .words($0) }
        }
    }

    /// What is around a cell of a table.
    private struct Cells {
        let table: Prose.Table

        /// The cells that head its column and its row.
        func headers(of block: Int) -> [Int] {
            let column = (block - table.blocks.lowerBound) % table.columns
            return column == 0 ? [] : [table.blocks.lowerBound + column, block - column]
        }
    }

    private func allowance(ofBlock block: Int) -> Int? { allowances.first { $0.blocks.contains(block) }?.index }

    // MARK: Amounts

    private mutating func add(
        _ stretch: Stretch,
        _ sentence: WordList.Sentence,
        heads: [UInt64] = [],
        around: [UInt64],
        part: StatedQuantity.Part,
        group: Int,
        _ allowance: Int?,
        place: (Range<Int>) -> StatedQuantity.Place
    ) {
        let found = stretch.reader.quantities(in: sentence.words)
        guard !found.isEmpty else { return }
        for (order, quantity) in found.enumerated() {
            guard let context = stretch.context(of: quantity, among: found, in: sentence.words),
                !context.isAlone || !heads.isEmpty
            else { continue }
            let measure = Self.measure(quantity, period: context.period)
            quantities.statements.append(
                StatedQuantity(
                    place: place(quantity.bytes),
                    written: stretch.prose.text(quantity.bytes),
                    measure: measure,
                    isTaken: context.period != 0 && (quantity.other == 0 || quantity.dimension == .things),
                    role: context.role,
                    low: quantity.low,
                    high: quantity.high,
                    isAbout: context.isAbout,
                    isOfSubject: context.isOfSubject,
                    words: context.words + heads,
                    around: around,
                    sentence: stretch.hash(of: sentence.words),
                    order: order,
                    sharesWords: context.sharesWords,
                    part: part,
                    group: group,
                    allowance: allowance
                )
            )
        }
    }

    /// What is measured: the dimension in the lowest byte, then what it is measured over, and how often.
    private static func measure(_ quantity: QuantityReader.Quantity, period: UInt64) -> UInt64 {
        let mixed = (quantity.other &* 31 &+ period) &* 0x9E37_79B9_7F4A_7C15
        return mixed & ~0xFF | UInt64(quantity.dimension.rawValue)
    }

    /// The measure of a number to call; a free one is compared with free ones only.
    static let telephone = UInt64(MeasureUnits.Dimension.telephone.rawValue)

    /// How many words must say what an amount is about: a length of time or a share can be that of anything.
    static func leastWords(_ measure: UInt64, _ isOfSubject: Bool, isTaken: Bool) -> Int {
        if isTaken { return 1 }
        return switch MeasureUnits.Dimension(rawValue: UInt8(truncatingIfNeeded: measure)) {
        case .frequency: isOfSubject ? 1 : 3
        case .share, .things: 2
        case .time, .calendar, .age, .length, .energy: 2
        case .mass, .volume, .substance, .pressure, .temperature, .telephone, nil: 1
        }
    }

    // MARK: Numbers to call

    /// Numbers that readers are told to call, each with the name that is right before it.
    private mutating func addNumbersToCall(
        _ stretch: Stretch,
        inBlock block: Int,
        part: StatedQuantity.Part,
        group: Int,
        _ allowance: Int?,
        place: (Range<Int>) -> StatedQuantity.Place
    ) {
        let range = stretch.prose.blocks[block].range
        guard stretch.list.blocks[block].kinds.contains(.hasDigit), range.count > 9 else { return }
        let found = stretch.prose.bytes[range].withContiguousStorageIfAvailable { TelephoneGroups.ranges(in: $0) } ?? []
        for local in found {
            let number = local.lowerBound + range.lowerBound..<local.upperBound + range.lowerBound
            var digits = stretch.prose.bytes[number].filter(\.isASCIIDigit)
            if digits.count == 11, digits[0] == UInt8(ascii: "1") { digits.removeFirst() }
            guard digits.count >= 9, digits.count <= 15,
                let name = stretch.name(before: number.lowerBound, inBlock: block),
                let value = Double(String(decoding: digits, as: UTF8.self))
            else { continue }
            let isFree = Self.freeCodes.contains(String(decoding: digits.prefix(3), as: UTF8.self))
            quantities.statements.append(
                StatedQuantity(
                    place: place(number),
                    written: stretch.prose.text(number),
                    measure: Self.telephone,
                    isTaken: false,
                    role: isFree ? .most : .amount,
                    low: value,
                    high: value,
                    isAbout: false,
                    isOfSubject: false,
                    words: name,
                    around: [],
                    sentence: UInt64(truncatingIfNeeded: number.lowerBound),
                    order: 0,
                    sharesWords: false,
                    part: part,
                    group: group,
                    allowance: allowance
                )
            )
        }
    }

    /// The codes of numbers in North America that are free to call (North American Numbering Plan Administrator).
    private static let freeCodes: Set<String> = ["800", "833", "844", "855", "866", "877", "888"]

    /// Whether an amount is measured, so that the word for what is measured says what it is about.
    static func isMeasured(_ measure: UInt64) -> Bool {
        switch MeasureUnits.Dimension(rawValue: UInt8(truncatingIfNeeded: measure)) {
        case .mass, .volume, .substance, .pressure, .temperature: true
        default: false
        }
    }

    /// Whether a word says how good an amount is and not of what it is one.
    static func judges(_ word: UInt64) -> Bool { Stretch.judging.contains(WordKey(raw: word)) }

    /// Whether a word tells one kind, group or step from another.
    static func tellsApart(_ word: UInt64) -> Bool { Stretch.qualifying.contains(WordKey(raw: word)) }

    /// Whether a word says nothing of what an amount is an amount of.
    static func isNeutral(_ word: WordKey) -> Bool { Stretch.neutral.contains(word) }
}

/// Some prose with its words, and what the words around its amounts say.
private struct Stretch {
    let prose: Prose
    let list: WordList
    let reader: QuantityReader

    init(_ prose: Prose, _ list: WordList? = nil) {
        let list = list ?? WordList(of: prose)
        self.prose = prose
        self.list = list
        reader = QuantityReader(prose, list)
    }

    /// The words of a sentence, but for numbers, as one hash.
    func hash(of sentence: Range<Int>) -> UInt64 {
        sentence.reduce(0) { hash, index in
            list.words[index].kind.contains(.hasDigit)
                ? hash : (hash ^ list.words[index].key.raw) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    /// What the words around an amount say of it.
    struct Context {
        var role = StatedQuantity.Role.amount
        var isAbout = false
        var isOfSubject = false
        var sharesWords = false
        var isAlone = false
        var period: UInt64 = 0
        var words: [UInt64] = []
    }

    /// Whether a block can state an amount.
    func mayState(inBlock block: Int) -> Bool {
        list.blocks[block].kinds.contains(.hasDigit)
            || list.words[list.blocks[block].words].contains { Self.numerals.contains($0.key) }
    }

    // MARK: Words of places around

    /// The words of a block that tell one kind, group or step from another.
    func qualifiers(inBlock block: Int) -> [UInt64] { qualifiers(list.blocks[block].words) }

    /// The words of the whole that tell one kind, group or step from another.
    var qualifiers: [UInt64] { qualifiers(list.words.indices) }

    private func qualifiers(_ words: Range<Int>) -> [UInt64] {
        words.compactMap { index in
            let stem = reader.stem(index)
            return list.words[index].kind.contains(.hasDigit) || Self.qualifying.contains(stem) ? stem.raw : nil
        }
    }

    /// The words of a block that say something.
    func content(inBlock block: Int) -> [UInt64] { content(list.blocks[block].words) }

    private func content(_ words: Range<Int>) -> [UInt64] {
        words.compactMap { Self.neutral.contains(list.words[$0].key) ? nil : reader.stem($0).raw }
    }

    /// The words that lead into an item of a list, where the item does not stand for itself, and of the items that it is a
    /// part of.
    func leads(of item: Int) -> [UInt64] {
        var depth = prose.blocks[item].listDepth
        let words = list.blocks[item].words
        let range = prose.blocks[item].range
        let isShort = words.count < 7 || prose.bytes[range].last != UInt8(ascii: ".")
        guard isShort || depth > 1 else { return [] }
        var found: [UInt64] = []
        var index = item - 1
        while index >= 0, depth > 0 {
            let block = prose.blocks[index]
            if block.listDepth < depth {
                depth = block.listDepth
                if depth > 0 || (block.successor == .list && block.kind == .paragraph) {
                    if let last = list.blocks[index].sentences.last { found += content(list.sentences[last].words) }
                }
            }
            index -= 1
        }
        return found
    }

    // MARK: Words around an amount

    /// What is said of an amount; `nil` where the sentence does not tell what it is about.
    func context(
        of quantity: QuantityReader.Quantity,
        among all: [QuantityReader.Quantity],
        in sentence: Range<Int>
    ) -> Context? {
        let clause = clause(around: quantity.words, in: sentence)
        var context = Context()
        context.period = quantity.period
        let alike = all.filter { $0.words != quantity.words && $0.dimension == quantity.dimension }
        // "Each child has a 25% chance to have it, a 50% chance to carry it, and a 25% chance to do neither."
        let isShare = quantity.dimension == .share || quantity.dimension == .frequency
        context.sharesWords = isShare && alike.count > 1 || alike.contains { clause.contains($0.words.lowerBound) }
        context.role = role(of: quantity, in: clause)
        context.isAbout = (max(clause.lowerBound, quantity.words.lowerBound - 4)..<quantity.words.lowerBound).contains {
            Self.hedges.contains(list.words[$0].key)
        }
        context.isAlone = clause.count == quantity.words.count
        var index = clause.lowerBound
        while index < clause.upperBound {
            if quantity.words.contains(index) {
                index = quantity.words.upperBound
                continue
            }
            if let period = reader.period(at: index, in: clause) {
                context.period = period.key
                index += period.words
                continue
            }
            let key = list.words[index].key
            if Self.unclear.contains(key) { return nil }
            if key == "this" {
                guard index + 1 < clause.upperBound, Self.subjects.contains(list.words[index + 1].key) else {
                    return nil
                }
                context.isOfSubject = true
                index += 2
                continue
            }
            if key == "it", index == clause.lowerBound { context.isOfSubject = true }
            if !Self.neutral.contains(key), !isNeutral(key, beside: quantity.dimension) {
                context.words.append(reader.stem(index).raw)
            }
            index += 1
        }
        context.words += settings(around: clause, in: sentence)
        return context
    }

    private func isNeutral(_ key: WordKey, beside dimension: MeasureUnits.Dimension) -> Bool {
        dimension == .frequency && Self.occurring.contains(key)
    }

    /// The part of a sentence between two signs that part it.
    private func clause(around words: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
        var start = words.lowerBound
        while start > sentence.lowerBound, !isParted(before: start) { start -= 1 }
        var end = words.upperBound
        while end < sentence.upperBound, !isParted(before: end) { end += 1 }
        return start..<end
    }

    /// Whether a comma, a bracket or a dash parts a word from the one before it.
    private func isParted(before index: Int) -> Bool {
        reader.gap(before: index).contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == 0xE2
        }
    }

    /// The words of other parts of a sentence that say when or for whom it holds.
    private func settings(around clause: Range<Int>, in sentence: Range<Int>) -> [UInt64] {
        var words: [UInt64] = []
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            var end = start + 1
            while end < sentence.upperBound, !isParted(before: end) { end += 1 }
            if start != clause.lowerBound, Self.conditions.contains(list.words[start].key) {
                words += content(start..<end)
            }
            start = end
        }
        return words
    }

    // MARK: Roles

    private func role(of quantity: QuantityReader.Quantity, in clause: Range<Int>) -> StatedQuantity.Role {
        let before = max(clause.lowerBound, quantity.words.lowerBound - 5)..<quantity.words.lowerBound
        let keys = list.words[before].map(\.key)
        let isDenied = list.words[clause.lowerBound..<quantity.words.lowerBound].contains {
            Self.denials.contains($0.key)
        }
        let after = list.words[quantity.words.upperBound..<min(clause.upperBound, quantity.words.upperBound + 3)].map(
            \.key
        )
        if after.count > 1, after[0] == "or" || after[0] == "and" {
            if Self.lower.contains(after[1]) { return .most }
            if Self.higher.contains(after[1]) { return .least }
        }
        if prose.bytes.indices.contains(quantity.bytes.upperBound),
            prose.bytes[quantity.bytes.upperBound] == UInt8(ascii: "+")
        {
            return .least
        }
        for (place, key) in keys.enumerated().reversed() {
            let next = place + 1 < keys.count ? keys[place + 1] : nil
            if key == "up", next == "to" { return .most }
            if key == "at", next == "least" { return .least }
            if key == "at", next == "most" { return .most }
            if next == "than" || place == keys.count - 1 {
                if Self.lower.contains(key) { return isDenied ? .least : .most }
                if Self.higher.contains(key) { return isDenied ? .most : .least }
            }
            if key == "as", let next, place + 2 < keys.count, keys[place + 2] == "as" {
                if Self.little.contains(next) { return .least }
                if Self.much.contains(next) { return .most }
            }
            if key == "exceed" || key == "exceeding" || key == "exceeds" { return isDenied ? .most : .least }
        }
        if list.words[clause].contains(where: { Self.maxima.contains($0.key) }) { return .most }
        if list.words[clause].contains(where: { Self.minima.contains($0.key) }) { return .least }
        return .amount
    }

    // MARK: Names before numbers

    /// The words of the name that is nearest before a place in a block: two words and more with capital letters; `nil`
    /// where there is none, or where words between say that the number is for something else.
    func name(before offset: Int, inBlock block: Int) -> [UInt64]? {
        let words = list.blocks[block].words
        guard let next = words.first(where: { list.words[$0].range.lowerBound >= offset }) ?? words.last.map({ $0 + 1 })
        else { return nil }
        var end = next
        let limit = max(words.lowerBound, next - 6)
        // From the number back to the name.
        while end > limit, !isCapital(end - 1) {
            if Self.otherLines.contains(list.words[end - 1].key) { return nil }
            end -= 1
        }
        guard end > limit, !Self.otherLines.contains(list.words[end - 1].key) else { return nil }
        var start = end - 1
        while start > words.lowerBound,
            isCapital(start - 1)
                || (Self.joining.contains(list.words[start - 1].key) && start - 1 > words.lowerBound
                    && isCapital(start - 2)),
            !isParted(before: start), !reader.gap(before: start).contains(UInt8(ascii: "."))
        {
            start -= 1
        }
        let name = (start..<end).filter {
            !Self.joining.contains(list.words[$0].key) && !Self.calling.contains(list.words[$0].key)
        }
        guard name.count > 1, !name.contains(where: { Self.otherLines.contains(list.words[$0].key) }) else {
            return nil
        }
        return Array(Set(name.map { reader.stem($0).raw })).sorted()
    }

    private func isCapital(_ index: Int) -> Bool {
        let first = prose.bytes[list.words[index].range.lowerBound]
        return first.isASCIICapital
    }

    // MARK: Words

    private static let numerals = WordSet("two three four five six seven eight nine ten eleven twelve")
    private static let lower = WordSet("less fewer lower under below younger within smaller shorter")
    private static let higher = WordSet("more higher above over older greater larger longer exceeding beyond")
    private static let little = WordSet("little low few short early small soon")
    private static let much = WordSet("much high many long late large")
    private static let denials = WordSet("no not never dont cannot cant shouldnt mustnt doesnt without nor")
    private static let maxima = WordSet("maximum max most limit")
    private static let minima = WordSet("minimum min least")
    private static let hedges = WordSet(
        """
        about approximately around roughly nearly almost some estimated estimates approximate typically usually average \
        averages likely perhaps close
        """
    )
    /// What stands for something else, which the sentence alone does not tell.
    private static let unclear = WordSet(
        """
        other others another remaining rest these those former latter such they them which who whose that same different \
        half twice times example extra additional additionally further instead respectively
        """
    )
    private static let subjects = WordSet("condition disorder disease syndrome illness infection")
    private static let conditions = WordSet(
        """
        if when for in unless depending while during after before among with without until once where as because since \
        although though on at by following
        """
    )
    private static let joining = WordSet("of the for and on in to a an &")
    private static let calling = WordSet(
        "call contact phone telephone ring at dial tel or toll-free please voice visit"
    )
    /// What says that a number is not the one to call.
    private static let otherLines = WordSet(
        "fax tty tdd ttd text sms spanish espanol español español outside international local hearing relay isbn pmid"
    )
    /// How texts say that something is so common; beside one in so many, these words say nothing more.
    private static let occurring = WordSet(
        """
        affect affects affected affecting occur occurs occurred occurring have has having with develop develops found seen \
        prevalence incidence frequency estimated estimate estimates suggest suggests reported report common rare case cases \
        people person individual individuals persons patients population populations general worldwide world disorder \
        condition disease syndrome diagnosed diagnosis born present appears appear happen happens overall total number \
        thought believed known identified live approximate rate
        """
    )
    static let neutral = WordSet(
        """
        a an the of in to and or is are was were be been being for with by on at from as it its their there you your can \
        may might about approximately around roughly estimated estimate nearly almost also usually often generally \
        typically called if when than more less fewer most least up over under above below between longer shorter larger smaller older younger not no never do dont \
        should must need needs have has had maximum minimum max min limit exceed exceeds exceeding higher lower greater or \
        but so will would could currently only just very any our we us one any each per every day days daily total \
        take takes taking taken use uses using used dose doses recommended recommend recommends usual level levels reading \
        readings result results value values test tests measure measured shows show mean means indicates indicate \
        considered diagnosed diagnosis people person individual individuals persons patients patient someone amount amounts \
        get gets keep aim advised advise experts doctors said say says according average averages
        """
    )
    static let judging = WordSet(
        "desirable normal healthy ideal optimal target goal good bad high low borderline risk range better best safe"
    )
    static let qualifying = WordSet(
        """
        child adult man woman boy girl pregnant pregnancy breastfeeding newborn baby infant toddler teenager adolescent \
        elderly older younger severe mild moderate acute chronic oral intravenous injection tablet liquid cream topical \
        inhaled mouth vein male female step week month first second third initial starting start maintenance weight kidney \
        liver type stage grade class phase gestational emergency prevention treatment recessive dominant linked familial \
        sporadic hereditary both single two three copy carrier classic classical nonclassic isolated early late onset \
        attenuated aggressive all half low high normal borderline fasting systolic diastolic ldl hdl saturated total chronic \
        transient permanent primary secondary benign malignant left right upper without if unless once twice
        """
    )
}

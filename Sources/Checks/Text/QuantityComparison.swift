package import Diagnostics
package import SiteModel

/// Compares the amounts that texts state, for the rule `number-disagrees`.
package enum QuantityComparison {
    private static let rule = NumberDisagrees().identifier

    /// What a text states; nothing where the rule is off or does not know the language.
    package static func quantities(in subject: TextSubject) -> TextQuantities {
        guard subject.isEnglish, subject.settings.severity(of: rule) != nil else { return TextQuantities() }
        var collector = QuantityCollector(subject, rule: rule)
        collector.collect()
        return collector.quantities
    }

    // MARK: Problems

    /// What disagrees in the texts of a subject, which are in the order in which readers see them: the subject's own first.
    ///
    /// - Parameters:
    ///   - names: The names of the subject.
    ///   - settings: What the site says about rules.
    ///   - places: Where stretches of the prose of a text are, in the order in which they are given.
    package static func problems(
        in texts: [Text],
        names: [String],
        settings: RuleSettings,
        places: (SourceFile, [Range<Int>]) throws -> [SourceLocation]
    ) rethrows -> [Diagnostic] {
        guard let severity = settings.severity(of: rule) else { return [] }
        let outcome = compare(texts, names: names)
        var problems = outcome.unusedAllowances.map {
            TextRules.unusedAllowance(of: rule, at: texts[$0.text].quantities.allowances[$0.allowance])
        }
        guard !outcome.disagreements.isEmpty else { return problems }
        let stated = Set(outcome.disagreements.flatMap { [$0.earlier, $0.later] })
        var locations: [Statement: SourceLocation] = [:]
        for (text, statements) in Dictionary(grouping: stated, by: \.text) {
            var inBody: [(statement: Statement, range: Range<Int>)] = []
            for statement in statements {
                switch statement.stated(in: texts).place {
                case .summary(let location): locations[statement] = location
                case .words(let range): inBody.append((statement, range))
                }
            }
            guard !inBody.isEmpty else { continue }
            for (entry, place) in zip(inBody, try places(texts[text].file, inBody.map(\.range))) {
                locations[entry.statement] = place
            }
        }
        for disagreement in outcome.disagreements {
            guard let later = locations[disagreement.later], let earlier = locations[disagreement.earlier] else {
                continue
            }
            let (here, there) = (disagreement.later.stated(in: texts), disagreement.earlier.stated(in: texts))
            let place =
                switch (disagreement.earlier.text == disagreement.later.text, there.place) {
                case (true, .summary): "the summary"
                case (true, .words): "another place of this text"
                case (false, _): "`\(texts[disagreement.earlier.text].file.path)`"
                }
            problems.append(
                Diagnostic(
                    rule,
                    at: later,
                    "\(Diagnostic.quoted(here.written)) is stated here, and \(Diagnostic.quoted(there.written)) in \(place)",
                    help: "state the same in both places, or say what is different about them",
                    notes: [Diagnostic.Note("\(Diagnostic.quoted(there.written)) is stated here", at: earlier)],
                    severity: severity,
                    words: here.written
                )
            )
        }
        return problems
    }

    // MARK: Comparing

    /// The texts of one subject, in the order in which readers see them: the subject's own first.
    package struct Text: Sendable {
        /// Its file.
        package var file: SourceFile
        /// What it states.
        package var quantities: TextQuantities

        /// A text with what it states.
        package init(file: SourceFile, quantities: TextQuantities) {
            self.file = file
            self.quantities = quantities
        }
    }

    /// A statement of a text.
    struct Statement: Hashable {
        /// The text, as a place in the list of texts.
        var text: Int
        /// The statement, as a place in what the text states.
        var index: Int

        func stated(in texts: [Text]) -> StatedQuantity { texts[text].quantities.statements[index] }
    }

    /// Two places that disagree.
    struct Disagreement {
        /// The later place.
        var later: Statement
        /// The place that it is held to.
        var earlier: Statement
    }

    /// What came of comparing the texts of a subject.
    struct Outcome {
        /// What disagrees, in the order of the texts.
        var disagreements: [Disagreement] = []
        /// Comments that allow nothing: the text, and the comment.
        var unusedAllowances: [(text: Int, allowance: Int)] = []
    }

    /// Compares the texts of a subject; `names` are the subject's names.
    static func compare(_ texts: [Text], names: [String]) -> Outcome {
        var outcome = Outcome()
        let known = SubjectWords(names)
        var groups: [UInt64: [Claim]] = [:]
        var order: [UInt64] = []
        for (text, entry) in texts.enumerated() {
            for (index, stated) in entry.quantities.statements.enumerated() {
                guard let claim = Claim(stated, at: Statement(text: text, index: index), known) else { continue }
                if groups[stated.measure] == nil { order.append(stated.measure) }
                groups[stated.measure, default: []].append(claim)
            }
        }
        var used: Set<[Int]> = []
        for measure in order {
            guard let claims = groups[measure], claims.count > 1 else { continue }
            let isVaried = claims.map { claim in
                claims.contains { $0.isVariant(of: claim) }
            }
            var reported: Set<Int> = []
            for (index, later) in claims.enumerated() where !isVaried[index] && !reported.contains(later.place.text) {
                guard
                    let earlier = claims.indices.prefix(index).first(where: {
                        !isVaried[$0] && claims[$0].contradicts(later)
                    })
                else { continue }
                let places = [claims[earlier], later]
                let allowances = places.compactMap { claim in claim.stated.allowance.map { [claim.place.text, $0] } }
                if allowances.isEmpty {
                    outcome.disagreements.append(Disagreement(later: later.place, earlier: claims[earlier].place))
                    reported.insert(later.place.text)
                } else {
                    used.formUnion(allowances)
                }
            }
        }
        for (text, entry) in texts.enumerated() {
            for allowance in entry.quantities.allowances.indices where !used.contains([text, allowance]) {
                outcome.unusedAllowances.append((text, allowance))
            }
        }
        return outcome
    }

    /// A statement with what it is about, apart from the subject's name.
    private struct Claim {
        let stated: StatedQuantity
        let place: Statement
        /// The words beside the amount, without the names of the subject.
        let beside: Set<UInt64>
        /// The words around it, without the names of the subject.
        let around: Set<UInt64>
        /// Whether the subject is named beside the amount.
        let isOfSubject: Bool

        /// `nil` where too little says what it is about.
        init?(_ stated: StatedQuantity, at place: Statement, _ names: SubjectWords) {
            let words = Set(stated.words)
            beside = words.subtracting(names.words)
            around = Set(stated.around).subtracting(names.words)
            isOfSubject = stated.isOfSubject || beside.count < words.count
            guard
                beside.count + (isOfSubject ? 1 : 0)
                    >= QuantityCollector.leastWords(
                        stated.measure,
                        isOfSubject,
                        isTaken: stated.isTaken
                    )
            else { return nil }
            self.stated = stated
            self.place = place
        }

        /// Whether both are about the same thing.
        func isAbout(_ other: Claim) -> Bool {
            if stated.sentence == other.stated.sentence {
                guard stated.order == other.stated.order else { return false }
            } else if stated.sharesWords || other.stated.sharesWords {
                return false
            }
            if beside.isEmpty || other.beside.isEmpty, !stated.standsForItself { return false }
            let agree = Self.agree(beside, other.beside) && Self.agree(around, other.around)
            guard agree, isOfSubject != other.isOfSubject else { return agree }
            let common = beside.intersection(other.beside)
            return common.count > 2
                || QuantityCollector.isMeasured(stated.measure) && !common.allSatisfy(QuantityCollector.judges)
        }

        /// Whether two sets say the same: at most a fifth of all words is in one of them only, or, where four and more are in
        /// both, less than half, none of which tells one kind, group or step from another.
        private static func agree(_ first: Set<UInt64>, _ second: Set<UInt64>) -> Bool {
            let common = first.intersection(second).count
            let all = first.union(second).count
            if common * 5 >= all * 4 { return true }
            return common > 3 && common * 20 >= all * 11
                && !first.symmetricDifference(second).contains(where: QuantityCollector.tellsApart)
        }

        /// Whether another place of the same text says the same of another amount: one thing after the other, such as the
        /// steps of a treatment or the stages of an illness.
        func isVariant(of other: Claim) -> Bool {
            place.text == other.place.text && place.index != other.place.index && stated.part == other.stated.part
                && stated.role == other.stated.role && !isRepeated(in: other)
                && QuantityComparison.disagree(stated, other.stated) && isAbout(other)
        }

        /// Whether another sentence says again how much of something is taken.
        private func isRepeated(in other: Claim) -> Bool {
            stated.isTaken && other.stated.isTaken && stated.group != other.stated.group
                && stated.sentence != other.stated.sentence
        }

        /// Whether both are about the same thing and cannot both be right.
        func contradicts(_ other: Claim) -> Bool {
            QuantityComparison.disagree(stated, other.stated)
                && (place.text != other.place.text || stated.part != other.stated.part || isRepeated(in: other))
                && isAbout(other)
        }
    }

    /// Whether two amounts of the same thing cannot both be right.
    private static func disagree(_ first: StatedQuantity, _ second: StatedQuantity) -> Bool {
        // A number to call has no size.
        guard first.measure != QuantityCollector.telephone else {
            return first.role == second.role && first.low != second.low
        }
        let isTemperature = UInt8(truncatingIfNeeded: first.measure) == MeasureUnits.Dimension.temperature.rawValue
        let tolerance = isTemperature ? 0.005 : first.isAbout || second.isAbout ? 0.2 : 0.02
        func isBelow(_ one: StatedQuantity, _ other: StatedQuantity) -> Bool { one.high * (1 + tolerance) < other.low }
        switch (first.role, second.role) {
        case (.amount, .amount), (.most, .most), (.least, .least):
            return isBelow(first, second) || isBelow(second, first)
        case (.amount, .least), (.most, .amount): return isBelow(first, second)
        case (.least, .amount), (.amount, .most): return isBelow(second, first)
        // Where one class ends, another starts: “normal is below 100, high is 126 or more”.
        case (.most, .least), (.least, .most): return false
        }
    }

    /// The words of a subject's names.
    private struct SubjectWords {
        var words: Set<UInt64> = []

        init(_ names: [String]) {
            for name in names {
                let prose = Prose(paragraph: name)
                let list = WordList(of: prose)
                let reader = QuantityReader(prose, list)
                for index in list.words.indices where !QuantityCollector.isNeutral(list.words[index].key) {
                    words.insert(reader.stem(index).raw)
                }
            }
        }
    }
}

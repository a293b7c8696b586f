import Diagnostics
import SiteModel
import Testing

@Suite("What is true of a review on a day")
struct ReviewSituationTests {
    private typealias Fixture = ReviewFixture

    private static let everybody: @Sendable (PersonID, CalendarDate) -> Bool = { _, _ in true }

    // MARK: Facts together

    enum Time: String, CaseIterable, Sendable { case current, dueSoon, overdue }

    /// One way in which all that decides about a text can be.
    struct Combination: Sendable, CustomTestStringConvertible {
        var isReviewed: Bool
        var isChanged: Bool
        var hasOtherDisclaimer: Bool
        var isRegistered: Bool
        var time: Time
        var isWithdrawn: Bool

        /// The facts, one by one as docs/review.md defines them.
        var facts: [ReviewFact] {
            var facts: [ReviewFact] = []
            if !isReviewed { facts.append(.neverReviewed) }
            if isReviewed, isChanged { facts.append(.changed) }
            if isReviewed, hasOtherDisclaimer { facts.append(.sharedTextChanged) }
            if isReviewed, !isRegistered { facts.append(.reviewerUnregistered) }
            if isReviewed, time == .overdue { facts.append(.overdue) }
            if isReviewed, time == .dueSoon { facts.append(.dueSoon) }
            if isWithdrawn { facts.append(.withdrawn) }
            return facts
        }

        var testDescription: String { facts.map(\.rawValue).joined(separator: " ") }

        static let all: [Combination] = {
            let either = [false, true]
            return either.flatMap { isReviewed in
                either.flatMap { isChanged in
                    either.flatMap { hasOtherDisclaimer in
                        either.flatMap { isRegistered in
                            Time.allCases.flatMap { time in
                                either.map { isWithdrawn in
                                    Combination(
                                        isReviewed: isReviewed,
                                        isChanged: isChanged,
                                        hasOtherDisclaimer: hasOtherDisclaimer,
                                        isRegistered: isRegistered,
                                        time: time,
                                        isWithdrawn: isWithdrawn
                                    )
                                }
                            }
                        }
                    }
                }
            }
        }()

        func standing(at risk: RiskClass, isDraft: Bool = false, under policy: ReviewPolicy) throws -> ReviewStanding {
            let days: [Time: String] = [.current: "2026-04-07", .dueSoon: "2029-04-07", .overdue: "2029-04-08"]
            let day = try Fixture.date(try #require(days[time]))
            let entry = try Fixture.entry(
                "2026-04-07",
                "ada",
                .clinical,
                "a",
                next: "2029-04-07",
                shared: ["disclaimers/x": "d"]
            )
            var situation = try Fixture.situation(
                isReviewed ? [entry] : [],
                on: day,
                under: policy,
                text: isChanged ? "b" : "a",
                shared: ["disclaimers/x": hasOtherDisclaimer ? "e" : "d"],
                risk: risk
            )
            situation.isWithdrawn = isWithdrawn
            situation.isDraft = isDraft
            return situation.standing(on: day, under: policy) { [isRegistered] _, _ in isRegistered }
        }
    }

    @Test("is each fact that holds, in the order in which a page says them", arguments: Combination.all)
    func facts(combination: Combination) throws {
        for risk in RiskClass.allCases {
            let standing = try combination.standing(at: risk, under: ReviewPolicy())
            #expect(standing.facts == combination.facts)
            #expect(standing.facts == standing.facts.sorted())
            #expect(standing.changedSharedTexts.isEmpty == !combination.facts.contains(.sharedTextChanged))
        }
    }

    @Test("has the strictest action of all facts, and in a draft no more than a label", arguments: Combination.all)
    func action(combination: Combination) throws {
        // In the second policy every fact is what the first one takes least seriously, and the reverse.
        let actions = ReviewAction.allCases
        let ranks = Dictionary(
            uniqueKeysWithValues: ReviewFact.allCases.enumerated().map { ($1, actions[$0 % actions.count]) }
        )
        let reversed = Dictionary(
            uniqueKeysWithValues: ReviewFact.allCases.enumerated().map { ($1, actions[(9 - $0) % actions.count]) }
        )
        for policy in [ReviewPolicy(), ReviewPolicy(facts: FactPolicy([.high: ranks, .standard: reversed]))] {
            for risk in RiskClass.allCases {
                var strictest = ReviewAction.nothing
                for fact in combination.facts where policy.action(for: fact, at: risk) > strictest {
                    strictest = policy.action(for: fact, at: risk)
                }
                #expect(try combination.standing(at: risk, under: policy).action == strictest)
                let draft = try combination.standing(at: risk, isDraft: true, under: policy)
                #expect(draft.action == (strictest == .nothing ? .nothing : .label))
                #expect(!draft.isWithheld && draft.isIndexable)
            }
        }
    }

    @Test("lets a page claim a review unless that is wrong, and name no one then", arguments: Combination.all)
    func claim(combination: Combination) throws {
        let standing = try combination.standing(at: .standard, under: ReviewPolicy())
        let isWrong = combination.facts.contains { [.neverReviewed, .changed, .reviewerUnregistered].contains($0) }
        #expect((standing.claim == nil) == isWrong)
        #expect(standing.reviewers == (isWrong ? [] : [PersonID("ada")]))
        #expect(isWrong || standing.claim?.due.description == "2029-04-07")
    }

    @Test(
        "is by the standard policy what docs/review.md says",
        arguments: [
            (.neverReviewed, [.fail, .fail, .noindex]), (.changed, [.fail, .noindex, .label]),
            (.sharedTextChanged, [.fail, .label, .label]), (.reviewerUnregistered, [.fail, .fail, .noindex]),
            (.overdue, [.withhold, .label, .label]), (.dueSoon, [.nothing, .nothing, .nothing]),
            (.withdrawn, [.withhold, .withhold, .withhold]),
        ] as [(ReviewFact, [ReviewAction])]
    )
    func standardPolicy(fact: ReviewFact, actions: [ReviewAction]) {
        #expect([RiskClass.high, .standard, .low].map { ReviewPolicy().action(for: fact, at: $0) } == actions)
    }

    @Test(
        "is withheld, or hidden from search engines, from that action on",
        arguments: [
            (.nothing, false, true), (.label, false, true), (.noindex, false, false), (.withhold, true, false),
            (.fail, true, false),
        ] as [(ReviewAction, Bool, Bool)]
    )
    func reach(action: ReviewAction, isWithheld: Bool, isIndexable: Bool) {
        let standing = ReviewStanding(facts: [.withdrawn], action: action, claim: nil)
        #expect(standing.isWithheld == isWithheld)
        #expect(standing.isIndexable == isIndexable)
    }

    // MARK: Days

    @Test(
        "turns with the day after the last one",
        arguments: [
            // reviewed, the interval in months, days of warning, the day, the fact
            ("2026-04-07", 36, 90, "2026-04-07", nil), ("2026-04-07", 36, 90, "2029-01-06", nil),
            ("2026-04-07", 36, 90, "2029-01-07", .dueSoon), ("2026-04-07", 36, 90, "2029-04-07", .dueSoon),
            ("2026-04-07", 36, 90, "2029-04-08", .overdue), ("2026-04-07", 36, 90, "9999-12-31", .overdue),
            // No warning but on the last day itself.
            ("2026-04-07", 36, 0, "2029-04-06", nil), ("2026-04-07", 36, 0, "2029-04-07", .dueSoon),
            ("2026-04-07", 36, 0, "2029-04-08", .overdue),
            // 29 February, in years with and without one.
            ("2024-02-29", 12, 0, "2025-02-28", .dueSoon), ("2024-02-29", 12, 0, "2025-03-01", .overdue),
            ("2024-02-29", 36, 0, "2027-02-28", .dueSoon), ("2024-02-29", 36, 0, "2027-03-01", .overdue),
            ("2024-02-29", 48, 0, "2028-02-28", nil), ("2024-02-29", 48, 0, "2028-02-29", .dueSoon),
            ("2024-02-29", 48, 0, "2028-03-01", .overdue), ("2025-02-28", 36, 0, "2028-02-28", .dueSoon),
            ("2025-02-28", 36, 0, "2028-02-29", .overdue), ("2096-02-29", 48, 0, "2100-02-28", .dueSoon),
            ("2096-02-29", 48, 0, "2100-03-01", .overdue),
            // Ends of months.
            ("2026-01-31", 1, 0, "2026-02-28", .dueSoon), ("2026-01-31", 1, 0, "2026-03-01", .overdue),
            ("2026-08-31", 6, 0, "2027-02-28", .dueSoon), ("2026-08-31", 6, 0, "2027-03-01", .overdue),
            ("2026-12-31", 2, 0, "2027-02-28", .dueSoon), ("2026-11-30", 1, 0, "2026-12-30", .dueSoon),
            ("2026-11-30", 1, 0, "2026-12-31", .overdue),
            // A review of today, and one that holds for ever.
            ("2026-06-01", 0, 0, "2026-06-01", .dueSoon), ("2026-06-01", 0, 0, "2026-06-02", .overdue),
            ("9999-12-30", 36, 0, "9999-12-31", .dueSoon),
        ] as [(String, Int, Int, String, ReviewFact?)]
    )
    func boundaries(reviewed: String, months: Int, warning: Int, day: String, fact: ReviewFact?) throws {
        let policy = ReviewPolicy(intervalMonths: months, warnBeforeDays: warning)
        let day = try Fixture.date(day)
        // A record without days of its own, and front matter.
        let recorded = try Fixture.situation(
            [try Fixture.entry(reviewed, "ada", .clinical, "a")],
            on: day,
            under: policy
        )
        var stated = ReviewSituation(review: recorded.review, risk: .standard)
        stated.review.statedNextReview = nil
        for situation in [recorded, stated] {
            let standing = situation.standing(on: day, under: policy, isRegistered: Self.everybody)
            #expect(standing.facts == [fact].compactMap(\.self))
        }
    }

    @Test(
        "stays as it is through the day before it changes",
        arguments: [
            // the day, what is done where a review is due soon, the last day
            ("2026-04-07", .nothing, "2029-04-07"), ("2029-04-07", .nothing, "2029-04-07"),
            ("2029-04-08", .nothing, nil),
            ("2026-04-07", .label, "2029-01-06"), ("2029-01-06", .label, "2029-01-06"),
            ("2029-01-07", .label, "2029-04-07"), ("2029-04-07", .label, "2029-04-07"), ("2029-04-08", .label, nil),
        ] as [(String, ReviewAction, String?)]
    )
    func lastDay(day: String, dueSoon: ReviewAction, last: String?) throws {
        let policy = ReviewPolicy(facts: FactPolicy([.standard: [.dueSoon: dueSoon]]))
        let day = try Fixture.date(day)
        let entry = try Fixture.entry("2026-04-07", "ada", .clinical, "a", next: "2029-04-07")
        let standing = try Fixture.situation([entry], on: day, under: policy)
            .standing(on: day, under: policy, isRegistered: Self.everybody)
        #expect(standing.lastDay?.description == last)
    }

    @Test(
        "changes on no day before the one that it names, and on that one, whoever reviewed",
        arguments: [
            ["2026-08-01"], ["2026-08-01", "2026-09-15"], ["2026-09-15", "2026-08-01"],
            ["2026-08-01", "2026-08-01", "2026-10-20"], ["2026-10-20", "2026-09-15", "2026-08-01"],
        ],
        [0, 1, 2, 3]
    )
    func lastDayOfMany(nextReviews: [String], minimum: Int) throws {
        for action in [ReviewAction.nothing, .label] {
            var policy = ReviewPolicy(warnBeforeDays: 20, minimumReviewers: minimum)
            policy.facts = FactPolicy([.standard: [.dueSoon: action]])
            let entries = try nextReviews.enumerated().map { index, next in
                try Fixture.entry("2026-07-0\(index + 1)", ["ada", "ben", "eve"][index], .clinical, "a", next: next)
            }
            /// What a page can show of the standing.
            func shown(_ day: CalendarDate) throws -> ReviewStanding {
                var standing = try Fixture.situation(entries, on: day, under: policy)
                    .standing(on: day, under: policy, isRegistered: Self.everybody)
                if action == .nothing { standing.facts.removeAll { $0 == .dueSoon } }
                return standing
            }
            let first = try Fixture.date("2026-07-10")
            for offset in 0..<130 {
                let day = first.adding(days: offset)
                var (today, tomorrow) = (try shown(day), try shown(day.adding(days: 1)))
                let last = today.lastDay
                (today.lastDay, tomorrow.lastDay) = (nil, nil)
                #expect((last == day) == (today != tomorrow), "\(day)")
                if let last { #expect(last >= day) }
            }
        }
    }

    // MARK: Reviewers

    @Test("is unregistered where anybody whose review counts was not registered on the day of that review")
    func registration() throws {
        let day = try Fixture.date("2026-06-01")
        let policy = ReviewPolicy()
        let entries = [
            try Fixture.entry("2026-04-07", "ada", .clinical, "a", next: "2029-04-07"),
            try Fixture.entry("2026-05-01", "ben", .clinical, "a", next: "2029-05-01"),
            try Fixture.entry("2026-05-02", "dana", .editorial, "b"),
        ]
        func facts(_ day: CalendarDate, _ unregistered: [String: String]) throws -> [ReviewFact] {
            try Fixture.situation(entries, on: day, under: policy, text: "b").standing(on: day, under: policy) {
                unregistered[$0.rawValue] != $1.description
            }.facts
        }
        #expect(try facts(day, ["ada": "2026-05-01", "ben": "2026-04-07", "dana": "2026-05-02"]) == [])
        #expect(try facts(day, ["ada": "2026-04-07"]) == [.reviewerUnregistered])
        #expect(try facts(day, ["ben": "2026-05-01"]) == [.reviewerUnregistered])
        // Once a review has run out and others hold, it counts no more.
        #expect(try facts(Fixture.date("2029-04-08"), ["ada": "2026-04-07"]) == [.dueSoon])
    }

    @Test(
        "counts the first and the last day of a registration in",
        arguments: [
            ("2026-04-06", false), ("2026-04-07", true), ("2026-06-01", true), ("2026-12-31", true),
            ("2027-01-01", false),
        ]
    )
    func registeredDays(day: String, isRegistered: Bool) throws {
        let file = SourceFile(.content, "people/ada.md")
        var person = Person(
            id: PersonID("ada"),
            file: file,
            name: "Ada",
            body: .init(offset: 0, line: 1, isBlank: true)
        )
        #expect(try person.isRegistered(on: Fixture.date(day)))
        person.registeredFrom = Located(try Fixture.date("2026-04-07"), at: Fixture.place)
        #expect(try person.isRegistered(on: Fixture.date(day)) == (day >= "2026-04-07"))
        person.registeredUntil = Located(try Fixture.date("2026-12-31"), at: Fixture.place)
        #expect(try person.isRegistered(on: Fixture.date(day)) == isRegistered)
        let key = PublicKey(
            bytes: Located([], at: Fixture.place),
            from: try #require(person.registeredFrom),
            until: person.registeredUntil
        )
        person.publicKeys = [key]
        #expect(try person.publicKeys(on: Fixture.date(day)) == (isRegistered ? [key] : []))
    }

    @Test("of front matter goes by the day of the review, whoever is named")
    func statedRegistration() throws {
        let day = try Fixture.date("2026-06-01")
        let review = Review(
            reviewed: Located(try Fixture.date("2026-04-07"), at: Fixture.place),
            reviewers: ["ada", "ben"].map { Located(PersonID($0), at: Fixture.place) }
        )
        let standing = ReviewSituation(review: review, risk: .low).standing(on: day, under: ReviewPolicy()) {
            $0.rawValue == "ada" || $1.description != "2026-04-07"
        }
        #expect(standing.facts == [.reviewerUnregistered])
        #expect(standing.action == .noindex)
    }

    // MARK: Shared texts

    @Test(
        "knows a shared text that stood there at the review, and one that is signed by itself",
        arguments: [
            (["disclaimers/x": "d"], [], []), (["disclaimers/x": "e"], [], ["disclaimers/x"]),
            (["disclaimers/x": "e"], ["disclaimers/x"], []), (["disclaimers/x": "e"], ["glossary"], ["disclaimers/x"]),
            // One that was not there, and one that is not there any more.
            (["disclaimers/y": "d"], [], ["disclaimers/y"]), ([:], [], []),
            (
                ["glossary": "z", "disclaimers/x": "e", "disclaimers/a": "d"], [],
                ["disclaimers/a", "disclaimers/x", "glossary"]
            ),
        ] as [([String: Character], [String], [String])]
    )
    func sharedTexts(shown: [String: Character], signed: [String], changed: [String]) throws {
        let day = try Fixture.date("2026-06-01")
        let entry = try Fixture.entry(
            "2026-04-07",
            "ada",
            .clinical,
            "a",
            shared: ["disclaimers/x": "d", "glossary": "g"]
        )
        var situation = try Fixture.situation([entry], on: day, under: ReviewPolicy(), shared: shown)
        for name in signed { situation.signedSharedTexts[try #require(SharedTextID(name))] = .some(nil) }
        let standing = situation.standing(on: day, under: ReviewPolicy(), isRegistered: Self.everybody)
        #expect(standing.changedSharedTexts.map(\.description) == changed)
        #expect(standing.facts == (changed.isEmpty ? [] : [.sharedTextChanged]))
    }

    @Test("stays as it is only as long as the review of a shared text that changed since")
    func endOfSharedText() throws {
        let day = try Fixture.date("2026-06-01")
        let end = try Fixture.date("2026-09-30")
        let entry = try Fixture.entry("2026-04-07", "ada", .clinical, "a", shared: ["glossary": "g"])
        func lastDay(_ shown: Character) throws -> CalendarDate? {
            var situation = try Fixture.situation([entry], on: day, under: ReviewPolicy(), shared: ["glossary": shown])
            situation.signedSharedTexts = [.glossary: end]
            return situation.standing(on: day, under: ReviewPolicy(), isRegistered: Self.everybody).lastDay
        }
        #expect(try lastDay("h") == end)
        #expect(try lastDay("g") == Fixture.date("2029-04-07"))
    }

    @Test("is not changed by an editor's entry for a text with another disclaimer")
    func editedSharedText() throws {
        let day = try Fixture.date("2026-06-01")
        let entries = [
            try Fixture.entry("2026-04-07", "ada", .clinical, "a", shared: ["disclaimers/x": "d"]),
            try Fixture.entry("2026-05-02", "dana", .editorial, "b", shared: ["disclaimers/x": "e"]),
        ]
        let standing = try Fixture.situation(
            entries,
            on: day,
            under: ReviewPolicy(),
            text: "b",
            shared: ["disclaimers/x": "e"]
        ).standing(on: day, under: ReviewPolicy(), isRegistered: Self.everybody)
        #expect(standing.facts == [.sharedTextChanged])
    }

    // MARK: What sites ask for

    @Test(
        "is never reviewed by what the site takes for a review",
        arguments: [
            // register, minimumReviewers, whether front matter names a review, the action
            (.optional, 1, false, .fail), (.optional, 1, true, nil), (.optional, 0, false, .label),
            (.optional, 0, true, nil),
            (.off, 1, false, .fail), (.off, 1, true, nil), (.off, 0, false, .label),
            (.required, 1, false, .fail), (.required, 1, true, .fail), (.required, 0, false, .fail),
            (.required, 0, true, .fail),
        ] as [(ReviewPolicy.Register, Int, Bool, ReviewAction?)]
    )
    func registers(register: ReviewPolicy.Register, minimum: Int, isStated: Bool, action: ReviewAction?) throws {
        let day = try Fixture.date("2026-06-01")
        let policy = ReviewPolicy(minimumReviewers: minimum, register: register)
        let review = Review(
            reviewed: Located(try Fixture.date("2026-04-07"), at: Fixture.place),
            reviewers: [Located(PersonID("ada"), at: Fixture.place)]
        )
        var situation = ReviewSituation(review: isStated ? review : Review(), risk: .standard)
        let standing = situation.standing(on: day, under: policy, isRegistered: Self.everybody)
        #expect(standing.facts == (action == nil ? [] : [.neverReviewed]))
        #expect(standing.action == (action ?? .nothing))
        #expect((standing.claim == nil) == (action != nil))
        // A text that says nothing medical needs no review.
        situation.needsReview = false
        #expect(situation.standing(on: day, under: policy, isRegistered: Self.everybody).facts == [])
    }

    @Test("lets a site without reviewers set something milder than a label")
    func milder() {
        let facts = FactPolicy([.standard: [.neverReviewed: .nothing]])
        #expect(ReviewPolicy(minimumReviewers: 0, facts: facts).action(for: .neverReviewed, at: .standard) == .nothing)
    }
}

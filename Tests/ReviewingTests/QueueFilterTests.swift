import SiteModel
import Testing

@testable import Reviewing

@Suite("Which of the texts that wait are meant")
struct QueueFilterTests {
    @Test(
        "is said by patterns for names, in which only `**` goes over a slash",
        arguments: [
            ("anemia/*", "anemia/causes", true), ("anemia/*", "anemia", false), ("*/treatment", "gout/treatment", true),
            ("*/treatment", "medicines/gout/treatment", false), ("**/treatment", "medicines/gout/treatment", true),
            ("*", "gout", true), ("*", "gout/treatment", false), ("***", "a/b", true),
            ("gout/t?sts", "gout/tests", true),
            ("gout?tests", "gout/tests", false), ("gout/t*t*s", "gout/tests", true), ("gout/*x", "gout/tests", false),
            ("bl\u{FC}te/*", "blu\u{308}te/dauer", true),
        ]
    )
    func patterns(pattern: String, name: String, isMeant: Bool) throws {
        #expect(try #require(TextPattern(pattern)).matches(name) == isMeant)
        #expect(TextPattern(name) == nil)
    }

    @Test("is decided by all parts of a filter, each of which may say several things")
    func filter() {
        let text = QueuedText(
            what: .fact(.overdue),
            needs: [.fact(.changed), .fact(.overdue)],
            name: "anemia/causes",
            title: "Causes",
            path: "x",
            section: .conditions,
            risk: .high,
            reviewers: [PersonID("ada")],
            barred: [PersonID("dana")],
            changedSharedTexts: []
        )
        func isMeant(_ change: (inout QueueFilter) -> Void) -> Bool {
            var filter = QueueFilter()
            change(&filter)
            return filter.includes(text)
        }
        #expect(isMeant { _ in })
        #expect(isMeant { $0.reviewers = [PersonID("grace"), PersonID("ada")] })
        #expect(!isMeant { $0.reviewers = [PersonID("grace")] })
        #expect(isMeant { $0.needs = [.fact(.changed), .fact(.dueSoon)] })
        #expect(!isMeant { $0.needs = [.fact(.dueSoon)] })
        #expect(!isMeant { $0.risks = [.low, .standard] })
        #expect(isMeant { $0.sections = [.conditions] })
        #expect(!isMeant { $0.sections = [SectionID("medicines")] })
        #expect(!isMeant { $0.names = ["anemia/diet"] })
        #expect(
            !isMeant {
                $0.names = ["anemia/causes"]
                $0.risks = [.low]
            }
        )
    }

    @Test("waits for whoever reviewed it last, for anyone where that is too few or no one, and never for its authors")
    func waiting() {
        func waits(_ reviewers: [PersonID], _ needs: [ReviewNeed]) -> [Bool] {
            let text = QueuedText(
                what: needs[0],
                needs: needs,
                name: "x",
                title: "x",
                path: "x",
                risk: .low,
                reviewers: reviewers,
                barred: [PersonID("dana")],
                changedSharedTexts: []
            )
            return ["ada", "grace", "dana"].map { text.waits(for: PersonID($0)) }
        }
        #expect(waits([PersonID("ada")], [.fact(.changed)]) == [true, false, false])
        #expect(waits([], [.fact(.neverReviewed)]) == [true, true, false])
        #expect(waits([PersonID("ada")], [.tooFewReviewers]) == [true, true, false])
    }
}

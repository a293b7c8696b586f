import Diagnostics
import SiteModel
import Testing

@Suite("The registration of a person")
struct PersonTests {
    private func person(from: String?, until: String?, registration: String? = "Register 7") throws -> Person {
        let file = SourceFile(.content, "people/ada.md")
        let body = BodyStart(offset: 0, line: 1, isBlank: true)
        var person = Person(id: PersonID("ada"), file: file, name: "Ada", body: body)
        let place = SourceLocation(file)
        person.registration = registration
        person.registeredFrom = try from.map { Located(try ReviewFixture.date($0), at: place) }
        person.registeredUntil = try until.map { Located(try ReviewFixture.date($0), at: place) }
        return person
    }

    @Test(
        "is current from its first day through its last, and says what it is on all others",
        arguments: [
            // the first and the last day, the day, the state, the day of the state, the last day of that state
            (nil, nil, "2026-06-01", "current", nil, nil),
            (nil, "2026-06-30", "2026-06-30", "current", nil, "2026-06-30"),
            (nil, "2026-06-30", "2026-07-01", "ended", "2026-06-30", nil),
            ("2026-06-30", nil, "2026-06-29", "coming", "2026-06-30", "2026-06-29"),
            ("2026-06-30", nil, "2026-06-01", "coming", "2026-06-30", "2026-06-29"),
            ("2026-06-30", nil, "2026-06-30", "current", nil, nil),
            ("2026-06-01", "2026-06-30", "2026-06-15", "current", nil, "2026-06-30"),
            ("2026-06-01", "2026-06-30", "2026-05-31", "coming", "2026-06-01", "2026-05-31"),
            ("2026-06-01", "2026-06-30", "2026-07-01", "ended", "2026-06-30", nil),
        ] as [(String?, String?, String, String, String?, String?)]
    )
    func state(from: String?, until: String?, on day: String, state: String, of: String?, last: String?) throws {
        let person = try person(from: from, until: until)
        let day = try ReviewFixture.date(day)
        let found: (String, CalendarDate?) =
            switch person.registrationState(on: day) {
            case .current: ("current", nil)
            case .ended(let day): ("ended", day)
            case .coming(let day): ("coming", day)
            }
        #expect(found.0 == state)
        #expect(found.1?.description == of)
        #expect(person.isRegistered(on: day) == (state == "current"))
        #expect(person.lastDayOfRegistrationState(from: day)?.description == last)
    }

    @Test("changes nothing on any page where the profile names none")
    func unnamed() throws {
        let person = try person(from: nil, until: "2026-06-30", registration: nil)
        #expect(person.lastDayOfRegistrationState(from: try ReviewFixture.date("2026-06-01")) == nil)
        #expect(!person.isRegistered(on: try ReviewFixture.date("2026-07-01")))
    }
}

import Testing

@testable import Checks

@Suite("Time that is reckoned from the day of writing")
struct RelativeTimeTests {
    @Test(
        "is told at its words",
        arguments: [
            "1️⃣Today2️⃣ there are many tests.", "There is 1️⃣currently2️⃣ no test.", "It was 1️⃣recently2️⃣ approved.",
            "A vaccine comes 1️⃣next year2️⃣.", "1️⃣In recent years2️⃣, tests got better.", "1️⃣Recent studies2️⃣ show it.",
            "A 1️⃣new study2️⃣ shows it.", "The 1️⃣latest research2️⃣ shows it.",
            "Tests got better over 1️⃣the last decade2️⃣.", "1️⃣These days2️⃣ few people have it.",
            "There is no cure 1️⃣at the moment2️⃣.", "Of 1️⃣today’s2️⃣ tests this is best.", "## Tests 1️⃣nowadays2️⃣",
            "Tests got better in 1️⃣the past few years2️⃣.", "Researchers are 1️⃣currently2️⃣ studying genes.",
        ]
    )
    func found(text: String) throws {
        let markdown = MarkedMarkdown(text)
        let fixture = try TextFixture(markdown.text)
        let words = try #require(fixture.words(of: RelativeTime()).first)
        #expect(
            fixture.report(of: RelativeTime()) == [
                "\(markdown.stretch) `\(words)` is true on the day of writing, but not for long"
                    + " (write the year or the month, or leave it out)"
            ]
        )
    }

    @Test(
        "is fine where it is the reader's own or someone's in general",
        arguments: [
            "See a doctor today.", "Call your doctor today.", "You may feel worse tomorrow.",
            "Tell the nurse about medicines you currently take.", "People who have recently had surgery are at risk.",
            "It helps people recently diagnosed with gout.", "> [!URGENT]\n> A nurse can help today.",
            "> [!URGENT] Help is there today\n> Pain.", "> Today is a good day.", "On the same day it stops.",
            "The rash fades over the next week.", "It happens in the last month of pregnancy.",
            "At the moment of birth it cries.",
            "Tests are done if the person recently traveled.", "A `today` button.", "Up to date tests.",
            "Every day counts.",
            "There are currently 12 tests (last updated April 2021).", "In 2020 there was currently no cure.",
            "Share any new evidence with the judge.", "Is there currently a cure?",
            "[See who is currently open](https://example.org/)",
            "She worked until last year when she fell.",
            "A surviving husband who is currently married.", "Help for recently discharged patients.",
            "Some currently healthy people have it.", "Many of today's treatments come from trials.",
            "Standard treatment (the currently used treatment) helps.",
            "The next day it is gone.", "New treatments exist.", "Nurses plan the last weeks of life.",
        ]
    )
    func fine(text: String) throws {
        #expect(try TextFixture(text).words(of: RelativeTime()) == [])
    }

    @Test("is looked for in English only")
    func languages() throws {
        #expect(try TextFixture("Today is good.", language: "es").words(of: RelativeTime()) == [])
    }
}

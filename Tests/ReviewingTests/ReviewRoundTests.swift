import Testing

@testable import Reviewing

@Suite("A session of reviews")
struct ReviewRoundTests {
    /// Plays a session through: each step that waits for an answer gets the next one.
    private func play(
        _ texts: [ReviewRound.Text],
        _ answers: [String],
        refusing refused: Set<Int> = []
    ) -> (steps: [ReviewRound.Step], summary: String) {
        var round = ReviewRound(texts, for: "ada")
        var answers = answers[...]
        var done: [ReviewRound.Step] = []
        var steps = round.take(.began)[...]
        while let step = steps.popFirst() {
            done.append(step)
            switch step {
            case .show(let place): steps += round.take(refused.contains(place) ? .refused : .shown)
            case .ask, .askForWords: steps += round.take(.typed(answers.popFirst()))
            case .sign: steps += round.take(.signed)
            case .keep: steps += round.take(.kept)
            case .tell, .end: break
            }
        }
        return (done, round.summary)
    }

    private let three = ["a", "b", "c"].map { ReviewRound.Text(name: $0) }

    @Test("goes from text to text: yes signs at once, no asks what has to change, skip leaves it")
    func answers() {
        let (steps, summary) = play(three, ["y", " NO\r", "The  dose\tis wrong.", "skip"])
        #expect(
            steps == [
                .show(0), .ask(0), .sign(0), .show(1), .ask(1), .askForWords(1, .changes),
                .keep(1, "The dose is wrong.", .changes), .show(2), .ask(2), .end,
            ]
        )
        #expect(summary == "Signed 1 text, asked for changes to 1, skipped 1. 2 texts still wait for `ada`.\n")
    }

    @Test("asks once more after a remark, after help, and where an answer is none or says nothing")
    func asksAgain() {
        let (steps, summary) = play([three[0]], ["r", "Well said.", "?", "", "maybe", "n", "  ", "y"])
        #expect(steps.count { $0 == .ask(0) } == 6)
        #expect(steps.contains(.keep(0, "Well said.", .remark)))
        #expect(steps.contains(.tell("Nothing was written down.\n")))
        #expect(steps.count { $0 == .tell("Type one of these letters; ? explains them.\n") } == 2)
        #expect(steps.suffix(2) == [.sign(0), .end])
        #expect(summary == "Signed 1 text. No other text waits for `ada`.\n")
    }

    @Test("asks once more where words could not be kept")
    func notKept() {
        var round = ReviewRound(three, for: "ada")
        for event in [.began, .shown, .typed("n"), .typed("So.")] as [ReviewRound.Event] { _ = round.take(event) }
        #expect(round.take(.notKept) == [.ask(0)])
        #expect(round.take(.typed("y")) == [.sign(0)])
    }

    @Test("stops where it is told to, or where no one types any more", arguments: [["y", "q"], ["y", "stop"], ["y"]])
    func stops(answers: [String]) {
        let (steps, summary) = play(three, answers)
        #expect(steps == [.show(0), .ask(0), .sign(0), .show(1), .ask(1), .end])
        #expect(summary == "Signed 1 text. 2 texts still wait for `ada`.\n")
    }

    @Test("goes on where something speaks against one text")
    func refusal() {
        let (steps, summary) = play(three, ["y", "y"], refusing: [1])
        #expect(steps == [.show(0), .ask(0), .sign(0), .show(1), .show(2), .ask(2), .sign(2), .end])
        #expect(summary == "Signed 2 texts, could not sign 1. 1 text still waits for `ada`.\n")
    }

    @Test("leaves out a text that waited only for shared texts which are signed by then")
    func sharedTexts() {
        let texts: [ReviewRound.Text] = [
            .init(name: "disclaimers/general"), .init(name: "a", sharedTexts: ["disclaimers/general"]),
            .init(name: "b", sharedTexts: ["disclaimers/general", "glossary"]),
        ]
        let (steps, summary) = play(texts, ["y", "y"])
        #expect(
            steps == [
                .show(0), .ask(0), .sign(0), .tell("a no longer waits: you have signed what changed on its page.\n"),
                .show(2), .ask(2), .sign(2), .end,
            ]
        )
        #expect(summary == "Signed 2 texts. No other text waits for `ada`.\n")
        #expect(play(texts, ["s", "s", "s"]).steps.count { $0 == .show(1) } == 1)
    }
}

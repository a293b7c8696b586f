import Testing

@testable import sitegen

@Suite("The answer to a question")
struct PromptTests {
    @Test(
        "is yes only where it says so",
        arguments: [
            ("y", true), (" Yes \r", true), ("Y", true), ("", false), ("n", false), ("yep", false), ("ja", false),
        ]
    )
    func answers(answer: String, isYes: Bool) {
        #expect(Prompt.isYes(answer) == isYes)
        #expect(!Prompt.isYes(nil))
    }
}

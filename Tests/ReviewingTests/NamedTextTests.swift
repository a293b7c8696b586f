import Testing

@testable import Reviewing

@Suite("A text of a site")
struct NamedTextTests {
    private func texts(_ names: [String], in session: ReviewSession) throws -> [String] {
        try session.texts(named: names.map { TextName($0, path: "/\($0)", content: "/Content") }).map(\.name)
    }

    @Test("that is named twice is there once")
    func once() async throws {
        let session = try await SiteOnDesk().session()
        let names = ["anemia/causes", "anemia", "Content/conditions/anemia/causes.md"]
        #expect(try texts(names, in: session) == ["anemia/causes", "anemia"])
    }

    @Test("that is not there is refused")
    func unknown() async throws {
        let session = try await SiteOnDesk().session()
        let found = #expect(throws: Refusal.self) { try texts(["anemia", "anemia/cuases"], in: session) }
        #expect(found == Refusal("There is no text 'anemia/cuases' to review; did you mean `anemia/causes`?"))
    }

    @Test("that cannot be read is refused with what is wrong")
    func unreadable() async throws {
        let open = SiteOnDesk.text.replacing("---\n##", with: "##")
        let session = try await SiteOnDesk([SiteOnDesk.article: open]).session()
        let found = #expect(throws: Refusal.self) { try texts(["anemia/causes"], in: session) }
        #expect(found?.errors.map { "\($0.identifier)" } == ["front-matter-unclosed"])
        #expect(found?.reasons == ["'anemia/causes' cannot be read; fix it first."])
    }
}

import Attestation
import Foundation
import Testing

@testable import Publishing

@Suite("The history of the content folder")
struct ContentHistoryTests {
    private func repository(_ configuration: String = "") throws -> GitRepository {
        try #require(try GitRepository(configuration: configuration), "git is missing")
    }

    private func open(_ repository: GitRepository, _ folder: String = "Content") -> ContentHistory? {
        ContentHistory(
            content: repository.folder(folder),
            git: repository.program,
            environment: repository.environment
        )
    }

    private func told(_ revisions: [ContentHistory.Revision]) -> [String] {
        revisions.map { "\($0.day) \($0.author): \($0.subject) (\($0.path))" }
    }

    @Test("names the commits that changed a file, the newest first, with the text as each left it")
    func revisions() throws {
        let repository = try repository()
        try repository.commit("Add the text", on: "2026-01-02", ["Content/a.md": "one\n", "Content/b.md": "other\n"])
        try repository.commit("Change another", on: "2026-02-03", ["Content/b.md": "changed\n"])
        try repository.commit("Change it", on: "2026-03-04", by: "Ada Example", ["Content/a.md": "two\n"])
        let history = try #require(open(repository))
        let revisions = history.revisions(of: "a.md")
        #expect(
            told(revisions) == [
                "2026-03-04 Ada Example: Change it (Content/a.md)",
                "2026-01-02 Dana Draft: Add the text (Content/a.md)",
            ]
        )
        #expect(revisions.map { history.contents(at: $0) } == [Array("two\n".utf8), Array("one\n".utf8)])
        #expect(revisions.allSatisfy { $0.commit.count == 40 && $0.shortCommit.count == 10 })
    }

    @Test("names the last commit that changed the folder, and says whether its files are others")
    func commit() throws {
        let repository = try repository()
        let before = try #require(open(repository, ""))
        #expect(before.commit == nil)
        try repository.commit("Add", on: "2026-01-02", ["Content/a.md": "one\n"])
        let history = try #require(open(repository))
        let first = try #require(history.commit)
        #expect(!first.hasChanges && first.name == history.revisions(of: "a.md").first?.commit)
        try repository.commit("Elsewhere", on: "2026-01-03", ["Output/a.html": "one\n"])
        #expect(history.commit == first)
        try repository.folder.write(["Content/new.md": "new\n"])
        #expect(history.commit == ContentCommit(name: first.name, hasChanges: true))
    }

    @Test("follows a file to where it lay before, whatever it is called")
    func renames() throws {
        let text = (1...20).map { "line \($0)\n" }.joined()
        let repository = try repository()
        try repository.commit("Add", on: "2026-01-02", ["Content/old/ä \"b\"\t*.md": text])
        try repository.git("mv", "Content/old", "Content/new")
        try repository.commit("Move", on: "2026-02-03", [:])
        try repository.git("mv", "Content/new/ä \"b\"\t*.md", "Content/-n.md")
        try repository.commit("Rename", on: "2026-03-04", [:])
        let history = try #require(open(repository))
        #expect(
            told(history.revisions(of: "-n.md")) == [
                "2026-03-04 Dana Draft: Rename (Content/-n.md)",
                "2026-02-03 Dana Draft: Move (Content/new/ä \"b\"\t*.md)",
                "2026-01-02 Dana Draft: Add (Content/old/ä \"b\"\t*.md)",
            ]
        )
        #expect(history.revisions(of: "-n.md").allSatisfy { history.contents(at: $0) == Array(text.utf8) })
    }

    @Test("knows the commits of branches, and of merges that changed the text once more")
    func merges() throws {
        let repository = try repository()
        try repository.commit("Add", on: "2026-01-02", ["Content/a.md": "one\n", "Content/b.md": "b\n"])
        try repository.git("checkout", "--quiet", "-b", "side")
        try repository.commit("On the side", on: "2026-01-03", ["Content/a.md": "side\n"])
        try repository.git("checkout", "--quiet", "main")
        try repository.commit("Elsewhere", on: "2026-01-04", ["Content/b.md": "c\n"])
        try repository.git("merge", "--quiet", "--no-commit", "--no-ff", "side")
        try repository.commit("Merge", on: "2026-01-05", [:])
        let history = try #require(open(repository))
        #expect(
            told(history.revisions(of: "a.md")) == [
                "2026-01-05 Dana Draft: Merge (Content/a.md)",
                "2026-01-03 Dana Draft: On the side (Content/a.md)", "2026-01-02 Dana Draft: Add (Content/a.md)",
            ]
        )
        try repository.git("checkout", "--quiet", "side")
        try repository.commit("Again", on: "2026-01-06", ["Content/a.md": "again\n"])
        try repository.git("checkout", "--quiet", "main")
        try repository.git("merge", "--quiet", "--no-commit", "--no-ff", "side")
        try repository.commit("Merge and change", on: "2026-01-07", ["Content/a.md": "merged\n"])
        let revisions = history.revisions(of: "a.md")
        #expect(revisions.first.map(\.subject) == "Merge and change")
        #expect(revisions.first.flatMap { history.contents(at: $0) } == Array("merged\n".utf8))
        #expect(revisions.last.map(\.subject) == "Add")
        let added = history.version(of: "a.md") { bytes, _ in bytes == Array("one\n".utf8) }
        #expect(added?.next?.subject == "On the side")
    }

    @Test("finds the newest version of a kind, and the commit that changed it")
    func version() throws {
        let repository = try repository()
        for (day, text) in [("01", "good"), ("02", "bad"), ("03", "good"), ("04", "worse"), ("05", "worst")] {
            try repository.commit("Now \(text)", on: "2026-01-\(day)", ["Content/a.md": text])
        }
        let history = try #require(open(repository))
        let good = try #require(history.version(of: "a.md") { bytes, _ in bytes == Array("good".utf8) })
        #expect(good.revision.day.description == "2026-01-03")
        #expect(good.bytes == Array("good".utf8))
        #expect(good.next?.subject == "Now worse")
        let newest = try #require(history.version(of: "a.md") { bytes, _ in bytes == Array("worst".utf8) })
        #expect(newest.next == nil)
        #expect(history.version(of: "a.md") { bytes, _ in bytes.isEmpty } == nil)
    }

    @Test(
        "does not depend on how its user likes to see things",
        arguments: [
            "[color]\nui = always\n[core]\nquotePath = true\npager = false\n",
            "[log]\nshowSignature = true\ndate = relative\nfollow = false\nmailmap = true\ndecorate = full\n",
            "[log]\ndiffMerges = on\n[diff]\nexternal = /bin/false\nrenames = false\nnoprefix = true\n",
            "[format]\npretty = oneline\n[i18n]\nlogOutputEncoding = ISO-8859-1\n[alias]\nlog = !false\n",
            "[core]\nfsmonitor = /bin/false\nhooksPath = /nowhere\nuntrackedCache = true\n",
        ]
    )
    func configuration(_ configuration: String) throws {
        let repository = try repository(configuration)
        let text = (1...20).map { "line \($0)\n" }.joined()
        try repository.commit("Schön", on: "2026-01-02", by: "Åsa", ["Content/ä.md": text])
        try repository.git("mv", "Content/ä.md", "Content/ö.md")
        try repository.commit("Move", on: "2026-01-03", [:])
        let history = try #require(open(repository))
        #expect(
            told(history.revisions(of: "ö.md")) == [
                "2026-01-03 Dana Draft: Move (Content/ö.md)", "2026-01-02 Åsa: Schön (Content/ä.md)",
            ]
        )
    }

    @Test("takes its place from the folder and not from the environment, as it is in a hook of git")
    func hooks() throws {
        let (repository, other) = (try repository(), try self.repository())
        try repository.commit("Mine", on: "2026-01-02", ["Content/a.md": "mine\n"])
        try other.commit("Theirs", on: "2026-01-02", ["Content/a.md": "theirs\n"])
        let environment = repository.environment.merging([
            "GIT_DIR": other.folder(".git"), "GIT_WORK_TREE": other.folder.path, "GIT_INDEX_FILE": "/nowhere",
            "GIT_EXTERNAL_DIFF": "/bin/false", "GIT_PAGER": "/bin/false", "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true", "GIT_TRACE": "1",
        ]) { $1 }
        let content = repository.folder("Content")
        let history = try #require(
            ContentHistory(content: content, git: repository.program, environment: environment)
        )
        #expect(history.revisions(of: "a.md").map(\.subject) == ["Mine"])
    }

    @Test("writes nothing into the repository")
    func quiet() throws {
        let repository = try repository()
        try repository.commit("Add", on: "2026-01-02", ["Content/a.md": "one\n"])
        try repository.folder.write(["Content/a.md": "two\n"])
        let before = try repository.folder.snapshot()
        let history = try #require(open(repository))
        #expect(history.version(of: "a.md") { _, _ in false } == nil)
        #expect(try repository.folder.snapshot() == before)
    }

    @Test("is not there without git, outside of a repository and without the folder")
    func absence() throws {
        let repository = try repository()
        let folder = try TemporaryFolder()
        try folder.write(["Content/a.md": "one\n", "git": "#!/bin/sh\nexit 0\n"])
        func history(_ content: String, _ program: String) -> ContentHistory? {
            ContentHistory(content: content, git: program, environment: repository.environment)
        }
        #expect(history(folder("Content"), repository.program) == nil)
        #expect(history(folder("nowhere"), repository.program) == nil)
        #expect(history(folder("Content"), folder("nowhere")) == nil)
        #expect(history(folder("Content"), folder("git")) == nil)
        #expect(history(folder("Content"), "/bin/true") == nil)
    }

    @Test("is empty for files that git does not know, in a repository without commits too")
    func unknownFiles() throws {
        let repository = try repository()
        try repository.folder.write(["Content/a.md": "one\n"])
        #expect(try #require(open(repository)).revisions(of: "a.md").isEmpty)
        try repository.commit("Add", on: "2026-01-02", ["other": "one\n"])
        try repository.git("rm", "--quiet", "--cached", "Content/a.md")
        try repository.commit("Remove", on: "2026-01-03", [".gitignore": "Content\n"])
        #expect(try #require(open(repository)).revisions(of: "b.md").isEmpty)
        #expect(try #require(open(repository)).revisions(of: "*.md").isEmpty)
    }
}

@Suite("A program that is asked")
struct SubprocessTests {
    private let shell = Subprocess(program: "/bin/sh", environment: ["ANSWER": "42"])

    private func ask(_ script: String, limit: Int = 1 << 20) -> String? {
        shell.output(of: ["-c", script], limit: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("gets its arguments as they are, the environment that it is given, and no input")
    func arguments() {
        #expect(ask("printf %s \"$ANSWER$HOME\"; cat") == "42")
        let echo = shell.output(of: ["-c", "printf '%s|' \"$@\"", "sh", "$(x)", "a b", "", "*"], limit: 100)
        #expect(echo == Array("$(x)|a b||*|".utf8))
    }

    @Test("is not believed where it fails, is killed, says too much or is not there")
    func failures() {
        #expect(ask("echo half; exit 1") == nil)
        #expect(ask("echo half; kill -9 $$") == nil)
        #expect(ask("printf 12345", limit: 5) == "12345")
        #expect(ask("printf 123456", limit: 5) == nil)
        #expect(ask("while :; do echo y; done") == nil)
        #expect(Subprocess(program: "/nowhere/git", environment: [:]).output(of: [], limit: 5) == nil)
    }

    @Test("may complain as long as it likes")
    func complaints() {
        #expect(ask("i=0; while [ $i -lt 20000 ]; do echo complaint >&2; i=$((i+1)); done; echo done") == "done\n")
    }
}

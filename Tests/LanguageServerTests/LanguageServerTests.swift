import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import LanguageServer

@Suite("A language server")
struct LanguageServerTests {
    private static let article = "Content/conditions/anemia/causes.md"
    private static let sound = TemporarySite.standardFiles[article] ?? ""
    private static let wrong = sound.replacing("title: What", with: "disclaimer: genral\ntitle: What")
        .replacing("reviewers: [ada]", with: "reviewers: [ada]\nsummry: 🩸")

    private static func answer(_ result: String) -> [String] { ["{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":\(result)}"] }

    private static func failure(_ code: Int, _ message: String, id: String = "1") -> [String] {
        ["{\"error\":{\"code\":\(code),\"message\":\"\(message)\"},\"id\":\(id),\"jsonrpc\":\"2.0\"}"]
    }

    private static func published(_ diagnostics: String, version: Int?, _ file: String = article) -> String {
        let version = version.map { ",\"version\":\($0)" } ?? ""
        return "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":"
            + "{\"diagnostics\":[\(diagnostics)],\"uri\":\"SITE/\(file)\"\(version)}}"
    }

    @Test("says what it can do")
    func initialize() async throws {
        let client = Client(try TemporarySite())
        #expect(
            await client.request("initialize", "{\"capabilities\":\(Client.capabilities)}")
                == Self.answer(
                    """
                    {"capabilities":{"codeActionProvider":{"codeActionKinds":["quickfix","source.fixAll"]},\
                    "completionProvider":{"triggerCharacters":["^","{",":","!","(","#","/","["]},"definitionProvider":true,\
                    "documentSymbolProvider":true,"hoverProvider":true,"positionEncoding":"utf-16","textDocumentSync":{"change":1,"openClose":true,"save":{"includeText":false}}},\
                    "serverInfo":{"name":"sitegen","version":"1.2.3"}}
                    """
                )
        )
        let plain = Client(try TemporarySite())
        #expect(
            await plain.request(
                "initialize",
                "{\"rootUri\":null,\"capabilities\":{\"general\":{\"positionEncodings\":[\"utf-32\"]}}}"
            )
                == Self.answer(
                    """
                    {"capabilities":{"completionProvider":{"triggerCharacters":["^","{",":","!","(","#","/","["]},\
                    "definitionProvider":true,"documentSymbolProvider":true,"hoverProvider":true,"positionEncoding":"utf-32","textDocumentSync":{"change":1,"openClose":true,\
                    "save":{"includeText":false}}},"serverInfo":{"name":"sitegen","version":"1.2.3"}}
                    """
                )
        )
    }

    @Test("answers what it cannot do with the errors of the protocol")
    func errors() async throws {
        let client = Client(try TemporarySite())
        #expect(
            await client.request("textDocument/codeAction")
                == Self.failure(-32002, "`initialize` has to be the first request")
        )
        await client.send("{")
        #expect(client.messages() == Self.failure(-32700, "the message is not JSON", id: "null"))
        for text in [
            "[]", "{}", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"shutdown\"}", "{\"jsonrpc\":\"2.0\",\"method\":3}",
        ] {
            await client.send(text)
            #expect(
                client.messages() == Self.failure(-32600, "the message is not one of JSON-RPC 2.0", id: "null"),
                "\(text)"
            )
        }
        #expect(await client.server.take(.malformed("a header is wrong")) == nil)
        #expect(client.messages() == Self.failure(-32700, "a header is wrong", id: "null"))
        #expect(
            await client.request("initialize", "[]")
                == Self.failure(-32602, "the parameters of `initialize` are not those of the protocol")
        )
        _ = await client.start()
        #expect(await client.request("initialize") == Self.failure(-32600, "`initialize` was sent before"))
        #expect(
            await client.request("textDocument/rename")
                == Self.failure(-32601, "there is no request `textDocument/rename` here")
        )
        #expect(await client.request("$/what") == Self.failure(-32601, "there is no request `$/what` here"))
        await client.notify("$/cancelRequest", "{\"id\":1}")
        await client.notify("textDocument/willSave")
        // An answer to a request that was never sent.
        await client.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":null}")
        #expect(await client.settled() == [])
        #expect(await client.request("shutdown") == Self.answer("null"))
        #expect(await client.request("shutdown") == Self.failure(-32600, "`shutdown` was the last request"))
        #expect(await client.notify("exit") == .orderly)
    }

    @Test("tells whether a session ended as it should")
    func abruptEnd() async throws {
        let client = Client(try TemporarySite())
        #expect(await client.notify("exit") == .abrupt)
        let started = Client(try TemporarySite())
        _ = await started.start()
        #expect(await started.notify("exit") == .abrupt)
    }

    @Test(
        "tells what is wrong with a text while it is written, offers fixes, and goes back to the file when it is closed"
    )
    func session() async throws {
        let client = Client(try TemporarySite())
        #expect(await client.start() == [])
        let disclaimer = """
            {"code":"disclaimer-unknown","codeDescription":{"href":"https://sitegen.example/docs/diagnostics.md#disclaimer-unknown"},\
            "message":"No disclaimer has the key `genral`\\ndid you mean `general`?",\
            "range":{"end":{"character":18,"line":1},"start":{"character":12,"line":1}},"severity":1,"source":"sitegen"}
            """
        let key = """
            {"code":"key-unknown","codeDescription":{"href":"https://sitegen.example/docs/diagnostics.md#key-unknown"},\
            "message":"An article has no key `summry`\\ndid you mean `summary`?",\
            "range":{"end":{"character":6,"line":6},"start":{"character":0,"line":6}},"severity":1,"source":"sitegen"}
            """
        let opened = await client.open(Self.article, Self.wrong)
        #expect(opened == [Self.published("\(disclaimer),\(key)", version: 1)])
        func edit(_ line: Int, _ from: Int, _ to: Int, _ text: String) -> String {
            "{\"newText\":\"\(text)\",\"range\":{\"end\":{\"character\":\(to),\"line\":\(line)},"
                + "\"start\":{\"character\":\(from),\"line\":\(line)}}}"
        }
        func document(_ edits: String) -> String {
            "{\"documentChanges\":[{\"edits\":[\(edits)],\"textDocument\":{\"uri\":\"SITE/\(Self.article)\",\"version\":1}}]}"
        }
        let general = edit(1, 12, 18, "general")
        let quickFix =
            "{\"diagnostics\":[\(disclaimer)],\"edit\":\(document(general)),\"isPreferred\":true,\"kind\":\"quickfix\","
            + "\"title\":\"Change `genral` to `general`\"}"
        let fixAll =
            "{\"diagnostics\":[\(disclaimer)],\"edit\":\(document(general)),\"kind\":\"source.fixAll\","
            + "\"title\":\"Fix all that has one right answer\"}"
        let actions = await client.actions(Self.article, line: 1)
        #expect(actions == Self.answer("[\(quickFix),\(fixAll)]"))
        #expect(await client.actions(Self.article, line: 1, only: "quickfix") == Self.answer("[\(quickFix)]"))
        #expect(await client.actions(Self.article, line: 8, only: "source") == Self.answer("[\(fixAll)]"))
        #expect(await client.actions(Self.article, line: 8, only: "quickfix") == Self.answer("[]"))
        #expect(await client.actions(Self.article, line: 1, only: "refactor") == Self.answer("[]"))
        #expect(await client.actions("Content/people/ada.md", line: 0) == Self.answer("[]"))

        let changed = await client.change(Self.article, Self.wrong.replacing("genral", with: "general"), version: 2)
        #expect(changed == [Self.published(key, version: 2)])
        // Of a text that is as before nothing has to be told.
        #expect(await client.change(Self.article, Self.wrong.replacing("genral", with: "general"), version: 3) == [])
        #expect(await client.change(Self.article, Self.sound, version: 4) == [Self.published("", version: 4)])
        #expect(await client.change(Self.article, Self.wrong, version: 5).count == 1)
        #expect(await client.close(Self.article) == [Self.published("", version: nil)])
        #expect(try client.site.text(Self.article) == Self.sound)
    }

    @Test("tells the open remarks at the words that they are about, wherever an editor moves these")
    func remarks() async throws {
        let site = try TemporarySite([
            "Content/conditions/anemia/causes.remarks.yml": """
            - date: 2026-05-20
              reviewer: ada
              decision: changes
              text: \(String(repeating: "3f0a", count: 16))
              quote: about causes
              remark: Say how often this is.
            """
        ])
        func told(_ line: Int) -> String {
            """
            {"code":"remark-open","codeDescription":{"href":"https://sitegen.example/docs/diagnostics.md#remark-open"},\
            "message":"Dr. Ada Example (`ada`) asked for a change on 2026-05-20: “Say how often this is.”\\n\
            change the text where it needs it, then write `answer:` below the remark in `causes.remarks.yml`",\
            "range":{"end":{"character":17,"line":\(line)},"start":{"character":5,"line":\(line)}},\
            "relatedInformation":[{"location":{"range":{"end":{"character":18,"line":0},"start":{"character":8,"line":0}},\
            "uri":"SITE/Content/conditions/anemia/causes.remarks.yml"},"message":"the remark"}],\
            "severity":2,"source":"sitegen"}
            """
        }
        let client = Client(site)
        #expect(await client.start() == [Self.published(told(9), version: nil)])
        let moved = Self.sound.replacing("Text about", with: "A sentence.\n\nText about")
        #expect(await client.open(Self.article, moved) == [Self.published(told(11), version: 1)])
        let path = "Content/conditions/anemia/causes.remarks.yml"
        let answered = try site.text(path) + "\n  answer: Done."
        #expect(await client.open(path, answered).contains(Self.published("", version: 1)))
    }

    @Test("has the site of the first file that is opened, where the folder is in none")
    func folderAbove() async throws {
        let client = Client(try TemporarySite())
        _ = await client.request("initialize", "{\"rootUri\":\"file:///\",\"capabilities\":\(Client.capabilities)}")
        await client.notify("initialized")
        #expect(await client.settled() == [])
        let opened = await client.open(Self.article, Self.wrong)
        #expect(opened.count == 1 && opened.allSatisfy { $0.contains("disclaimer-unknown") })
        #expect(await client.open("README.md", "---\ntitle: x") == [])
        // Files outside of the site are left alone later too.
        #expect(await client.change(Self.article, Self.sound, version: 2) == [Self.published("", version: 2)])
    }

    @Test("leaves files alone that are in no site")
    func noSite() async throws {
        let client = Client(try TemporarySite())
        _ = await client.request("initialize", "{\"rootUri\":\"file:///\",\"capabilities\":\(Client.capabilities)}")
        await client.notify("initialized")
        for uri in ["file:///a.md", "file:///somewhere/else/b.md", "untitled:c"] {
            await client.notify(
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":\"\(uri)\",\"languageId\":\"markdown\",\"version\":1,\"text\":\"---\"}}"
            )
        }
        #expect(await client.settled() == [])
    }

    @Test("sees files that other programs change, and what is wrong with sitegen.yml")
    func changesOnDisk() async throws {
        let site = try TemporarySite([
            "sitegen.yml": "contnet: Content\n", "Content/conditions/anemia/causes.md": Self.wrong,
        ])
        let client = Client(site)
        let started = await client.start()
        #expect(started.count == 1)
        #expect(
            started.allSatisfy {
                $0.contains("\"code\":\"key-unknown\"") && $0.contains("\"uri\":\"SITE/sitegen.yml\"")
            }
        )
        // Where the parts of the site are is known again.
        try site.remove("sitegen.yml")
        await client.notify("textDocument/didSave", "{\"textDocument\":{\"uri\":\"\(client.uri("sitegen.yml"))\"}}")
        let restarted = await client.settled()
        #expect(restarted.count == 2)
        #expect(restarted.last == Self.published("", version: nil, "sitegen.yml"))
        try site.write(Self.sound, to: Self.article)
        await client.notify(
            "workspace/didChangeWatchedFiles",
            "{\"changes\":[{\"uri\":\"\(client.uri(Self.article))\",\"type\":2}]}"
        )
        #expect(await client.settled() == [Self.published("", version: nil)])
    }
}

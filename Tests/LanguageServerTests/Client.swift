import Foundation
import Publishing
import SiteModel
import SiteTestSupport
import Synchronization

@testable import LanguageServer

/// A client in memory, and the server that it talks to.
final class Client: Sendable {
    let site: TemporarySite
    let server: LanguageServer
    private let received: Received

    private final class Received: Sendable {
        let messages = Mutex<[String]>([])
    }

    /// A client that has not said anything yet. `root` is where the only site is found.
    init(_ site: TemporarySite, day: BuildDay = .moment(secondsSinceEpoch: 1_780_272_000)) {
        self.site = site
        let received = Received()
        self.received = received
        let folder = site.folder.path
        let (content, templates) = (site.content, site.templates)
        server = LanguageServer(
            version: "1.2.3",
            currentFolder: "/",
            find: { asked in
                guard asked == folder || asked.hasPrefix(folder + "/") else { return nil }
                guard let root = try SiteRoot.nearest(to: folder) else { return nil }
                return ServedSite(
                    root: folder,
                    request: BuildRequest(
                        content: content,
                        templates: templates,
                        requiresTemplates: false,
                        output: nil,
                        day: day,
                        includesDrafts: true,
                        toolVersion: "1.2.3"
                    ),
                    problems: root.problems
                )
            },
            today: { day },
            send: { message in received.messages.withLock { $0.append(message) } }
        )
    }

    /// Sends a message, and gives what came for it at once.
    @discardableResult
    func send(_ json: String) async -> LanguageServer.End? { await server.take(.message(Array(json.utf8))) }

    /// Sends a request, and gives all that came since the last time.
    func request(_ method: String, _ parameters: String = "{}", id: Int = 1) async -> [String] {
        await send("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\",\"params\":\(parameters)}")
        return messages()
    }

    @discardableResult
    func notify(_ method: String, _ parameters: String = "{}") async -> LanguageServer.End? {
        await send("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(parameters)}")
    }

    /// What came since the last time, once all was checked.
    func settled() async -> [String] {
        await server.settle()
        return messages()
    }

    /// What came since the last time. The folder of the site is written `SITE`.
    func messages() -> [String] {
        received.messages.withLock { messages in
            defer { messages = [] }
            return messages.map { $0.replacingOccurrences(of: DocumentURI.uri(of: site.folder.path), with: "SITE") }
        }
    }

    /// The address of a file of the site.
    func uri(_ file: String) -> String { DocumentURI.uri(of: site.folder.path + "/" + file) }

    static let capabilities = """
        {"general":{"positionEncodings":["utf-16"]},"workspace":{"workspaceEdit":{"documentChanges":true}},\
        "textDocument":{"publishDiagnostics":{"relatedInformation":true},\
        "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}
        """

    /// Begins the session, and gives what was told of the files as they are.
    func start(_ capabilities: String = Client.capabilities) async -> [String] {
        _ = await request("initialize", "{\"rootUri\":\"\(uri(""))\",\"capabilities\":\(capabilities)}")
        await notify("initialized")
        return await settled()
    }

    func open(_ file: String, _ text: String, version: Int = 1) async -> [String] {
        await notify(
            "textDocument/didOpen",
            "{\"textDocument\":{\"uri\":\"\(uri(file))\",\"languageId\":\"markdown\",\"version\":\(version),\"text\":\(Self.json(text))}}"
        )
        return await settled()
    }

    func change(_ file: String, _ text: String, version: Int) async -> [String] {
        await notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(uri(file))\",\"version\":\(version)},\"contentChanges\":[{\"text\":\(Self.json(text))}]}"
        )
        return await settled()
    }

    func close(_ file: String) async -> [String] {
        await notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"\(uri(file))\"}}")
        return await settled()
    }

    func actions(_ file: String, line: Int, only: String? = nil) async -> [String] {
        let kinds = only.map { ",\"only\":[\"\($0)\"]" } ?? ""
        return await request(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":\"\(uri(file))\"},\"range\":{\"start\":{\"line\":\(line),\"character\":0},"
                + "\"end\":{\"line\":\(line),\"character\":99}},\"context\":{\"diagnostics\":[]\(kinds)}}"
        )
    }

    private static func json(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

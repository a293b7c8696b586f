import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Synchronization
import Testing

@testable import LanguageServer
@testable import Publishing

@Suite("An editor with a site open")
struct MistakesInEditorTests {
    @Test(
        "is told of every mistake in the tables as the report tells it, before the text is saved",
        arguments: mistakes
    )
    func reports(_ mistake: Mistake) async throws {
        let site = try mistake.site()
        let texts = try mistake.changedTexts.map { ($0, try site.text($0)) }
        for (path, _) in texts { try site.write(TemporarySite.standardFiles[path] ?? "", to: path) }
        let shown = await Editor(site).shown(opening: texts)
        #expect(shown == mistake.headlines)
    }

    /// Those that a check finds without options; the others are about what a build writes.
    private static let mistakes = EveryIdentifierTests.mistakes.filter { mistake in
        !(OutputMistakes.all + HostsMistakes.all + RecordsMistakes.marks).contains {
            $0.testDescription == mistake.testDescription
        }
    }
}

extension Mistake {
    /// The kind and the message of each problem in the report, sorted.
    fileprivate var headlines: [String] {
        report.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /.+?:\d+:\d+: (?:error|warning|note): (.*) \[([a-z-]+)\]/).map { "\($0.2): \($0.1)" }
        }.sorted()
    }

    /// The files of the standard site that have another text.
    fileprivate var changedTexts: [String] {
        let written = files.compactMap { path, contents in
            if case .text = contents, TemporarySite.standardFiles[path] != nil { path } else { nil }
        }
        return (edits.map(\.file.rawValue) + written).reduce(into: []) { all, path in
            if !all.contains(path) { all.append(path) }
        }
    }
}

/// The least that an editor says to a language server.
private struct Editor {
    private let server: LanguageServer
    private let site: TemporarySite
    private let received: Received

    private final class Received: Sendable {
        let messages = Mutex<[String]>([])
    }

    init(_ site: TemporarySite) {
        self.site = site
        let received = Received()
        self.received = received
        let day = BuildDay.moment(secondsSinceEpoch: 1_780_272_000)
        server = LanguageServer(
            version: "1.2.3",
            currentFolder: site.folder.path,
            find: { _ in
                ServedSite(
                    root: site.folder.path,
                    request: BuildRequest(
                        content: site.content,
                        templates: site.templates,
                        output: nil,
                        day: day,
                        includesDrafts: true,
                        toolVersion: "1.2.3"
                    )
                )
            },
            today: { day },
            send: { message in received.messages.withLock { $0.append(message) } }
        )
    }

    private func send(_ json: String) async { _ = await server.take(.message(Array(json.utf8))) }

    private struct Message: Decodable {
        struct Diagnostic: Decodable {
            let code: String
            let message: String

            /// The kind and the first line. What has no file of its own has its place before that.
            var headline: String {
                let line = String(message.prefix { !$0.isNewline })
                let place = #/^(?:Output|Templates|Content|built-in theme)[^ ]*:\d+:\d+: /#
                return "\(code): " + line.replacing(place, with: "")
            }
        }
        struct Parameters: Decodable {
            let uri: String
            let diagnostics: [Diagnostic]
        }
        let params: Parameters
    }

    /// What the editor shows once texts are open in it: the kind and the message of each problem, sorted.
    func shown(opening texts: [(path: String, text: String)]) async -> [String] {
        await send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}")
        await send("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}")
        for (path, text) in texts {
            let uri = DocumentURI.uri(of: site.folder.path + "/" + path)
            let quoted = (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            await send(
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{"
                    + "\"uri\":\"\(uri)\",\"languageId\":\"markdown\",\"version\":1,\"text\":\(quoted)}}}"
            )
        }
        await server.settle()
        var lists: [String: [Message.Diagnostic]] = [:]
        for message in received.messages.withLock({ $0 }) {
            guard let told = try? JSONDecoder().decode(Message.self, from: Data(message.utf8)) else { continue }
            lists[told.params.uri] = told.params.diagnostics
        }
        return lists.values.flatMap(\.self).map(\.headline).sorted()
    }
}

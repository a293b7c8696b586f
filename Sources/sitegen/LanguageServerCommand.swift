import ArgumentParser
import Foundation
import LanguageServer
import Publishing
import SiteModel
import Synchronization

/// `sitegen lsp`
struct LanguageServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Tell an editor what is wrong while you write (Language Server Protocol).",
        discussion: """
            Editors start this by themselves; docs/editors.md says how they are set up. It speaks over standard input and \
            output, and writes no file.
            """
    )

    @OptionGroup var source: SourceOptions

    func run() async throws {
        let (source, startDay) = (source, try source.buildDay())
        let lost = Mutex<CommandFailure?>(nil)
        let server = LanguageServer(
            version: ToolVersion.current,
            currentFolder: FileManager.default.currentDirectoryPath,
            find: { try Self.site(around: $0, source) },
            today: { (try? source.buildDay()) ?? startDay },
            send: { message in
                do throws(CommandFailure) { try Console.answer(MessageFrames.framed(message)) } catch {
                    lost.withLock { $0 = error }
                }
            }
        )
        let end = await Self.end(of: server)
        if let failure = lost.withLock({ $0 }) { throw failure }
        if end != .orderly { throw CommandFailure(status: .errorsFound) }
    }

    /// Hands everything that comes to the server. A client that goes without a word ends the session too.
    private static func end(of server: LanguageServer) async -> LanguageServer.End {
        var frames = MessageFrames()
        for await bytes in standardInput() {
            frames.take(bytes)
            while let frame = frames.next() {
                if let end = await server.take(frame) { return end }
            }
        }
        return .abrupt
    }

    /// What comes on standard input. A thread of its own waits for it, so that no work waits with it.
    private static func standardInput() -> AsyncStream<[UInt8]> {
        let (chunks, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let thread = Thread {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
                if count > 0 {
                    continuation.yield(Array(buffer[..<count]))
                } else if count == 0 || errno != EINTR {
                    return continuation.finish()
                }
            }
        }
        thread.start()
        return chunks
    }

    /// The site that a folder is in. Folders that the command line names count from the current folder.
    private static func site(around folder: String, _ source: SourceOptions) throws -> ServedSite? {
        let folder = URL(fileURLWithPath: folder).standardizedFileURL.path
        let named = source.folders
        let root = try SiteRoot.nearest(to: folder)
        guard root != nil || named.content != nil else { return nil }
        let layout = root?.layout ?? SiteLayout()
        let place = root?.path ?? folder
        func absolute(_ named: String?, _ ownPlace: String) -> String {
            let url =
                named.map { URL(fileURLWithPath: $0) }
                ?? URL(fileURLWithPath: ownPlace, relativeTo: URL(fileURLWithPath: place, isDirectory: true))
            return SiteFolders.trimmed(url.standardizedFileURL.path)
        }
        var request = BuildRequest(
            content: absolute(named.content, layout.content),
            templates: absolute(named.templates, layout.templates),
            requiresTemplates: named.templates != nil || layout.templates != SiteLayout().templates,
            output: nil,
            baseURL: source.baseURL,
            day: try source.buildDay(),
            includesDrafts: true,
            jobs: ProcessInfo.processInfo.activeProcessorCount,
            toolVersion: ToolVersion.current
        )
        let baseline = layout.baseline.map { absolute(nil, $0) }
        request.baseline = try SiteOptions.acceptedFindings(baseline)
        let files = ["\(place)/\(SiteLayout.fileName)"] + [baseline].compactMap(\.self)
        return ServedSite(
            root: place,
            request: request,
            problems: root?.problems ?? [],
            baseline: baseline,
            watch: try FolderWatch([request.content, request.templates] + files)
        )
    }
}

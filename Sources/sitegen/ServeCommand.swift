import ArgumentParser
import Diagnostics
import Foundation
import Previewing
import Publishing

/// `sitegen serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the site in a browser while you write, with everything that is wrong.",
        discussion: """
            Pages change as soon as a file is saved. Nothing is published, and the output folder stays as it is. \
            Stop it with Ctrl-C.
            """
    )

    @OptionGroup var source: SourceOptions

    @Option(help: ArgumentHelp("The port; by default 8000, or the next one that is free.", valueName: "number"))
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "The address of this machine to listen on. Anyone who can reach it can read the site, drafts too.",
            valueName: "address"
        )
    )
    var host = "127.0.0.1"

    @Option(
        name: .customLong("allow-host"),
        help: ArgumentHelp(
            "Another name by which browsers may call this machine; can be given more than once.",
            valueName: "name"
        )
    )
    var allowedHosts: [String] = []

    @Flag(name: .customLong("no-drafts"), help: "Leave drafts out, as the published site does.")
    var leavesDraftsOut = false

    @Option(
        help: ArgumentHelp(
            "The editor that links to files open: \(EditorLink.names.joined(separator: ", ")), or an address with {path}, {line} and {column}.",
            valueName: "name"
        ),
        transform: Self.editor
    )
    var editor = EditorLink.visualStudioCode

    private static let usualPort = 8000
    private static let portsToTry = 20

    private static func editor(_ text: String) throws -> EditorLink {
        guard let editor = EditorLink(text) else {
            throw ValidationError(
                "'\(text)' is not an editor that sitegen knows (\(EditorLink.names.joined(separator: ", "))), nor an"
                    + " address with {path} in it."
            )
        }
        return editor
    }

    func validate() throws {
        if let port, !(0...65535).contains(port) {
            throw ValidationError("--port must be a number from 0 to 65535, not \(port).")
        }
    }

    func run() async throws {
        let folders = try source.folders.found()
        var request = try source.request(folders, writes: false)
        request.includesDrafts = !leavesDraftsOut
        let (source, startDay) = (source, request.day)
        let preview = Preview(
            request,
            places: PreviewPlaces(shown: folders.paths, absolute: folders.absolutePaths, editor: editor),
            hosts: Preview.loopbackHosts.union(allowedHosts.map { $0.lowercased() }).union([host.lowercased()]),
            today: { (try? source.buildDay()) ?? startDay },
            report: { try? Console.tell(SummaryWording.preview($0)) }
        )
        let watch: FolderWatch
        let server: PreviewServer
        do {
            watch = try FolderWatch([folders.content, folders.templates])
            server = try await listen()
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        let address = "http://\(host == "127.0.0.1" ? "localhost" : host):\(server.port)/"
        try Console.tell("Showing \(folders.content) at \(address), the desk at \(address)_desk/. Ctrl-C stops it.\n")
        async let following: Void = preview.follow(watch.changes)
        try await server.run(preview)
        await following
    }

    /// Listens on the port that is asked for, or on the first that is free.
    private func listen() async throws -> PreviewServer {
        let ports = port.map { $0...$0 } ?? Self.usualPort...(Self.usualPort + Self.portsToTry)
        for port in ports {
            do { return try await PreviewServer(host: host, port: port) } catch is PreviewServer.PortTaken {
                continue
            } catch {
                throw CommandFailure(
                    status: .machineFailed,
                    message: "could not listen on \(host), port \(port): \(error)"
                )
            }
        }
        let taken =
            ports.count == 1
            ? "port \(ports.lowerBound) is taken" : "ports \(ports.lowerBound) to \(ports.upperBound) are taken"
        throw CommandFailure(status: .machineFailed, message: "\(taken) by other programs; name another with --port")
    }
}

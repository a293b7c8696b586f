import Diagnostics
package import Publishing
import SiteModel

/// Tells an editor what is wrong with the texts of a site while they are written, saved or not (Language Server Protocol
/// 3.17).
///
/// It knows nothing of streams: it takes messages in the order in which they come, and gives others back.
package actor LanguageServer {
    /// How a session ended (Language Server Protocol 3.17, “Exit Notification”).
    package enum End: Sendable, Equatable {
        /// After `shutdown`.
        case orderly
        /// Without it.
        case abrupt
    }

    private enum Phase { case new, running, shutDown }

    private let version: String
    private let currentFolder: String
    private let find: @Sendable (String) throws -> ServedSite?
    private let today: @Sendable () -> BuildDay
    private let send: @Sendable (String) -> Void

    private var phase = Phase.new
    // What the client can do.
    private var encoding = PositionEncoding.utf16
    private var showsNotes = false
    private var namesVersions = false
    private var takesActions = false

    private var folders: [String] = []
    private var site: ServedSite?
    private var live: LiveSite?
    private var following: Task<Void, Never>?

    /// The open texts by their paths.
    private var documents: [String: OpenDocument] = [:]
    /// How the client spells the addresses of files, by their paths.
    private var spellings: [String: String] = [:]
    /// What was last told of each file, by its path.
    private var told: [String: [ShownDiagnostic]] = [:]
    /// Files that were opened since; of them the client is told in any case.
    private var opened: Set<String> = []

    /// What may have changed since the last look.
    private var waiting = FileChanges.files([])
    /// What could not be read when it was looked at.
    private var missed = FileChanges.files([])
    /// Texts that the live site was not given yet; `nil` where the file counts again.
    private var waitingTexts: [String: [UInt8]?] = [:]
    private var tellings = 0
    private var working: Task<Void, Never>?
    private var checking: Task<BuildResult, any Error>?
    private var snapshot: SiteSnapshot?
    /// What is wrong with `snapshot`, once it was checked.
    private var result: BuildResult?

    /// A server for one client.
    ///
    /// - Parameters:
    ///   - version: The version of sitegen.
    ///   - currentFolder: Where to look for a site if the client names no folder; an absolute path.
    ///   - find: The site that a folder is in, by its absolute path; `nil` where there is none.
    ///   - today: The day on which the site is seen.
    ///   - send: Is given every message for the client, as JSON, one after the other.
    package init(
        version: String,
        currentFolder: String,
        find: @escaping @Sendable (String) throws -> ServedSite?,
        today: @escaping @Sendable () -> BuildDay,
        send: @escaping @Sendable (String) -> Void
    ) {
        self.version = version
        self.currentFolder = currentFolder
        self.find = find
        self.today = today
        self.send = send
    }

    // MARK: Messages

    /// Takes what comes next from the client.
    ///
    /// - Returns: The end of the session, where that is what it says.
    package func take(_ frame: MessageFrames.Frame) -> End? {
        switch frame {
        case .malformed(let reason): return fail(nil, .parseError(reason))
        case .message(let bytes):
            let message: IncomingMessage
            do { message = try IncomingMessage(bytes) } catch { return fail(nil, error) }
            guard let method = message.method else { return nil }
            guard let id = message.id else { return take(notification: method, message) }
            do { try answer(id, method, message) } catch { return fail(id, error) }
            return nil
        }
    }

    private func fail(_ id: RequestID?, _ error: ResponseError) -> End? {
        post(OutgoingMessage<Null>(kind: .failure(of: id, error)))
        return nil
    }

    private func answer(_ id: RequestID, _ method: String, _ message: IncomingMessage) throws(ResponseError) {
        switch (phase, method) {
        case (.new, "initialize"): post(OutgoingMessage(kind: .result(of: id, try initialize(message.parameters()))))
        case (.new, _): throw .notInitialized
        case (.shutDown, _): throw .invalidRequest("`shutdown` was the last request")
        case (.running, "initialize"): throw .invalidRequest("`initialize` was sent before")
        case (.running, "shutdown"):
            shutDown()
            post(OutgoingMessage(kind: .result(of: id, Null())))
        case (.running, "textDocument/codeAction"):
            post(OutgoingMessage(kind: .result(of: id, codeActions(try message.parameters()))))
        case (.running, _): throw .methodNotFound(method)
        }
    }

    private func take(notification method: String, _ message: IncomingMessage) -> End? {
        if method == "exit" {
            let end: End = phase == .shutDown ? .orderly : .abrupt
            shutDown()
            return end
        }
        guard phase == .running else { return nil }
        // What is wrong with a notification cannot be answered.
        do throws(ResponseError) {
            switch method {
            case "initialized": start()
            case "textDocument/didOpen": open(try message.parameters())
            case "textDocument/didChange": change(try message.parameters())
            case "textDocument/didSave":
                changed(uris: [try message.parameters(DocumentParameters.self).textDocument.uri])
            case "textDocument/didClose": close(try message.parameters())
            case "workspace/didChangeWatchedFiles":
                changed(uris: try message.parameters(WatchedFilesParameters.self).changes.map(\.uri))
            default: break
            }
        } catch {
            log(error.message)
        }
        return nil
    }

    private func post(_ message: OutgoingMessage<some Encodable>) {
        // Numbers, texts and lists of them can always be written.
        if let json = try? message.json { send(json) }
    }

    private func log(_ text: String) {
        post(OutgoingMessage(kind: .notification("window/logMessage", LogParameters(message: text))))
    }

    // MARK: The session

    private func initialize(_ parameters: InitializeParameters) -> InitializeResult {
        let client = parameters.capabilities
        encoding = PositionEncoding(offered: client?.general?.positionEncodings)
        showsNotes = client?.textDocument?.publishDiagnostics?.relatedInformation == true
        namesVersions = client?.workspace?.workspaceEdit?.documentChanges == true
        takesActions = client?.textDocument?.codeAction?.codeActionLiteralSupport != nil
        let uris = (parameters.workspaceFolders ?? []).map(\.uri) + [parameters.rootUri].compactMap(\.self)
        folders = uris.compactMap(DocumentURI.path)
        if uris.isEmpty { folders = [currentFolder] }
        phase = .running
        let kinds = CodeActions<EditedTexts>.Kind.allCases.map(\.rawValue)
        return InitializeResult(
            capabilities: .init(
                positionEncoding: encoding,
                codeActionProvider: takesActions ? .init(codeActionKinds: kinds) : nil
            ),
            serverInfo: .init(version: version)
        )
    }

    private func shutDown() {
        phase = .shutDown
        following?.cancel()
        checking?.cancel()
        working?.cancel()
        site?.watch?.stop()
    }

    /// Looks for the site again, and reads it from the start.
    private func start() {
        following?.cancel()
        site?.watch?.stop()
        (site, live, snapshot, result) = (nil, nil, nil, nil)
        do {
            for folder in folders where site == nil { site = try find(folder) }
        } catch {
            return log("\(error)")
        }
        guard let site else { return tell([:]) }
        if !site.problems.containsErrors { live = LiveSite(site.request) }
        (missed, waitingTexts) = (.files([]), [:])
        for (path, document) in documents where site.file(at: path) != nil { waitingTexts[path] = document.bytes }
        if let watch = site.watch {
            following = Task { [weak self] in
                for await changes in watch.changes { await self?.look(at: changes) }
            }
        }
        look(at: .everything)
    }

    // MARK: Texts

    private func open(_ parameters: OpenParameters) {
        let document = parameters.textDocument
        guard let path = DocumentURI.path(of: document.uri) else { return }
        spellings[path] = document.uri
        documents[path] = OpenDocument(version: document.version, bytes: Array(document.text.utf8))
        opened.insert(path)
        if site == nil {
            // The editor may have opened a folder above the site, or none.
            let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/"
            if !folders.contains(folder) { folders.append(folder) }
            return start()
        }
        hand(over: path)
    }

    private func change(_ parameters: ChangeParameters) {
        guard let path = DocumentURI.path(of: parameters.textDocument.uri), documents[path] != nil,
            let text = parameters.contentChanges.last?.text
        else { return }
        documents[path] = OpenDocument(version: parameters.textDocument.version, bytes: Array(text.utf8))
        hand(over: path)
    }

    private func close(_ parameters: DocumentParameters) {
        guard let path = DocumentURI.path(of: parameters.textDocument.uri), documents[path] != nil else { return }
        documents[path] = nil
        opened.remove(path)
        hand(over: path)
    }

    /// Lets the live site have an open text, or the file again.
    private func hand(over path: String) {
        guard site?.file(at: path) != nil else { return }
        waitingTexts[path] = .some(documents[path]?.bytes)
        look(at: .files([path]))
    }

    private func changed(uris: [String]) {
        let paths = uris.compactMap(DocumentURI.path)
        // Only then is it looked up again where the parts of the site are.
        if site == nil || paths.contains(where: { $0 == site?.layoutFile }) { return start() }
        let own = paths.filter { site?.file(at: $0) != nil }
        if !own.isEmpty { look(at: .files(Set(own))) }
    }

    // MARK: Checks

    /// While someone types, a check waits until nothing has changed for some milliseconds, but not for long.
    private static let quiet = Duration.milliseconds(20)
    private static let longestWait = 10

    private func look(at changes: FileChanges) {
        guard phase == .running, site != nil else { return }
        waiting = waiting.and(changes)
        tellings += 1
        checking?.cancel()
        guard working == nil else { return }
        working = Task { await work() }
    }

    /// Waits until everything that was told has been looked at.
    package func settle() async {
        while let working { await working.value }
    }

    private func work() async {
        while waiting != .files([]), phase == .running {
            for _ in 0..<Self.longestWait {
                let before = tellings
                try? await Task.sleep(for: Self.quiet)
                if tellings == before { break }
            }
            await lookAndCheck()
        }
        working = nil
    }

    private func lookAndCheck() async {
        let changes = waiting
        waiting = .files([])
        guard let live else { return tell(diagnostics: []) }
        let texts = waitingTexts
        waitingTexts = [:]
        do {
            for (path, text) in texts { await live.take(unsaved: text, of: path) }
            let now = try await live.update(missed.and(changes), on: today()).snapshot
            missed = .files([])
            // The site may be another one by now.
            guard live === self.live else { return }
            if now !== snapshot { (snapshot, result) = (now, nil) }
            guard waiting == .files([]) else { return }
            if result == nil {
                let check = Task { try await now.check() }
                checking = check
                defer { checking = nil }
                let found = try await check.value
                guard now === snapshot else { return }
                result = found
            }
            // A newer text has other places.
            guard waiting == .files([]), let result else { return }
            tell(diagnostics: result.diagnostics)
        } catch is CancellationError {
            return
        } catch let error as FileSystemError {
            guard live === self.live else { return }
            log(error.description)
            // What was not read has to be read the next time.
            missed = missed.and(changes)
        } catch {
            // Someone changed a file meanwhile, and it may be that nothing tells so.
            waiting = .everything
        }
    }

    /// Tells the client of what is wrong with the site.
    private func tell(diagnostics: [Diagnostic]) {
        guard phase == .running, let site else { return }
        var lists: [String: [ShownDiagnostic]] = [:]
        func add(_ diagnostics: [Diagnostic], _ writer: DiagnosticWriter<EditedTexts>, _ paths: ReportPaths) {
            for diagnostic in diagnostics {
                let path = paths.path(of: writer.shownFile(diagnostic.location.file))
                lists[path, default: []].append(
                    ShownDiagnostic(diagnostic: diagnostic, shown: writer.shown(diagnostic))
                )
            }
        }
        add(diagnostics, writer(places(of: site), site.paths) { site.shownFile($0) }, site.paths)
        let layoutTexts = EditedTexts(layoutDocument(of: site), paths: site.layoutPaths)
        let layoutPlaces = EditorPlaces(texts: layoutTexts, encoding: encoding)
        add(site.problems, writer(layoutPlaces, site.layoutPaths) { $0 }, site.layoutPaths)

        tell(lists)
    }

    /// Tells the client of each file whose list is another one than before.
    private func tell(_ lists: [String: [ShownDiagnostic]]) {
        let fresh = opened.filter { site?.file(at: $0) != nil || site?.layoutFile == $0 }
        for path in Set(lists.keys).union(told.keys).union(fresh).sorted() {
            let list = lists[path] ?? []
            guard fresh.contains(path) || list.map(\.shown) != told[path, default: []].map(\.shown) else { continue }
            let parameters = PublishParameters(
                uri: uri(of: path),
                version: documents[path]?.version,
                diagnostics: list.map(\.shown)
            )
            post(OutgoingMessage(kind: .notification("textDocument/publishDiagnostics", parameters)))
        }
        opened = []
        told = lists
    }

    private func writer(
        _ places: EditorPlaces<EditedTexts>,
        _ paths: ReportPaths,
        shownFile: @escaping (SourceFile) -> SourceFile
    ) -> DiagnosticWriter<EditedTexts> {
        DiagnosticWriter(
            places: places,
            shownFile: shownFile,
            uri: { self.uri(of: paths.path(of: $0)) },
            showsNotes: showsNotes
        )
    }

    private func uri(of path: String) -> String { spellings[path] ?? DocumentURI.uri(of: path) }

    /// The open texts of a site, by their files.
    private func openDocuments(of site: ServedSite) -> [SourceFile: OpenDocument] {
        var open: [SourceFile: OpenDocument] = [:]
        for (path, document) in documents {
            if let file = site.file(at: path) { open[file] = document }
        }
        return open
    }

    private func layoutDocument(of site: ServedSite) -> [SourceFile: OpenDocument] {
        documents[site.layoutFile].map { [SourceFile(.content, SiteLayout.fileName): $0] } ?? [:]
    }

    private func places(of site: ServedSite) -> EditorPlaces<EditedTexts> {
        EditorPlaces(texts: EditedTexts(openDocuments(of: site), paths: site.paths), encoding: encoding)
    }

    // MARK: Actions

    private func codeActions(_ parameters: CodeActionParameters) -> [CodeAction] {
        guard takesActions, let site, let path = DocumentURI.path(of: parameters.textDocument.uri),
            let shown = told[path], site.file(at: path) != nil
        else { return [] }
        return CodeActions(
            shown: shown,
            places: places(of: site),
            documents: openDocuments(of: site),
            uri: { self.uri(of: site.paths.path(of: $0)) },
            namesVersions: namesVersions
        ).actions(in: parameters.range, only: parameters.context.only)
    }
}

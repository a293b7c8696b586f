import Authoring
import Diagnostics
package import Publishing
import SiteModel

/// Tells an editor what is wrong with the texts of a site while they are written, saved or not, what can be written at a
/// place, and what is written there (Language Server Protocol 3.17).
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
    private var client = ClientAbilities()
    private var folders: [String] = []
    private var documents = OpenDocuments()
    private var site: ServedSite?
    private var checked: CheckedSite?
    private var snapshot: SiteSnapshot?
    private var following: Task<Void, Never>?
    private var told = ToldDiagnostics()
    /// The number of the last change of a text or a file.
    private var changes = 0
    /// How often the site was looked for.
    private var searches = 0

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

    /// Takes what comes next from the client; the next message only after that.
    ///
    /// - Returns: The end of the session, where that is what it says.
    package func take(_ frame: MessageFrames.Frame) async -> End? {
        switch frame {
        case .malformed(let reason): return fail(nil, .parseError(reason))
        case .message(let bytes):
            let message: IncomingMessage
            do { message = try IncomingMessage(bytes) } catch { return fail(nil, error) }
            guard let method = message.method else { return nil }
            guard let id = message.id else { return await take(notification: method, message) }
            do { try await answer(id, method, message) } catch { return fail(id, error) }
            return nil
        }
    }

    private func fail(_ id: RequestID?, _ error: ResponseError) -> End? {
        post(OutgoingMessage<Null>(kind: .failure(of: id, error)))
        return nil
    }

    private func answer(_ id: RequestID, _ method: String, _ message: IncomingMessage) async throws(ResponseError) {
        func reply(_ result: some Encodable) { post(OutgoingMessage(kind: .result(of: id, result))) }
        switch (phase, method) {
        case (.new, "initialize"): reply(initialize(try message.parameters()))
        case (.new, _): throw .notInitialized
        case (.shutDown, _): throw .invalidRequest("`shutdown` was the last request")
        case (.running, "initialize"): throw .invalidRequest("`initialize` was sent before")
        case (.running, "shutdown"):
            await shutDown()
            reply(Null())
        case (.running, "textDocument/codeAction"): reply(codeActions(try message.parameters()))
        case (.running, "textDocument/completion"):
            reply(try text(message.parameters(PlaceParameters.self)) { $0.completion(at: $1, client) })
        case (.running, "textDocument/hover"):
            reply(try text(message.parameters(PlaceParameters.self)) { $0.hover(at: $1, client) })
        case (.running, "textDocument/definition"):
            reply(try text(message.parameters(PlaceParameters.self)) { $0.definition(at: $1) })
        case (.running, "textDocument/documentSymbol"):
            let document = try message.parameters(DocumentParameters.self).textDocument
            reply(text(document).map { $0.symbols(client) })
        case (.running, _): throw .methodNotFound(method)
        }
    }

    private func take(notification method: String, _ message: IncomingMessage) async -> End? {
        if method == "exit" {
            let end: End = phase == .shutDown ? .orderly : .abrupt
            await shutDown()
            return end
        }
        guard phase == .running else { return nil }
        // What is wrong with a notification cannot be answered.
        do throws(ResponseError) {
            switch method {
            case "initialized": await start()
            case "textDocument/didOpen": await open(try message.parameters())
            case "textDocument/didChange":
                if let path = documents.change(try message.parameters()) { await hand(over: path) }
            case "textDocument/didSave":
                await changed(uris: [try message.parameters(DocumentParameters.self).textDocument.uri])
            case "textDocument/didClose":
                let document = try message.parameters(DocumentParameters.self).textDocument
                if let path = documents.close(document) {
                    told.forgetOpening(path)
                    await hand(over: path)
                }
            case "workspace/didChangeWatchedFiles":
                await changed(uris: try message.parameters(WatchedFilesParameters.self).changes.map(\.uri))
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
        client = ClientAbilities(parameters.capabilities)
        let uris = (parameters.workspaceFolders ?? []).map(\.uri) + [parameters.rootUri].compactMap(\.self)
        folders = uris.compactMap(DocumentURI.path)
        if uris.isEmpty { folders = [currentFolder] }
        phase = .running
        let kinds = CodeActions<EditedTexts>.Kind.allCases.map(\.rawValue)
        return InitializeResult(
            capabilities: .init(
                positionEncoding: client.encoding,
                codeActionProvider: client.takesActions ? .init(codeActionKinds: kinds) : nil
            ),
            serverInfo: .init(version: version)
        )
    }

    private func shutDown() async {
        phase = .shutDown
        await changeSite(to: nil)?.stop()
    }

    /// Leaves the site for another one; what checks it, to be stopped.
    private func changeSite(to other: ServedSite?) -> CheckedSite? {
        following?.cancel()
        site?.watch?.stop()
        let former = checked
        (site, checked, snapshot, following) = (other, nil, nil, nil)
        searches += 1
        return former
    }

    /// Looks for the site again, and reads it from the start.
    private func start() async {
        guard phase == .running else { return }
        var found: ServedSite?
        do {
            for folder in folders where found == nil { found = try find(folder) }
        } catch {
            // Until that is fixed, the site stays as it was, and what fixes it is heard of.
            return log("\(error)")
        }
        let former = changeSite(to: found)
        defer { Task { await former?.stop() } }
        guard let site else { return tell([:], afterChange: changes) }
        if let watch = site.watch {
            following = Task { [weak self] in
                for await changes in watch.changes { await self?.changed(changes) }
            }
        }
        guard !site.problems.containsErrors else { return tell(diagnostics: [], afterChange: changes) }
        let search = searches
        checked = CheckedSite(site.request, today: today) { [weak self] in
            await self?.took($0, afterChange: $1, ofSearch: search)
        }
        let texts = documents.all.filter { site.file(at: $0.key) != nil }
        await look(at: .everything, texts: texts.mapValues(\.bytes))
    }

    /// Waits until everything that was told has been looked at.
    package func settle() async { await checked?.settle() }

    // MARK: Texts

    private func open(_ parameters: OpenParameters) async {
        guard let path = documents.open(parameters.textDocument) else { return }
        told.noteOpening(path)
        if site == nil {
            // The editor may have opened a folder above the site, or none.
            let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/"
            if !folders.contains(folder) { folders.append(folder) }
            return await start()
        }
        await hand(over: path)
    }

    /// Lets the site have an open text, or the file again.
    private func hand(over path: String) async {
        guard site?.file(at: path) != nil else { return }
        await look(at: .files([path]), texts: [path: documents[path]?.bytes])
    }

    private func changed(uris: [String]) async {
        await changed(.files(Set(uris.compactMap(DocumentURI.path))))
    }

    private func changed(_ files: FileChanges) async {
        guard let site else { return await start() }
        guard case .files(let paths) = files else { return await look(at: files) }
        // Only then is it looked up again where the parts of the site are.
        if paths.contains(where: site.isDefined) { return await start() }
        let own = paths.filter { site.file(at: $0) != nil }
        if !own.isEmpty { await look(at: .files(own)) }
    }

    private func look(at files: FileChanges, texts: [String: [UInt8]?] = [:]) async {
        guard phase == .running else { return }
        changes += 1
        told.note(files, asChange: changes)
        await checked?.take(files, texts: texts, number: changes)
    }

    private func took(_ finding: CheckedSite.Finding, afterChange number: Int, ofSearch search: Int) {
        // The site may be another one by now.
        guard phase == .running, search == searches else { return }
        switch finding {
        case .read(let snapshot): self.snapshot = snapshot
        case .checked(let result): tell(diagnostics: result.diagnostics, afterChange: number)
        case .failed(let error): log(error.description)
        }
    }

    // MARK: Diagnostics

    /// Tells the client of what is wrong with the site.
    private func tell(diagnostics: [Diagnostic], afterChange number: Int) {
        guard phase == .running, let site else { return }
        var lists: [String: [ShownDiagnostic]] = [:]
        func add(_ diagnostics: [Diagnostic], _ writer: DiagnosticWriter<EditedTexts>, _ paths: ReportPaths) {
            // Most files of a large site are as they were.
            for (file, found) in Dictionary(grouping: diagnostics, by: { writer.shownFile($0.location.file) }) {
                let path = paths.path(of: file)
                lists[path, default: []] +=
                    told.list(of: path, for: found)
                    ?? found.map { ShownDiagnostic(diagnostic: $0, shown: writer.shown($0)) }
            }
        }
        add(diagnostics, writer(places(of: site), site.paths) { site.shownFile($0) }, site.paths)
        add(site.problems, writer(layoutPlaces(of: site), site.layoutPaths) { $0 }, site.layoutPaths)
        tell(lists, afterChange: number)
    }

    /// Tells the client of each file whose list is another one than before.
    private func tell(_ lists: [String: [ShownDiagnostic]], afterChange number: Int) {
        let site = site
        let changed = told.take(lists, afterChange: number) { site?.file(at: $0) != nil || site?.layoutFile == $0 }
        for (path, list) in changed {
            let parameters = PublishParameters(
                uri: documents.uri(of: path),
                version: documents[path]?.version,
                diagnostics: list.map(\.shown)
            )
            post(OutgoingMessage(kind: .notification("textDocument/publishDiagnostics", parameters)))
        }
    }

    private func writer(
        _ places: EditorPlaces<EditedTexts>,
        _ paths: ReportPaths,
        shownFile: @escaping (SourceFile) -> SourceFile
    ) -> DiagnosticWriter<EditedTexts> {
        let documents = documents
        return DiagnosticWriter(
            places: places,
            shownFile: shownFile,
            uri: { documents.uri(of: paths.path(of: $0)) },
            showsNotes: client.showsNotes
        )
    }

    private func places(of site: ServedSite) -> EditorPlaces<EditedTexts> {
        EditorPlaces(texts: EditedTexts(site.open(documents), paths: site.paths), encoding: client.encoding)
    }

    private func layoutPlaces(of site: ServedSite) -> EditorPlaces<EditedTexts> {
        let layout = documents[site.layoutFile].map { [site.layoutSource: $0] } ?? [:]
        return EditorPlaces(texts: EditedTexts(layout, paths: site.layoutPaths), encoding: client.encoding)
    }

    // MARK: Requests

    private func codeActions(_ parameters: CodeActionParameters) -> [CodeAction] {
        guard client.takesActions, let site, let path = DocumentURI.path(of: parameters.textDocument.uri),
            let shown = told[path], site.file(at: path) != nil
        else { return [] }
        let documents = documents
        return CodeActions(
            shown: shown,
            places: places(of: site),
            documents: site.open(documents),
            uri: { documents.uri(of: site.paths.path(of: $0)) },
            namesVersions: client.namesVersions
        ).actions(in: parameters.range, only: parameters.context.only)
    }

    /// What is answered about a place in an open text of the site; `nil` where it is in none.
    private func text<Answer>(_ parameters: PlaceParameters, _ answer: (EditedText, EditorPosition) -> Answer?)
        -> Answer?
    {
        text(parameters.textDocument).flatMap { answer($0, parameters.position) }
    }

    /// An open text, with the site around it.
    private func text(_ document: DocumentName) -> EditedText? {
        guard let site, let path = DocumentURI.path(of: document.uri), let open = documents[path] else { return nil }
        let isLayout = path == site.layoutFile
        guard let file = isLayout ? site.layoutSource : site.file(at: path) else { return nil }
        let documents = documents
        return EditedText(
            file: file,
            bytes: open.bytes,
            keys: isLayout ? .layout : site.keys(of: file, in: snapshot?.site),
            snapshot: isLayout ? nil : snapshot,
            places: isLayout ? layoutPlaces(of: site) : places(of: site),
            uri: { documents.uri(of: site.paths.path(of: $0)) }
        )
    }
}

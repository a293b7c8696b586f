import ASCII
import Attestation
import Diagnostics
package import Publishing
import Reviewing
import SiteModel

/// A site that people look at while they write: answers what browsers ask for, and tells them when it has changed.
///
/// It knows nothing of sockets; `PreviewServer` brings requests to it.
package actor Preview {
    private let live: LiveSite
    private let places: PreviewPlaces
    private let hosts: Set<String>
    private let today: @Sendable () -> BuildDay
    private let report: @Sendable (BuildResult) -> Void

    private var snapshot: SiteSnapshot?
    private var result: BuildResult?
    private var failure: String?
    private var checksSoFar = 0
    private var listeners: [Int: Listener] = [:]
    private var listenersSoFar = 0
    private var checking: Task<Void, Never>?
    /// What has changed since the last look, and how often that was told.
    private var waiting = FileChanges.files([])
    private var tellings = 0
    private var isLooking = false
    /// Where each text was shown last: one that cannot be read any more has no address.
    private var lastPlaces: [Address: SourceFile] = [:]
    /// Those who asked before the site was read.
    private var early: [CheckedContinuation<Void, Never>] = []

    /// A browser that waits for changes of one page.
    private struct Listener {
        let path: String
        var version: String
        let events: AsyncStream<String>.Continuation
    }

    /// The names by which a program on the same machine calls it.
    package static let loopbackHosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// A preview of a site.
    ///
    /// - Parameters:
    ///   - request: Which site. Its output is not written.
    ///   - places: Where its files are, for people.
    ///   - hosts: The names under which browsers may ask for it. Others are refused, so that no site that happens to be open
    ///     in the browser can read texts by giving this machine a name of its own (DNS rebinding).
    ///   - today: The day on which the site is seen.
    ///   - report: Is told what every check finds.
    package init(
        _ request: BuildRequest,
        places: PreviewPlaces,
        hosts: Set<String> = Preview.loopbackHosts,
        today: @escaping @Sendable () -> BuildDay,
        report: @escaping @Sendable (BuildResult) -> Void = { _ in }
    ) {
        live = LiveSite(request, isPreview: true)
        self.places = places
        self.hosts = hosts
        self.today = today
        self.report = report
    }

    // MARK: Changes

    /// Reads the site, and looks again at whatever changes, until the changes end.
    package func follow(_ changes: AsyncStream<FileChanges>) async {
        await look(at: .everything)
        for await change in changes { take(change) }
    }

    /// Saving a text is several changes at once, and a checkout of another branch is hundreds: it is waited until nothing
    /// has changed for some milliseconds, but not for long.
    private static let quiet = Duration.milliseconds(5)
    private static let longestWait = 20

    private func take(_ change: FileChanges) {
        waiting = waiting.and(change)
        tellings += 1
        guard !isLooking else { return }
        isLooking = true
        Task { await lookUntilQuiet() }
    }

    private func lookUntilQuiet() async {
        while waiting != .files([]) {
            for _ in 0..<Self.longestWait {
                let before = tellings
                try? await Task.sleep(for: Self.quiet)
                if tellings == before { break }
            }
            let changes = waiting
            waiting = .files([])
            await look(at: changes)
        }
        isLooking = false
    }

    private func look(at changes: FileChanges) async {
        defer {
            for one in early { one.resume() }
            early = []
        }
        do {
            let change = try await live.update(changes, on: today())
            let hadFailed = failure != nil
            failure = nil
            guard change.extent != .nothing || hadFailed else { return }
            if change.extent == .anything {
                lastPlaces.merge(change.snapshot.textsByAddress) { _, new in new }
            }
            snapshot = change.snapshot
            // A page names a picture by its address, and stays the same when the picture does not.
            let hasOtherFiles =
                if case .files(let paths) = changes { paths.contains { !Self.isText($0) } } else { false }
            await tellListeners { isChanged in
                guard isChanged || hasOtherFiles else { return nil }
                return change.extent == .styles ? "styles" : "reload"
            }
            check(change.snapshot)
        } catch {
            failure = "\(error)"
            tellProblems()
        }
    }

    /// A check takes all processors for a moment. Browsers come first.
    private static let pauseBeforeCheck = Duration.milliseconds(120)

    private func check(_ snapshot: SiteSnapshot) {
        checking?.cancel()
        checking = Task {
            do {
                if result != nil { try await Task.sleep(for: Self.pauseBeforeCheck) }
                await took(try await snapshot.check(), of: snapshot)
            } catch is CancellationError {
                // A newer one has begun.
            } catch let error as FileSystemError {
                failure = error.description
                tellProblems()
            } catch {
                // Someone changed a file meanwhile, and it may be that nothing tells so.
                take(.everything)
            }
        }
    }

    private func took(_ result: BuildResult, of snapshot: SiteSnapshot) async {
        guard snapshot === self.snapshot else { return }
        self.result = result
        checksSoFar += 1
        // A page in place of a text that cannot be read says why.
        await tellListeners { $0 ? "reload" : nil }
        tellProblems()
        report(result)
    }

    // MARK: Listeners

    /// Tells browsers what to do, by whether their page has changed.
    private func tellListeners(_ event: (_ isChanged: Bool) -> String?) async {
        for (number, listener) in listeners where !listener.path.hasPrefix(Desk.path) {
            let version = version(of: await page(at: listener.path).bytes)
            guard let name = event(version != listener.version) else { continue }
            listeners[number]?.version = version
            listener.events.yield(Self.event(name, ""))
        }
    }

    private static func isText(_ path: String) -> Bool {
        [".md", ".yml", ".yaml", ".csv", ".mustache", ".css", ".js"].contains { path.hasSuffix($0) }
    }

    private func tellProblems() {
        for listener in listeners.values { tellProblems(listener) }
    }

    private func tellProblems(_ listener: Listener) {
        guard result != nil || failure != nil else { return }
        listener.events.yield(Self.event("problems", problems(on: listener.path).json))
    }

    private func problems(on path: String) -> PageProblems {
        PageProblems(
            result: result,
            check: checksSoFar,
            failure: failure,
            page: address(of: path).flatMap(text),
            places: places
        )
    }

    private func text(at address: Address) -> SourceFile? {
        snapshot?.textsByAddress[address] ?? lastPlaces[address]
    }

    private static func event(_ name: String, _ data: String) -> String { "event: \(name)\ndata: \(data)\n\n" }

    private func listen(to path: String, showing version: String) async -> PreviewResponse {
        let (events, continuation) = AsyncStream.makeStream(of: String.self)
        let number = listenersSoFar
        listenersSoFar += 1
        let listener = Listener(path: path, version: version, events: continuation)
        listeners[number] = listener
        continuation.onTermination = { _ in Task { await self.forget(number) } }
        continuation.yield("retry: 500\n\n")
        // The page may have changed between its answer and this one.
        if !path.hasPrefix(Desk.path), self.version(of: await page(at: path).bytes) != version {
            continuation.yield(Self.event("reload", ""))
        }
        tellProblems(listener)
        return .events(events)
    }

    private func forget(_ number: Int) { listeners[number] = nil }

    // MARK: Answers

    /// What a browser is answered.
    package func response(to request: PreviewRequest) async -> PreviewResponse {
        guard let host = request.host.map(Self.name), hosts.contains(host) else {
            return .text(421, "sitegen serve answers only to \(hosts.sorted().joined(separator: ", ")).")
        }
        if snapshot == nil, failure == nil { await withCheckedContinuation { early.append($0) } }
        guard ["GET", "HEAD"].contains(request.method) else { return .text(405, "sitegen serve only shows pages.") }
        guard let path = request.path, path.hasPrefix("/") else {
            return .text(400, "This is not the address of a page.")
        }
        if path == Desk.events {
            // The page gives its path as the browser writes it in an address: ü is `%C3%BC` in it.
            let page = request.value(of: "path").flatMap(PercentEncoding.decoded) ?? "/"
            return await listen(to: page, showing: request.value(of: "version") ?? "")
        }
        if path.hasPrefix(Desk.path) || path + "/" == Desk.path { return await desk(path, request) }
        let page = await page(at: path)
        guard page.isHTML else { return PreviewResponse(page.status, page.type, page.bytes) }
        if page.status == 307 { return .redirect(to: String(decoding: page.bytes, as: UTF8.self)) }
        let script: HTMLText =
            #"<script src="\#(Desk.script)" data-version="\#(version(of: page.bytes))" async></script>"#
        return PreviewResponse(page.status, page.type, page.bytes + Array(script.markup.utf8))
    }

    /// The name in a `Host` header, without the port (RFC 9110, section 7.2).
    private static func name(of host: String) -> String {
        let host = host.lowercased()
        if host.hasPrefix("[") { return host.prefix { $0 != "]" } + "]" }
        return String(host.prefix { $0 != ":" })
    }

    private func version(of bytes: [UInt8]) -> String { String(ContentDigest(of: bytes).description.prefix(16)) }

    /// What is at a path of the site.
    private struct Page {
        var status: Int
        var type: String
        var bytes: [UInt8]
        var isHTML: Bool { type == MediaType.html }
    }

    private func page(at path: String) async -> Page {
        guard let snapshot else { return notice("The site cannot be read: \(failure ?? "")", 503) }
        let base = snapshot.site.settings.baseURL
        guard let address = address(of: path) else {
            return Page(status: 307, type: MediaType.html, bytes: Array(base.href(.home).utf8))
        }
        do {
            if let file = try await snapshot.file(at: address) {
                return Page(status: 200, type: MediaType.of(address.path), bytes: file.bytes)
            }
            // Hosts send readers from an address without a slash to the one with it.
            if !path.hasSuffix("/"), try await snapshot.file(at: Address(path: address.path + "/")) != nil {
                let folder = base.href(Address(path: address.path + "/"))
                return Page(status: 307, type: MediaType.html, bytes: Array(folder.utf8))
            }
            if let file = text(at: address) { return unreadable(file) }
            if let file = try await snapshot.file(at: .notFound) {
                return Page(status: 404, type: MediaType.html, bytes: file.bytes)
            }
            return notice("This page cannot be shown", 404)
        } catch {
            return notice("This page cannot be read", 503)
        }
    }

    /// The address on the site that a path means; `nil` for one outside of the site's own folder.
    private func address(of path: String) -> Address? {
        guard let base = snapshot?.site.settings.baseURL else { return nil }
        let href = String(base.href(.home))
        let root = PercentEncoding.decoded(href) ?? href
        guard path.hasPrefix(root) else { return nil }
        return Address(path: "/" + path.dropFirst(root.count))
    }

    private func notice(_ title: String, _ status: Int) -> Page {
        Page(status: status, type: MediaType.html, bytes: Array(Desk.notice(title).markup.utf8))
    }

    /// What is shown in place of a text that has an address and cannot be read now.
    private func unreadable(_ file: SourceFile) -> Page {
        let problems = (result?.diagnostics ?? []).filter { $0.location.file == file }
        let page = Desk.unreadable(places.path(of: file), problems, places)
        return Page(status: 404, type: MediaType.html, bytes: Array(page.markup.utf8))
    }

    // MARK: The desk

    private func desk(_ path: String, _ request: PreviewRequest) async -> PreviewResponse {
        if let file = Desk.file(at: path) { return PreviewResponse(200, MediaType.of(path), file) }
        guard let snapshot else { return .html(503, Desk.notice("The site cannot be read: \(failure ?? "")")) }
        do {
            let texts = try await DeskTexts(snapshot, result, ofCheck: checksSoFar, places)
            guard let page = Desk.page(at: path, request, texts) else {
                return path.hasSuffix("/")
                    ? .html(404, Desk.notice("There is no such page on the desk")) : .redirect(to: path + "/")
            }
            return PreviewResponse(
                200,
                headers: [("Content-Type", MediaType.html), ("Content-Security-Policy", Desk.policy)],
                .bytes(Array(page.markup.utf8))
            )
        } catch {
            return .html(503, Desk.notice("The site changes while it is read; try again"))
        }
    }
}

import Diagnostics
import Publishing
import SiteModel

/// A site that is read and checked again after each change, once nothing has changed for a moment.
actor CheckedSite {
    /// What came of a look at the site.
    enum Finding: Sendable {
        /// The site as it is now.
        case read(SiteSnapshot)
        /// Everything that is wrong with it.
        case checked(BuildResult)
        /// What the machine could not do.
        case failed(FileSystemError)
    }

    private let live: LiveSite
    private let today: @Sendable () -> BuildDay
    private let tell: @Sendable (Finding, _ change: Int) async -> Void

    /// What may have changed since the last look.
    private var waiting = FileChanges.files([])
    /// What could not be read when it was looked at.
    private var missed = FileChanges.files([])
    /// Texts that the live site was not given yet; `nil` where the file counts again.
    private var waitingTexts: [String: [UInt8]?] = [:]
    /// The number of the last change.
    private var change = 0
    private var isStopped = false
    /// How many checks were given up since the last one that came to its end.
    private var cancelled = 0
    private var working: Task<Void, Never>?
    private var checking: Task<BuildResult, any Error>?
    private var snapshot: SiteSnapshot?
    /// What is wrong with `snapshot`, once it was checked.
    private var result: BuildResult?

    /// A site that was not looked at yet.
    ///
    /// - Parameters:
    ///   - today: The day on which it is seen.
    ///   - tell: Is given what comes of each look, with the number of the last change that it saw.
    init(
        _ request: BuildRequest,
        today: @escaping @Sendable () -> BuildDay,
        tell: @escaping @Sendable (Finding, _ change: Int) async -> Void
    ) {
        live = LiveSite(request)
        self.today = today
        self.tell = tell
    }

    /// While someone types, a look waits until nothing has changed for some milliseconds, but not for long.
    private static let quiet = Duration.milliseconds(20)
    private static let longestWait = 10
    /// How many checks are given up in a row, because something has changed meanwhile.
    private static let mostCancelled = 5

    /// Takes a change, to look at it soon.
    ///
    /// - Parameters:
    ///   - files: What may have changed.
    ///   - texts: Texts of open files by their paths; `nil` where the file counts again.
    ///   - number: The number of the change; each is greater than the one before.
    func take(_ files: FileChanges, texts: [String: [UInt8]?] = [:], number: Int) {
        guard !isStopped else { return }
        waiting = waiting.and(files)
        waitingTexts.merge(texts) { _, new in new }
        // Changes of texts and those on the disk are told by two tasks.
        change = max(change, number)
        // Where something changes all the time, a check comes to its end now and then.
        if cancelled < Self.mostCancelled, let checking {
            checking.cancel()
            cancelled += 1
        }
        guard working == nil else { return }
        working = Task { await work() }
    }

    /// Ends all work on it.
    func stop() {
        isStopped = true
        checking?.cancel()
        working?.cancel()
    }

    /// Waits until every change has been looked at.
    func settle() async {
        while let working { await working.value }
    }

    private func work() async {
        while waiting != .files([]), !isStopped {
            for _ in 0..<Self.longestWait {
                let before = change
                try? await Task.sleep(for: Self.quiet)
                if change == before { break }
            }
            await look()
        }
        working = nil
    }

    private func look() async {
        let changes = waiting
        let texts = waitingTexts
        let number = change
        (waiting, waitingTexts) = (.files([]), [:])
        do {
            for (path, text) in texts { await live.take(unsaved: text, of: path) }
            let now = try await live.update(missed.and(changes), on: today()).snapshot
            missed = .files([])
            if now !== snapshot { (snapshot, result) = (now, nil) }
            guard !isStopped else { return }
            await tell(.read(now), number)
            guard waiting == .files([]) || cancelled >= Self.mostCancelled, !isStopped else { return }
            if result == nil {
                let check = Task { try await now.check() }
                checking = check
                defer { checking = nil }
                result = try await check.value
                cancelled = 0
            }
            if let result { await tell(.checked(result), number) }
        } catch is CancellationError {
            return
        } catch let error as FileSystemError {
            await tell(.failed(error), number)
            // What was not read has to be read the next time.
            missed = missed.and(changes)
        } catch {
            // Someone changed a file meanwhile, and it may be that nothing tells so.
            waiting = .everything
        }
    }
}

import Publishing
import Synchronization

/// A line on the terminal that says how far a build is, from its second second on.
final class ProgressMeter: Sendable {
    private struct State {
        var lastShown: ContinuousClock.Instant?
        var isLineOpen = false
    }

    private let isShown: Bool
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    /// A meter for a build that began at `start`; it shows nothing where `isShown` is false.
    init(isShown: Bool, since start: ContinuousClock.Instant) {
        self.isShown = isShown
        self.start = start
    }

    /// Shows how far it is, at most ten times a second.
    func show(_ progress: BuildProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1) else { return }
        state.withLock { state in
            if let last = state.lastShown, now - last < .milliseconds(100), progress != .publishing { return }
            state.lastShown = now
            state.isLineOpen = true
            try? Console.tell("\r\u{1B}[K" + Self.words(progress))
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            guard state.isLineOpen else { return }
            state.isLineOpen = false
            try? Console.tell("\r\u{1B}[K")
        }
    }

    private static func words(_ progress: BuildProgress) -> String {
        switch progress {
        case .reading(let done, let total): "Reading \(done) of \(total) files…"
        case .rendering(let done, let total): "Making \(done) of \(total) pages…"
        case .publishing: "Putting the site in place…"
        }
    }
}

import Synchronization

/// Hands out the numbers from 0, each once, to whoever asks.
final class Counter: Sendable {
    private let next = Atomic(0)

    /// The next number.
    func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
}

/// Remembers that something has happened.
final class Flag: Sendable {
    private let value: Atomic<Bool>

    init(_ value: Bool = false) { self.value = Atomic(value) }

    /// Whether it has happened.
    var isRaised: Bool { value.load(ordering: .relaxed) }

    /// It has happened.
    func raise() { value.store(true, ordering: .relaxed) }
}

/// Runs `body` for every index below `count` on `jobs` tasks and returns what each task gathered.
///
/// Each task keeps one `State` of its own and takes the next index that no one has taken, so nothing is shared but
/// that number. `body` may throw, which ends the whole.
func gatherInParallel<State: Sendable>(
    count: Int,
    jobs: Int,
    state initial: () -> State,
    body: @escaping @Sendable (Int, inout State) throws -> Void
) async throws -> [State] {
    let next = Counter()
    return try await withThrowingTaskGroup(of: State.self) { group in
        for _ in 0..<max(1, min(jobs, count)) {
            let start = initial()
            group.addTask {
                var state = start
                while true {
                    let index = next.take()
                    guard index < count else { return state }
                    try Task.checkCancellation()
                    try body(index, &state)
                }
            }
        }
        var states: [State] = []
        for try await state in group { states.append(state) }
        return states
    }
}

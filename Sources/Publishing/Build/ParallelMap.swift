import Synchronization

/// Runs `body` for every index below `count` on `jobs` tasks and returns what each task gathered.
///
/// Each task keeps one `State` of its own and takes the next index that nobody has taken, so nothing is shared but
/// that number. `body` may throw, which ends the whole.
func gatherInParallel<State: Sendable>(
    count: Int,
    jobs: Int,
    state initial: @Sendable () -> State,
    body: @escaping @Sendable (Int, inout State) throws -> Void
) async throws -> [State] {
    let next = Atomic(0)
    return try await withThrowingTaskGroup(of: State.self) { group in
        for _ in 0..<max(1, min(jobs, count)) {
            let start = initial()
            group.addTask {
                var state = start
                while true {
                    let index = next.add(1, ordering: .relaxed).oldValue
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

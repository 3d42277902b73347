/// Lets the loads of this program into the warehouse one after the other; another program's are refused there.
actor LoadTurn {
    private var isTaken = false

    func take<Value: Sendable>(_ load: @Sendable () async throws -> Value) async throws -> Value {
        while isTaken { try await Task.sleep(for: .milliseconds(20)) }
        isTaken = true
        defer { isTaken = false }
        return try await load()
    }
}

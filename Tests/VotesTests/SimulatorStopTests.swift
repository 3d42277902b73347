import Foundation
import Testing
import Votes

/// How the API ends: in the dashboard, everything waits for that.
@Suite(.timeLimit(.minutes(2)))
struct SimulatorStopTests {
    private func start() async throws -> RunningSimulator {
        try await RunningSimulator(VoteSimulator(options: SimulatorOptions(port: 0)))
    }

    @Test func answersWhoWaitsAndClosesThePort() async throws {
        let running = try await start()
        let address = running.address
        let waiting = Task { try await Wire.get(address, "/votes?count=4&delay=60") }
        try await wait(until: "the request is being served") { running.simulator.counters.serving == 1 }
        try await running.stop()
        let answer = try await waiting.value
        #expect(answer.votes.count == 4, "a client lost its answer")
        #expect(answer.object["delay_used"] as? Double ?? 60 < 60)
        #expect(throws: POSIXError.self) { close(try Wire.connect(address.port)) }
    }

    @Test func doesNotWaitForAClientThatNeverReads() async throws {
        let running = try await start()
        let socket = try Wire.connect(running.address.port)
        defer { close(socket) }
        try Wire.send(socket, "GET /votes?count=100000&delay=0 HTTP/1.1\r\nHost: test\r\n\r\n")
        try await wait(until: "the answer is on its way") { running.simulator.counters.serving == 1 }
        let began = ContinuousClock.now
        try await running.stop()
        #expect(ContinuousClock.now - began < .seconds(10))
        #expect(running.simulator.counters.clients == 0 && running.simulator.counters.serving == 0)
        #expect(running.simulator.counters.votes == 0, "votes that nobody has are counted as served")
    }

    @Test func doesNotWaitForAClientThatNeverAsks() async throws {
        let running = try await start()
        let socket = try Wire.connect(running.address.port)
        defer { close(socket) }
        try await wait(until: "the client is seen") { running.simulator.counters.clients == 1 }
        try await running.stop()
        #expect(running.simulator.counters.clients == 0)
        #expect(try await blocking { Wire.readAll(socket) }.isEmpty)
    }

    @Test func aClientThatLeavesEarlyIsForgotten() async throws {
        let running = try await start()
        let socket = try Wire.connect(running.address.port)
        try Wire.send(socket, "GET /votes?delay=0.2 HTTP/1.1\r\nHost: test\r\n\r\n")
        try await wait(until: "the request is being served") { running.simulator.counters.serving == 1 }
        close(socket)
        try await wait(until: "nobody is left") {
            running.simulator.counters.clients == 0 && running.simulator.counters.serving == 0
        }
        #expect(try await Wire.get(running.address, "/votes?count=1&delay=0").votes.count == 1)
        try await running.stop()
    }

    @Test func aStopBeforeTheStartListensNowhere() async {
        let simulator = VoteSimulator(options: SimulatorOptions(port: 0))
        let running = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await simulator.run { _ in Issue.record("it listens") }
        }
        await #expect(throws: CancellationError.self) { try await running.value }
    }

    @Test func aStopAtAnyMomentOfTheStartEndsIt() async throws {
        for round in 0..<60 {
            let simulator = VoteSimulator(options: SimulatorOptions(port: 0))
            let running = Task { try await simulator.run() }
            for _ in 0..<round { await Task.yield() }
            running.cancel()
            do { try await running.value } catch is CancellationError {}
        }
    }
}

import Pipeline
import Synchronization
import Testing

/// Thousands of random sequences of starts, stops and failures keep what must always hold.
@Suite(.timeLimit(.minutes(3)))
struct RandomSequenceTests {
    /// A generator that can be seeded, so that a failure can be had again.
    struct SplitMix64: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: 1...4)
    func invariantsHold(seed: UInt64) async throws {
        var random = SplitMix64(state: seed)
        for sequence in 0..<750 {
            try await runOne("seed \(seed), sequence \(sequence)", &random)
        }
    }

    private func runOne(_ name: String, _ random: inout SplitMix64) async throws {
        let ids: [JobID] = ["a", "b", "c"]
        let jobs = ids.map { id in
            ScriptedJob(id, stopStyle: Bool.random(using: &random) ? .finish : .cancel)
        }
        let controller = JobController(jobs)
        var started: [JobID: Int] = [:]
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            let choice = Int.random(in: 0..<ids.count, using: &random)
            let id = ids[choice]
            switch Int.random(in: 0..<9, using: &random) {
            case 0...2: if (try? controller.start(id)) != nil { started[id, default: 0] += 1 }
            case 3: controller.requestStop(id)
            case 4: jobs[choice].tell(.fail("by chance"))
            case 5: jobs[choice].tell(.end)
            case 6: jobs[choice].tell(.report(JobProgress("at work")))
            case 7: #expect(await controller.stop(id, within: .seconds(20)).outcome != .didNotStopInTime, "\(name)")
            default: await Task.yield()
            }
            for snapshot in controller.snapshots() { check(snapshot, name) }
        }
        let reports = await controller.stopAll(within: .seconds(20))
        #expect(reports.allSatisfy { $0.outcome != .didNotStopInTime }, "\(name)")
        for (job, snapshot) in zip(jobs, controller.snapshots()) {
            check(snapshot, name)
            #expect(!snapshot.state.isActive, "\(name): after stop-all nothing runs")
            let counts = job.counts.withLock { $0 }
            #expect(counts.now == 0 && counts.most <= 1, "\(name): never two runs at once")
            #expect(counts.total == started[job.id, default: 0] && snapshot.runs == counts.total, "\(name)")
        }
    }

    /// What holds of every snapshot at every moment.
    private func check(_ snapshot: JobSnapshot, _ name: String) {
        #expect((snapshot.runs == 0) == (snapshot.state == .idle), "\(name)")
        #expect((snapshot.startedAt == nil) == (snapshot.state == .idle), "\(name)")
        #expect((snapshot.finishedAt == nil) == (snapshot.state == .idle || snapshot.state.isActive), "\(name)")
        if snapshot.state == .done { #expect(snapshot.summary != nil, "\(name)") }
        if snapshot.error != nil { #expect(snapshot.summary == nil && snapshot.error == "by chance", "\(name)") }
    }
}

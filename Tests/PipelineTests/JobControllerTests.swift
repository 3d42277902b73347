import Synchronization
import Testing

@testable import Pipeline

@Suite(.timeLimit(.minutes(1)))
struct JobControllerTests {
    @Test func aJobThatEndsIsDoneAndHasASummary() async throws {
        let job = ScriptedJob("etl")
        let controller = JobController([job])
        #expect(controller.snapshot("etl")?.state == .idle)
        try controller.start("etl")
        try await controller.wait(for: "etl") { $0 == .running }
        job.tell(.report(JobProgress("half", fraction: 0.5, counters: [JobCounter("rows", "7")])))
        job.tell(.end)
        try await controller.wait(for: "etl") { $0 == .done }
        let end = try #require(controller.snapshot("etl"))
        #expect(end.summary == JobSummary("ended etl"))
        #expect(end.progress.fraction == 0.5 && end.progress.counters == [JobCounter("rows", "7")])
        #expect(end.runs == 1 && end.error == nil)
        #expect(try #require(end.finishedAt) >= #require(end.startedAt))
    }

    @Test func refusalsSayWhy() async throws {
        let job = ScriptedJob("api", ignoresStop: true)
        let controller = JobController([job])
        #expect(throws: JobRefusal(job: "nothing", reason: .unknown)) { try controller.start("nothing") }
        try controller.start("api")
        #expect(throws: JobRefusal(job: "API", reason: .isRunning)) { try controller.start("api") }
        try await controller.wait(for: "api") { $0 == .running }
        #expect(controller.requestStop("api"))
        #expect(!controller.requestStop("api"), "asked already")
        #expect(throws: JobRefusal(job: "API", reason: .isStillStopping)) { try controller.start("api") }
        job.tell(.end)
        try await controller.wait(for: "api") { $0 == .stopped }
        try controller.start("api")
        try await controller.wait(for: "api") { $0 == .running }
        job.tell(.end)
    }

    @Test func aFailureIsShownTouchesNoOtherJobAndCanBeFollowedByAStart() async throws {
        let (bad, good) = (ScriptedJob("bad"), ScriptedJob("good"))
        let controller = JobController([bad, good])
        try controller.start("bad")
        try controller.start("good")
        try await controller.wait(for: "bad") { $0 == .running }
        try await controller.wait(for: "good") { $0 == .running }
        bad.tell(.fail("port 1111 is in use"))
        try await controller.wait(for: "bad") { !$0.isActive }
        #expect(controller.snapshot("bad")?.error == "port 1111 is in use")
        #expect(controller.snapshot("good")?.state == .running)
        try controller.start("bad")
        try await controller.wait(for: "bad") { $0 == .running }
        let again = try #require(controller.snapshot("bad"))
        #expect(again.error == nil && again.finishedAt == nil && again.runs == 2 && again.progress == JobProgress())
        for report in await controller.stopAll(within: .seconds(20)) { #expect(report.outcome == .stopped) }
    }

    @Test func aJobMayThrowItsOwnCancellation() async throws {
        let job = ScriptedJob("etl")
        let controller = JobController([job])
        try controller.start("etl")
        try await controller.wait(for: "etl") { $0 == .running }
        job.tell(.throwCancellation)
        try await controller.wait(for: "etl") { $0 == .stopped }
    }

    @Test func changesAreAnnouncedOnceUntilRead() async throws {
        let calls = Mutex(0)
        let job = ScriptedJob("etl")
        let controller = JobController([job]) { calls.withLock { $0 += 1 } }
        try controller.start("etl")
        try await controller.wait(for: "etl") { $0 == .running }
        for step in 0..<1_000 { job.tell(.report(JobProgress("\(step)"))) }
        job.tell(.end)
        try await controller.wait(for: "etl") { $0 == .done }
        // `snapshot(_:)` of the waits above is no look at the whole.
        #expect(calls.withLock { $0 } == 1)
        #expect(controller.snapshots().map(\.progress.headline) == ["999"])
        try controller.start("etl")
        #expect(calls.withLock { $0 } == 2)
        try await controller.wait(for: "etl") { $0 == .running }
        job.tell(.end)
        try await controller.wait(for: "etl") { $0 == .done }
    }

    @Test func reportsFromManyThreads() async throws {
        struct Busy: Job {
            let id: JobID = "busy"
            let title = "Busy"
            func run(_ context: JobContext) async throws -> JobSummary {
                await withTaskGroup { group in
                    for worker in 0..<8 {
                        group.addTask { for step in 0..<5_000 { context.report(JobProgress("\(worker) \(step)")) } }
                    }
                }
                return JobSummary("done")
            }
        }
        let controller = JobController([Busy()])
        try controller.start("busy")
        while controller.snapshot("busy")?.state != .done { _ = controller.snapshots() }
        #expect(controller.snapshots().first?.progress.headline.hasSuffix("4999") == true)
    }
}

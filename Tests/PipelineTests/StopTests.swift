import Synchronization
import Testing

@testable import Pipeline

@Suite(.timeLimit(.minutes(1)))
struct StopTests {
    @Test(arguments: [JobStopStyle.cancel, .finish])
    func aCooperativeJobStops(style: JobStopStyle) async throws {
        let job = ScriptedJob("poller", stopStyle: style)
        let controller = JobController([job])
        try controller.start("poller")
        try await controller.wait(for: "poller") { $0 == .running }
        let report = await controller.stop("poller", within: .seconds(20))
        #expect(report.outcome == .stopped && report.snapshot.state == .stopped)
        // Cancelled, it returned nothing; asked, it finished its work.
        #expect(report.snapshot.summary == (style == .finish ? JobSummary("ended poller") : nil))
    }

    @Test func aJobThatDoesNotStopIsReportedAndMayStillEnd() async throws {
        let job = ScriptedJob("stubborn", ignoresStop: true)
        let controller = JobController([job])
        try controller.start("stubborn")
        try await controller.wait(for: "stubborn") { $0 == .running }
        let report = await controller.stop("stubborn", within: .milliseconds(30))
        #expect(report.outcome == .didNotStopInTime)
        #expect(report.took >= .milliseconds(30) && report.snapshot.state == .stopping)
        job.tell(.end)
        try await controller.wait(for: "stubborn") { $0 == .stopped }
    }

    @Test func aJobThatFinishesItsWorkIsCancelledWhenTheTimeIsOver() async throws {
        struct Slow: Job {
            let id: JobID = "slow"
            let title = "Slow"
            let stopStyle = JobStopStyle.finish
            func run(_ context: JobContext) async throws -> JobSummary {
                context.ready()
                try await Task.sleep(for: .seconds(3600))
                return JobSummary("slept")
            }
        }
        let controller = JobController([Slow()])
        try controller.start("slow")
        try await controller.wait(for: "slow") { $0 == .running }
        #expect(await controller.stop("slow", within: .milliseconds(30)).outcome == .didNotStopInTime)
        try await controller.wait(for: "slow") { $0 == .stopped }
    }

    @Test func aFailureWhileStoppingIsAFailure() async throws {
        let job = ScriptedJob("stream", ignoresStop: true)
        let controller = JobController([job])
        try controller.start("stream")
        try await controller.wait(for: "stream") { $0 == .running }
        controller.requestStop("stream")
        job.tell(.fail("no space left on device"))
        let report = await controller.stop("stream", within: .seconds(20))
        #expect([.failed(reason: "no space left on device"), .wasNotRunning].contains(report.outcome))
        #expect(controller.snapshot("stream")?.error == "no space left on device")
    }

    @Test func whatDoesNotRunIsReportedSo() async {
        let controller = JobController([ScriptedJob("etl")])
        #expect(await controller.stop("etl", within: .seconds(1)).outcome == .wasNotRunning)
        #expect(await controller.stop("nothing", within: .seconds(1)).outcome == .wasNotRunning)
        #expect(await controller.stopAll(within: .seconds(1)).isEmpty)
    }

    @Test func allStopInTheOrderGivenAndNothingStartsMeanwhile() async throws {
        let ended = Mutex<[JobID]>([])
        let names: [JobID] = ["poller", "api", "stream", "etl"]
        let jobs = names.map { id in
            ScriptedJob(id, stopStyle: .finish, ignoresStop: id == "api") { id in ended.withLock { $0.append(id) } }
        }
        let controller = JobController(jobs)
        for id in names where id != "etl" {
            try controller.start(id)
            try await controller.wait(for: id) { $0 == .running }
        }
        async let reports = controller.stopAll(within: .seconds(20))
        // It waits for the second job, which goes on until told; the third has not been asked yet.
        try await controller.wait(for: "api") { $0 == .stopping }
        #expect(controller.snapshot("poller")?.state == .stopped)
        #expect(controller.snapshot("stream")?.state == .running)
        #expect(throws: JobRefusal(job: "ETL", reason: .everythingIsStopping)) { try controller.start("etl") }
        jobs[1].tell(.end)
        #expect(await reports.map(\.id) == ["poller", "api", "stream"])
        #expect(ended.withLock { $0 } == ["poller", "api", "stream"])
        try controller.start("etl")
        #expect(await controller.stopAll(within: .seconds(20)).map(\.outcome) == [.stopped])
    }

    @Test func oneStubbornJobDoesNotKeepTheOthersFromStopping() async throws {
        let stubborn = ScriptedJob("a", ignoresStop: true)
        let controller = JobController([stubborn, ScriptedJob("b")])
        for id: JobID in ["a", "b"] {
            try controller.start(id)
            try await controller.wait(for: id) { $0 == .running }
        }
        let reports = await controller.stopAll(within: .milliseconds(100))
        #expect(reports.first?.outcome == .didNotStopInTime)
        #expect(controller.snapshot("b")?.state == .stopping || controller.snapshot("b")?.state == .stopped)
        stubborn.tell(.end)
        try await controller.wait(for: "a") { $0 == .stopped }
        try await controller.wait(for: "b") { $0 == .stopped }
    }

    @Test func aPauseEndsWhenAskedToStop() async throws {
        struct Sleeper: Job {
            let id: JobID = "sleeper"
            let title = "Sleeper"
            let stopStyle = JobStopStyle.finish
            func run(_ context: JobContext) async throws -> JobSummary {
                let isShort = await context.pause(for: .milliseconds(1))
                context.ready()
                let isLong = await context.pause(for: .seconds(3600))
                return JobSummary("\(isShort) \(isLong) \(context.isStopRequested)")
            }
        }
        let controller = JobController([Sleeper()])
        try controller.start("sleeper")
        try await controller.wait(for: "sleeper") { $0 == .running }
        let report = await controller.stop("sleeper", within: .seconds(20))
        #expect(report.snapshot.summary == JobSummary("true false true"))
    }
}

import Foundation
import TestSupport
import Testing

/// A load that is killed or stopped leaves what was published whole, and the next one completes.
@Suite(.timeLimit(.minutes(4)))
struct KillTests {
    @Test func killedAtRandomTimesNothingIsLost() async throws {
        let stage = try Stage()
        let first = try await stage.logs(days: 1, records: 3000)
        #expect(try stage.run("etl", "content", "--input", first).status == 0)
        let before = try figures(stage)
        let more = try await stage.logs(days: 3, records: 60_000, name: "more")
        var random = SystemRandomNumberGenerator()
        for _ in 0..<12 {
            let process = try start(stage, more)
            // Some kills come before the first row is read, some while tables are written or switched.
            try await Task.sleep(for: .milliseconds(Int.random(in: 5...1500, using: &random)))
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let now = try figures(stage)
            // A run that was done before the kill has published, whole.
            #expect(now == before || process.terminationReason == .exit || now["days_loaded"] == "3")
        }
        #expect(try stage.run("etl", "content", "--input", more).status == 0)
        let fresh = try Stage()
        #expect(try fresh.run("etl", "content", "--input", more).status == 0)
        #expect(try figures(stage) == figures(fresh))
        let left = try FileManager.default.contentsOfDirectory(atPath: stage.workspace + "/warehouse/generations")
        #expect(!left.contains("building"))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func stoppedInOrder(signal: Int32) async throws {
        let stage = try Stage()
        let logs = try await stage.logs(days: 4, records: 400_000)
        let process = try start(stage, logs)
        let runs = stage.workspace + "/runs"
        try Stage.block(until: "a run has begun") {
            !((try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []).isEmpty
        }
        Glibc.kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(!FileManager.default.fileExists(atPath: stage.workspace + "/warehouse/current"))
    }

    private func start(_ stage: Stage, _ logs: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Stage.program)
        process.arguments = ["etl", "content", "--input", logs]
        process.environment = ProcessInfo.processInfo.environment.merging(stage.environment) { $1 }
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// What the overview shows, without the time it was made.
    private func figures(_ stage: Stage) throws -> [String: String] {
        var overview = try Stage.object(try stage.run("show", "--format", "json"))
        overview["published_at"] = nil
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
        return try overview.mapValues {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: options), as: UTF8.self)
        }
    }
}

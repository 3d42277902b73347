import Foundation
import TestSupport
import Testing
import Warehouse

/// The jobs screen shows what ran; a record lost or wrong there misleads.
@Suite struct RunLedgerTests {
    private func record(_ id: String, _ state: RunRecord.State = .done, process: Int32 = 1) -> RunRecord {
        RunRecord(id: id, job: "content", state: state, startedAt: 1, processID: process, input: "/logs")
    }

    @Test func everyFieldOfARecordComesBack() throws {
        let folder = try TemporaryFolder()
        var record = record("20261124T001530.000Z-content-1", .failed)
        record.finishedAt = 2.5
        (record.rowsRead, record.rowsLoaded, record.rowsRejected, record.rejected) = (10, 7, 3, ["bad_json": 3])
        let day = try #require(Day("2022-04-01"))
        record.files = [.init(name: "20220401.json", day: day, rowsRead: 10, rowsLoaded: 7, rowsRejected: 3, bytes: 99)]
        record.skipped = [.init(name: "x.json", reason: "no date")]
        (record.unchanged, record.asOf, record.apps, record.contracts, record.devices) = (2, day, 1, 2, 3)
        (record.totalDuration, record.seconds, record.notes, record.error) = (.max, 1.5, ["Ứng dụng"], "no space")
        let ledger = RunLedger(folder: folder["runs"])
        try ledger.save(record)
        #expect(ledger.newest(10) == [record])
        record.state = .done
        try ledger.save(record)
        #expect(ledger.newest(10) == [record])
        #expect(try folder.tree() == ["runs/\(record.id).json"])
    }

    @Test func theNewestComeFirstAndNoMoreThanAskedFor() throws {
        let folder = try TemporaryFolder()
        let ledger = RunLedger(folder: folder.path)
        for id in ["b", "a", "d", "c"] { try ledger.save(record(id)) }
        #expect(ledger.newest(3).map(\.id) == ["d", "c", "b"])
        #expect(ledger.newest(0).isEmpty)
    }

    @Test func filesThatAreNoRecordsArePassedOver() throws {
        let folder = try TemporaryFolder()
        let ledger = RunLedger(folder: folder.path)
        try ledger.save(record("good"))
        try folder.write("z.json", "{ half")
        try folder.write("zz.json.part", "{}")
        try folder.write("zzz.txt", "")
        try folder.write("y.json/inner", "")
        #expect(ledger.newest(1).map(\.id) == ["good"])
        #expect(RunLedger(folder: folder["none"]).newest(5).isEmpty)
    }

    @Test func aRunWhoseProcessIsGoneIsToldInterrupted() throws {
        let folder = try TemporaryFolder()
        let ledger = RunLedger(folder: folder.path)
        let ended = try CommandResult.run(["sh", "-c", "echo $$"])
        let gone = try #require(Int32(ended.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        try ledger.save(record("a", .running, process: gone))
        try ledger.save(record("b", .running, process: ProcessInfo.processInfo.processIdentifier))
        let records = ledger.newest(2)
        #expect(records.map(\.state) == [.running, .interrupted])
        #expect(records.last?.error?.contains("untouched") == true)
    }

    @Test func aNewRecordIsRunningAndSortsBehindEarlierOnes() async throws {
        let first = RunLedger.begin(job: "content", input: "/logs")
        try await Task.sleep(for: .milliseconds(2))
        let second = RunLedger.begin(job: "content", input: "/logs")
        #expect(first.state == .running && first.input == "/logs" && first.id < second.id)
        let form = /\d{8}T\d{6}\.\d{3}Z-content-\d+/
        #expect(second.id.wholeMatch(of: form) != nil)
    }
}

import Foundation
import TerminalUI
import Warehouse

@testable import Dashboard

/// Data for frames: the figures of 1–2 April 2022, and a longer sample.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// Two real days: 1,505,529 customers, recency and frequency degenerate.
    static func april() throws -> OverviewModel {
        let data = try Data(contentsOf: folder.appending(path: "Fixtures/april.json"))
        return try JSONDecoder().decode(OverviewModel.self, from: data)
    }

    /// Fourteen days of sample data: long distributions, a full grid.
    static func sample() throws -> OverviewModel {
        var model = try april()
        model.isSample = true
        model.daysLoaded = 14
        guard let last = Day("2022-04-14"), let day = model.daily.first, let bucket = model.frequency.first else {
            return model
        }
        model.lastDay = last
        model.asOf = last
        model.totals.averageRecency = 2.41
        model.totals.averageFrequency = 9.7
        model.daily = (0..<14).map { index in
            var copy = day
            copy.day = model.firstDay.advanced(by: index)
            copy.seconds += Int64(index % 7) * 700_000_000 + Int64(index) * 40_000_000
            copy.contracts += Int64(index % 7) * 9_000
            return copy
        }
        model.frequency = (1...14).map { days in
            var copy = bucket
            (copy.label, copy.low, copy.high) = ("\(days)", Int64(days), Int64(days))
            copy.contracts = 40_000 + Int64(days * days) * 900 + (days == 14 ? 210_000 : 0)
            return copy
        }
        model.grid = [
            [141_200, 88_300, 39_100, 17_800], [96_400, 91_700, 71_300, 52_000], [81_900, 99_200, 108_500, 93_400],
            [56_883, 97_182, 157_482, 213_182],
        ]
        model.gridSegments[1] = ["About to sleep", "About to sleep", "Needs attention", "At risk"]
        model.gridSegments[2] = ["Promising", "Potential loyal", "Loyal", "Loyal"]
        for index in model.scores.indices { model.scores[index].degenerate = nil }
        return model
    }

    static func runs() -> [RunRecord] {
        var done = RunRecord(
            id: "20261124T001530Z-content-4711", job: "content", state: .done, startedAt: 1_795_479_330,
            processID: 4711, input: "/data/iptv/log_content/2022-04")
        (done.rowsRead, done.rowsLoaded, done.rowsRejected) = (3_234_567, 3_227_456, 7_111)
        done.rejected = ["negative duration": 4_702, "bad JSON": 2_380, "Contract is null": 29]
        done.seconds = 1.42
        done.files = [
            RunRecord.File(
                name: "20220401.json", day: Day(number: 19_083), rowsRead: 1_590_002, rowsLoaded: 1_586_321,
                rowsRejected: 3_681, bytes: 271_412_004),
            RunRecord.File(
                name: "20220402.json.gz", day: Day(number: 19_084), rowsRead: 1_644_565, rowsLoaded: 1_641_135,
                rowsRejected: 3_430, bytes: 42_900_120),
        ]
        done.skipped = [
            .init(name: "readme.txt", reason: "no date in its name"),
            .init(name: "20220403.json", reason: "permission denied"),
        ]
        (done.apps, done.contracts, done.devices) = (7, 1_505_529, 1_702_118)
        done.totalDuration = 50_382_480_088
        done.asOf = Day("2022-04-30")
        done.notes = ["frequency: 79 % of customers tie at 2 days; scores 2, 3, 4 are empty"]
        var failed = RunRecord(
            id: "20261123T180000Z-content-4100", job: "content", state: .failed, startedAt: 1_795_456_800,
            processID: 4100, input: "/mnt/usb")
        failed.error = "The disk is full: 12 MB are free, about 310 MB are needed."
        failed.seconds = 12
        var interrupted = failed
        interrupted.id = "20261122T091500Z-content-3999"
        interrupted.state = .interrupted
        interrupted.startedAt = 1_795_338_900
        interrupted.error = nil
        interrupted.rowsRead = 812_000
        return [done, failed, interrupted]
    }

    static let running = JobView(
        id: .content, state: .running, fraction: 0.43, headline: "1.21 M rows/s · 310 MB/s · ETA 4 s",
        counters: [.init("files", "13 of 30"), .init("rows read", "20,911,400"), .init("rejected", "48,115")],
        startedAt: 1_795_479_980)

    static func state(
        _ screen: Screen = .overview, columns: Int, rows: Int, model: OverviewModel?,
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) -> DashboardState {
        var state = DashboardState(
            size: Size(columns: columns, rows: rows), capabilities: capabilities,
            contentFolder: "/data/iptv/log_content",
            now: 1_795_480_000)
        state.screen = screen
        state.overview = model
        state.hasLoaded = true
        state.runs = runs()
        return state
    }
}

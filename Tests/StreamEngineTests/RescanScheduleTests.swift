import Foundation
import TestSupport
import Testing

@testable import StreamEngine

/// The folder is listed when it has to be, so that no file is overlooked for long, and not more often.
@Suite struct RescanScheduleTests {
    @Test("the first listing is due at once, the next one not before its time") func first() throws {
        let folder = try TemporaryFolder()
        var schedule = RescanSchedule(interval: 3600)
        #expect(schedule.isDue(folder: folder.path))
        schedule.begin(folder: folder.path)
        schedule.end()
        #expect(!schedule.isDue(folder: folder.path))
    }

    @Test("a folder that changed lately, or changed since, is listed again; an old one at rest is not") func changes()
        throws
    {
        let folder = try TemporaryFolder()
        var schedule = RescanSchedule(interval: 0)
        schedule.begin(folder: folder.path)
        // As if it cost nothing: the listing has not ended, so its cost is not known.
        #expect(schedule.isDue(folder: folder.path), "a change in the same tick of the clock might not show")
        Self.setChanged(folder.path, 1_700_000_000)
        schedule.begin(folder: folder.path)
        #expect(!schedule.isDue(folder: folder.path))
        Self.setChanged(folder.path, 1_700_000_001)
        #expect(schedule.isDue(folder: folder.path))
    }

    @Test("in one round of listings every seen file is looked at once", arguments: [1, 2000, 2001, 50_000])
    func shares(count: Int) throws {
        let folder = try TemporaryFolder()
        var schedule = RescanSchedule(interval: 0)
        var random = SeededRandom(seed: count)
        let names = (0..<count).map { _ in NameKey(high: random.next(), low: random.next()) }
        // The round after the start has a share of its own.
        schedule.begin(folder: folder.path)
        schedule.end()
        var looked: [NameKey: Int] = [:]
        for _ in 0..<((count + 1999) / 2000) {
            for name in names.filter(schedule.shareToCheck(count)) { looked[name, default: 0] += 1 }
            schedule.end()
        }
        #expect(looked.count == count && looked.values.allSatisfy { $0 == 1 })
    }

    private static func setChanged(_ path: String, _ seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        utimensat(AT_FDCWD, path, [time, time], 0)
    }
}

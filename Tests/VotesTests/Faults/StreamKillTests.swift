import DurableFiles
import Foundation
import StreamEngine
import Synchronization
import TestSupport
import Testing

/// A real process that is really killed loses no vote and counts none twice.
@Suite(.timeLimit(.minutes(60))) struct StreamKillTests {
    @Test("killed before, or in the middle of, any change, the next run is exact", arguments: [false, true])
    func atAnyChange(isArchiving: Bool) throws {
        let count = try Self.changes(isArchiving)
        var kills = 0
        for variant in ["before", "half"] {
            for number in stride(from: 0, to: count, by: TortureScale.everyNth(9)) {
                let site = try ThreeBatches.site(isArchiving: isArchiving)
                let result = try Self.probe(site, isArchiving, variant, number)
                // Not every run of the probe meets the same number of changes before it dies, but it dies.
                #expect(result.status == 128 + SIGKILL, "\(result.errors)")
                let visible = ThreeBatches.batches(published: try? site.snapshot())
                #expect(visible != nil, "a torn snapshot, killed \(variant) change \(number)")
                #expect(ThreeBatches.fault(afterRestarting: site) == nil, "killed \(variant) change \(number)")
                kills += 1
            }
        }
        TortureScale.tell(
            "kills at changes, \(isArchiving ? "with" : "without") archive: \(count) changes, \(kills) kills")
    }

    @Test(
        "killed at random while a hostile poller writes, the end is exact and no reader sees an older chart",
        arguments: [false, true])
    func atRandomTimes(isArchiving: Bool) throws {
        var random = SeededRandom(seed: 7)
        let site = try VoteSite(isArchiving: isArchiving)
        let poller = HostilePoller(folder: site.options.input, seed: 11)
        let reader = SnapshotReader(path: site.folder["output/part-00000.csv"])
        var kills = 0
        poller.start()
        reader.start()
        while kills < TortureScale.kills {
            let milliseconds = Int.random(in: 20...400, using: &random)
            let result = try Self.probe(site, isArchiving, "after", milliseconds)
            #expect(result.status == 128 + SIGKILL, "\(result.errors)")
            kills += 1
        }
        let files = poller.finish()
        var last = site
        last.options.grace = 0
        let summary = try last.drain()
        #expect(reader.finish() == nil)
        let oracle = VoteOracle(files)
        #expect(oracle.counted > 0 && oracle.difference(from: summary) == nil)
        #expect(try site.snapshot() == oracle.snapshot)
        TortureScale.tell(
            "random kills: \(kills), \(files.count) files, \(oracle.counted) votes, \(reader.looks) looks")
    }

    private static func changes(_ isArchiving: Bool) throws -> Int {
        let site = try ThreeBatches.site(isArchiving: isArchiving)
        let result = try probe(site, isArchiving, "count", 0)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try ThreeBatches.fault(inFoldersOf: site) == nil)
        return try #require(Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    private static func probe(
        _ site: VoteSite, _ isArchiving: Bool, _ variant: String, _ number: Int
    ) throws -> CommandResult {
        try CommandResult.run([
            TestProducts.executable("StreamProbe"), site.folder.path, isArchiving ? "archive" : "keep", variant,
            "\(number)",
        ])
    }
}

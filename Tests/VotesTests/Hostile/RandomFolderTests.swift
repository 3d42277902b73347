import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// Random folders, in random order and batches of any size, always come to what a simple counter says.
@Suite struct RandomFolderTests {
    @Test("any folder of files is counted exactly, however it is cut into batches", arguments: 0..<12)
    func equalsTheOracle(seed: Int) throws {
        let files = HostileFiles.files(60, seed: seed)
        let oracle = VoteOracle(files)
        var random = SeededRandom(seed: 1000 + seed)
        for batchSize in [1, 7, 1000] {
            var site = try VoteSite(isArchiving: random.once(in: 2))
            site.options.maxFilesPerTrigger = batchSize
            site.options.grace = 0
            site.options.threads = Int.random(in: 1...4, using: &random)
            if random.once(in: 3) { site.options.maxBytesPerTrigger = 2000 }
            var left = files.shuffled(using: &random)[...]
            while !left.isEmpty {
                let count = Int.random(in: 1...max(1, left.count), using: &random)
                for var file in left.prefix(count) {
                    file.changed = Int.random(in: 0...1_790_000_000, using: &random)
                    try site.deliver(file)
                }
                left = left.dropFirst(count)
                let summary = try site.drain()
                #expect(summary.ledger.isBalanced && summary.state.total == summary.ledger.rowsCounted)
            }
            let summary = try site.drain()
            #expect(oracle.difference(from: summary) == nil, "seed \(seed), \(batchSize) files a batch")
            #expect(try site.snapshot() == oracle.snapshot)
            #expect(try rows(site) == oracle.quarantined.filter { $0.contains("#") })
        }
    }

    private func rows(_ site: VoteSite) throws -> [String] { try site.quarantined().filter { $0.contains("#") } }
}

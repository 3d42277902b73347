import Foundation
import TestSupport
import Testing

@testable import Votes

/// Generated files, counted by a second, simpler implementation.
@Suite struct SimulatorFileTests {
    private func generate(_ change: (inout VoteFileOptions) -> Void) async throws -> (TemporaryFolder, VoteFileSummary)
    {
        let folder = try TemporaryFolder()
        var options = VoteFileOptions(output: folder.path, firstDay: 19_083, records: 1234)
        change(&options)
        return (folder, try await VoteFileGenerator(options: options).run())
    }

    @Test func theSameOptionsGiveTheSameBytes() async throws {
        let (first, firstSummary) = try await generate { $0.dirty = true }
        let (second, secondSummary) = try await generate { $0.dirty = true }
        let (other, _) = try await generate { $0.seed = 2 }
        #expect(firstSummary == secondSummary)
        for name in try first.tree() { #expect(try first.read(name) == second.read(name)) }
        let name = "votes_20220401_000010_000000.json"
        #expect(try first.read(name) != other.read(name))
    }

    @Test func filesComeTenSecondsApartAndHoldWhatWasAskedFor() async throws {
        let (folder, summary) = try await generate { _ in }
        #expect(try folder.tree() == (0..<3).map { "votes_20220401_0000\($0)0_000000.json" })
        #expect(summary.files == 3 && summary.votes == 1234 && summary.counted == 1234 && summary.rejected.isEmpty)
        #expect(try folder.text("votes_20220401_000010_000000.json").contains("\"2022-04-01T00:00:10.000000\""))
    }

    @Test("the summary is what a right count gives, bad votes and bad files included") func isAnOracle() async throws {
        let (folder, summary) = try await generate {
            ($0.records, $0.dirty) = (20_000, true)
        }
        var (counts, rejected, unreadable) = ([String: Int](), [String: Int](), [String]())
        for name in try folder.tree() {
            let value = try? JSONSerialization.jsonObject(with: Data(folder.read(name)))
            guard let votes = (value as? [String: Any])?["votes"] as? [Any] else {
                unreadable.append(name)
                continue
            }
            for vote in votes {
                switch Self.verdict(vote) {
                case .success(let song): counts[song, default: 0] += 1
                case .failure(let reject): rejected[reject.reason, default: 0] += 1
                }
            }
        }
        #expect(counts == summary.counts && rejected == summary.rejected && unreadable == summary.badFiles)
        #expect(Set(rejected.keys) == Set(VoteReject.allCases.map(\.rawValue)) && unreadable.count == 3)
        #expect(try folder.read(summary.badFiles[1]).isEmpty)
    }

    private struct Reject: Error {
        let reason: String
    }

    private static func verdict(_ vote: Any) -> Result<String, Reject> {
        guard let fields = vote as? [String: Any] else { return .failure(Reject(reason: "not_an_object")) }
        guard let value = fields["song"] else { return .failure(Reject(reason: "song_missing")) }
        guard let song = value as? String else { return .failure(Reject(reason: "song_not_text")) }
        guard !song.isEmpty else { return .failure(Reject(reason: "song_empty")) }
        guard let isTrue = fields["vote"] as? Bool, isTrue else { return .failure(Reject(reason: "vote_not_true")) }
        return .success(song)
    }

    @Test("whatever the seed, no bad file is one that can be read after all") func badFilesAreBad() async throws {
        for seed in 0..<40 {
            let (folder, summary) = try await generate { ($0.records, $0.seed, $0.dirty) = (0, UInt64(seed), true) }
            #expect(summary.badFiles.count == 3)
            for name in summary.badFiles {
                #expect(throws: (any Error).self) { try JSONSerialization.jsonObject(with: Data(folder.read(name))) }
            }
        }
    }

    @Test func sizesAreThoseDocumented() {
        func shape(_ days: Int?, _ records: Int?) -> [Int] {
            let options = VoteFileOptions(output: "x", firstDay: 0, days: days, records: records)
            return [
                options.fileCount, options.totalVotes,
                (0..<options.fileCount).reduce(0) { $0 + options.votes(inFile: $1) },
            ]
        }
        #expect(shape(nil, nil) == [200, 100_000, 100_000])
        #expect(shape(nil, 0) == [0, 0, 0])
        #expect(shape(nil, 501) == [2, 501, 501])
        #expect(shape(2, nil) == [17_280, 8_640_000, 8_640_000])
        #expect(shape(1, 10_000) == [8640, 10_000, 10_000])
    }

    @Test(arguments: [(0, 1), (367, 1), (nil, -1), (nil, 1_000_000_001), (1, 1_000_000_000)] as [(Int?, Int)])
    func refusesSizesOutOfRange(days: Int?, records: Int) {
        let options = VoteFileOptions(output: "x", firstDay: 0, days: days, records: records)
        #expect(throws: VoteFileError.self) { try options.validate() }
    }

    @Test func stopsWhenItIsCancelled() async throws {
        let folder = try TemporaryFolder()
        let options = VoteFileOptions(output: folder.path, firstDay: 0, days: 30)
        let running = Task {
            try await VoteFileGenerator(options: options).run { _, _ in withUnsafeCurrentTask { $0?.cancel() } }
        }
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(try folder.tree().count == 1)
    }
}

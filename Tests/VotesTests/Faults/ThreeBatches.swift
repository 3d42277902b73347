import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Votes

/// The run that is broken everywhere: ten files, four at most in a batch, with rejects in the first and last batch and
/// files put aside in the second.
enum ThreeBatches {
    static let batchSize = 4

    static let files: [VoteFile] = [
        file(0, songs: ["A", "B", "A"]),
        file(1, votes: #"{"song":"A","vote":false},{"song":"C, \"D\"","vote":true},7,{"vote":true}"#),
        file(2, songs: ["B"]), file(3, songs: ["E", "A"]),
        file(4, text: #"{"votes": nonsense}"#), file(5, songs: ["A", "E", "E"]), file(6, text: #"{"votes":[{"song":"#),
        file(7, songs: ["B", "B"]),
        file(8, votes: #"{"song":"  ","vote":true},{"song":"F","vote":true},{"song":5,"vote":true}"#),
        file(9, songs: ["F", "F"]),
    ]

    static let oracle = VoteOracle(files)

    /// What may be published: after no batch, one, two, all.
    static let snapshots: [String] = [4, 8, 10].map { VoteOracle(files.prefix($0)).snapshot }

    /// The input, and a run of at most so many batches on it.
    static func site(isArchiving: Bool) throws -> VoteSite {
        var site = try VoteSite(isArchiving: isArchiving)
        site.options.maxFilesPerTrigger = batchSize
        site.options.threads = 1
        for file in files { try site.deliver(file) }
        return site
    }

    /// How many batches the published file holds; nil where it is none of the legal ones.
    static func batches(published text: String?) -> Int? {
        guard let text else { return 0 }
        return snapshots.firstIndex(of: text).map { $0 + 1 }
    }

    /// Finishes what a broken run left, and says what is wrong with the result; nil where it is exact.
    static func fault(afterRestarting site: VoteSite) -> String? {
        do {
            let summary = try site.drain()
            return try oracle.difference(from: summary) ?? fault(inFoldersOf: site)
        } catch {
            return "the restart failed: \(error)"
        }
    }

    /// What is wrong with everything a finished run leaves.
    static func fault(inFoldersOf site: VoteSite) throws -> String? {
        guard FileManager.default.fileExists(atPath: site.folder["output/part-00000.csv"]),
            try site.snapshot() == oracle.snapshot
        else { return "the snapshot is not the last one" }
        let isFile = Set(files.filter { oracle.quarantined.contains($0.name) }.map(\.name))
        let aside = try site.quarantined().map { line in
            let name = String(line.prefix { $0 != " " })
            return isFile.contains(name) ? name : line
        }
        if aside.sorted() != oracle.quarantined { return "the quarantine holds \(aside), not \(oracle.quarantined)" }
        let archived = Set(try archivedFiles(of: site))
        let kept = Set(names(in: site.options.input))
        let moved = site.options.archive == nil ? [] : Set(files.map(\.name)).subtracting(isFile)
        if archived != moved { return "the archive holds \(archived.sorted()), not \(moved.sorted())" }
        if kept != Set(files.map(\.name)).subtracting(moved) { return "the input holds \(kept.sorted())" }
        return nil
    }

    /// The files in the archive by the names they came with. One that was moved twice has a second name there, as a power
    /// cut may bring back the name it had before.
    private static func archivedFiles(of site: VoteSite) throws -> [String] {
        guard let folder = site.options.archive else { return [] }
        return try names(in: folder).map { name in
            let bytes = try DurableFiles().read(folder + "/" + name)
            let original = files.first { name == $0.name || name.hasPrefix($0.name + ".") }
            guard let original, original.bytes == bytes else { return "\(name), changed" }
            return original.name
        }
    }

    private static func names(in folder: String) -> [String] { (try? DurableFiles().names(in: folder)) ?? [] }

    private static func file(_ number: Int, songs: [String]) -> VoteFile {
        file(number, text: VoteFile.text(songs: songs))
    }

    private static func file(_ number: Int, votes: String) -> VoteFile { file(number, text: #"{"votes":[\#(votes)]}"#) }

    private static func file(_ number: Int, text: String) -> VoteFile {
        VoteFile("votes_\(number).json", text, changed: 1_760_000_000 + number)
    }
}

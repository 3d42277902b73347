import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import StreamEngine

/// What was committed is there again after a restart, whole, or the engine says that it is not.
@Suite struct CheckpointTests {
    @Test("20,000 files seen are known after a restart, in one chain of commits or several")
    func rememberManyFiles() throws {
        let folder = try TemporaryFolder()
        var names: [NameKey] = []
        do {
            var checkpoint = try Self.open(folder)
            for batch in 0..<100 {
                let files = (0..<200).map { Self.file(batch * 200 + $0) }
                names += files.map(\.name)
                try checkpoint.commit(Commit(consumed: files, ledger: StreamLedger(), state: [UInt8(batch)]))
            }
        }
        let again = try Self.open(folder)
        #expect(again.last?.number == 99 && again.recoveredState == [99] && again.nextNumber == 100)
        #expect(names.allSatisfy { again.seen.mark(of: $0) != nil })
        #expect(again.seen.mark(of: Self.file(20_000).name) == nil)
    }

    @Test("names that were forgotten stay forgotten after a restart") func forgetting() throws {
        let folder = try TemporaryFolder()
        do {
            var checkpoint = try Self.open(folder)
            try checkpoint.commit(Commit(consumed: [Self.file(1), Self.file(2)], ledger: StreamLedger(), state: []))
            checkpoint.forget(Self.file(1).name)
            try checkpoint.commit(Commit(consumed: [Self.file(3)], ledger: StreamLedger(), state: []))
        }
        let again = try Self.open(folder)
        #expect(again.seen.mark(of: Self.file(1).name) == nil)
        #expect(again.seen.mark(of: Self.file(2).name) != nil && again.seen.mark(of: Self.file(3).name) != nil)
    }

    @Test("one bit flipped or one byte cut in any epoch that is needed stops the engine") func damage() throws {
        let folder = try Self.committed(3)
        for epoch in ["000000000000", "000000000001", "000000000002"] {
            let name = "c/epochs/" + epoch
            let whole = try folder.read(name)
            for broken in Self.broken(whole) {
                try folder.write(name, broken)
                let error = #expect(throws: StreamError.self) { _ = try Self.open(folder) }
                guard case .damagedCheckpoint(let path, _)? = error else {
                    Issue.record("\(epoch): \(String(describing: error))")
                    continue
                }
                #expect(path.hasSuffix(epoch))
            }
            try folder.write(name, whole)
        }
    }

    @Test("it is the checksum that finds a flipped bit: without it some pass") func checksumIsNeeded() throws {
        let folder = try Self.committed(1)
        let name = "c/epochs/000000000000"
        let whole = try folder.read(name)
        var unnoticed = 0
        for broken in Self.broken(whole) where broken.count == whole.count {
            try folder.write(name, broken)
            if (try? Self.open(folder, isChecked: false)) != nil { unnoticed += 1 }
        }
        #expect(unnoticed > 0)
    }

    @Test("a missing epoch in the chain stops the engine") func hole() throws {
        let folder = try Self.committed(3)
        try FileManager.default.removeItem(atPath: folder["c/epochs/000000000001"])
        let error = #expect(throws: StreamError.self) { _ = try Self.open(folder) }
        #expect(error?.description.contains("it is missing") == true)
    }

    @Test("epochs whose metadata are gone are not counted anew") func noMetadata() throws {
        let folder = try Self.committed(1)
        try FileManager.default.removeItem(atPath: folder["c/metadata"])
        let error = #expect(throws: StreamError.self) { _ = try Self.open(folder) }
        #expect(error?.description.contains("metadata") == true)
        #expect(!FileManager.default.fileExists(atPath: folder["c/metadata"]))
    }

    @Test("another query's checkpoint is refused") func foreign() throws {
        let folder = try Self.committed(1)
        #expect(throws: StreamError.foreignCheckpoint(path: folder["c"], found: "test/1", wanted: "test/2")) {
            _ = try Self.open(folder, query: "test/2")
        }
    }

    @Test("a second engine is refused at once, and told who has the folder") func locked() throws {
        let folder = try TemporaryFolder()
        let first = try Self.open(folder)
        let error = #expect(throws: FolderInUse.self) { _ = try Self.open(folder) }
        #expect(error?.holder == ProcessInfo.processInfo.processIdentifier)
        #expect(first.nextNumber == 0)
    }

    @Test("what a killed commit left half-written is removed") func leftovers() throws {
        let folder = try Self.committed(1)
        try folder.write("c/epochs/000000000001.part", "half")
        let again = try Self.open(folder)
        #expect(again.nextNumber == 1)
        #expect(!FileManager.default.fileExists(atPath: folder["c/epochs/000000000001.part"]))
    }

    private static func open(
        _ folder: TemporaryFolder, query: String = "test/1", isChecked: Bool = true
    ) throws -> Checkpoint {
        try Checkpoint(folder: folder["c"], query: query, files: DurableFiles(), isChecked: isChecked)
    }

    private static func committed(_ count: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var checkpoint = try open(folder)
        for number in 0..<count {
            var ledger = StreamLedger()
            ledger.rowsRead = number
            try checkpoint.commit(Commit(consumed: [file(number)], ledger: ledger, state: Array("state".utf8)))
        }
        return folder
    }

    private static func file(_ number: Int) -> SeenFile {
        var random = SeededRandom(seed: number)
        return SeenFile(
            name: NameKey(high: random.next(), low: random.next()),
            mark: FileMark(hash: random.next(), isQuarantined: false))
    }

    /// Each byte with one bit flipped, and a cut at each place.
    private static func broken(_ whole: [UInt8]) -> [[UInt8]] {
        let flips = whole.indices.map { place in
            var copy = whole
            copy[place] ^= 1 << (place % 8)
            return copy
        }
        return flips + whole.indices.map { Array(whole.prefix($0)) }
    }
}

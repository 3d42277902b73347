import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// With an archive, a poller may use a name again.
@Suite struct ReusedNameTests {
    @Test("a new file under the name of one that was archived is counted") func afterTheMove() throws {
        let site = try VoteSite(isArchiving: true)
        try site.write("a.json", songs: ["A"])
        try site.drain()
        try site.write("a.json", songs: ["B", "B"])
        let summary = try site.drain()
        #expect(summary.state.total == 3 && summary.ledger.filesCommitted == 2 && summary.ledger.filesRewritten == 0)
    }

    @Test("it is counted also where the engine was ended right after the move") func afterAnEndInTheMove() throws {
        let site = try VoteSite(isArchiving: true)
        try site.write("a.json", songs: ["A"])
        let raw = site.options.input
        let ending = DurableFiles(before: { (step) throws(FileError) in
            // The first thing after the move.
            if case .syncFolder(let path) = step, path.hasSuffix("/archive"),
                !FileManager.default.fileExists(atPath: raw + "/a.json")
            {
                throw FileError(step.operation, step.path, code: EIO)
            }
            return .carryOut
        })
        #expect(throws: FileError.self) { try site.drain(files: ending) }
        try site.write("a.json", songs: ["B", "B"])
        let summary = try site.drain()
        #expect(summary.state.total == 3 && summary.ledger.filesCommitted == 2 && summary.ledger.filesRewritten == 0)
    }
}

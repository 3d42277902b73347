import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// The files of a real evening, where they are at hand.
enum RealVotes {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data").standardizedFileURL.path
    static let arePresent = FileManager.default.fileExists(atPath: folder + "/votes_expected.csv")

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/votes").sorted()
    }

    static func copy(_ names: some Sequence<String>, to target: String) throws {
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(atPath: "\(folder)/votes/\(name)", toPath: "\(target)/\(name)")
        }
    }
}

@Suite struct RealVotesTests {
    @Test(
        "the chart of a real evening is the published one, and grows by what comes after",
        .enabled(if: RealVotes.arePresent, "the real votes are not at hand"))
    func equalsThePublishedSnapshot() throws {
        let site = try VoteSite()
        let names = try RealVotes.names()
        try RealVotes.copy(names.prefix(30), to: site.options.input)
        try site.drain()
        let expected = try String(contentsOfFile: RealVotes.folder + "/votes_expected.csv", encoding: .utf8)
        #expect(lines(try site.snapshot()) == lines(expected))

        try RealVotes.copy(names.dropFirst(30), to: site.options.input)
        let all = try site.drain()
        #expect(all.state.total == 1872)
        #expect(all.ledger.rowsRead == 1872 && all.ledger.filesCommitted == 38 && all.ledger.isBalanced)
    }

    private func lines(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline)
    }
}

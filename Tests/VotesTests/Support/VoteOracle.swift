import Foundation
import StreamEngine
import Votes

/// Counts the slow and simple way, without the engine: what every run, however broken, has to come to.
struct VoteOracle {
    private(set) var counts: [String: Int] = [:]
    private(set) var filesCommitted = 0
    private(set) var filesAside = 0
    private(set) var read = 0
    private(set) var rejected: [String: Int] = [:]
    /// As `VoteSite.quarantined` names them; files put aside without their reason.
    private(set) var quarantined: [String] = []

    init(_ files: some Sequence<VoteFile>) {
        for file in files { add(file) }
        quarantined.sort()
    }

    var counted: Int { counts.values.reduce(0, +) }

    var snapshot: String {
        counts.sorted {
            $0.value != $1.value ? $0.value > $1.value : Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
        }
        .map { "\(Self.field($0.key)),\($0.value)\n" }.joined()
    }

    /// Nil where a run came to the same.
    func difference(from summary: StreamSummary<VoteState>) -> String? {
        let ledger = summary.ledger
        let found = Dictionary(uniqueKeysWithValues: zip(summary.state.songs, summary.state.votes))
        if found != counts { return "counted \(found), not \(counts)" }
        if ledger.rowsRead != read || ledger.rowsCounted != counted || ledger.rejected != rejected {
            return "\(ledger.rowsRead) read, \(ledger.rowsCounted) counted, \(ledger.rejected) rejected; not \(read), "
                + "\(counted), \(rejected)"
        }
        if !ledger.isBalanced { return "the law is broken" }
        if ledger.filesCommitted != filesCommitted || ledger.filesQuarantined != filesAside {
            return "\(ledger.filesCommitted) files and \(ledger.filesQuarantined) aside, not \(filesCommitted) and "
                + "\(filesAside)"
        }
        return nil
    }

    private mutating func add(_ file: VoteFile) {
        guard let rows = Self.rows(file.bytes) else {
            filesAside += 1
            return quarantined.append(file.name)
        }
        filesCommitted += 1
        read += rows.count
        for (number, row) in rows.enumerated() {
            if let reason = count(row) {
                rejected[reason, default: 0] += 1
                quarantined.append("\(file.name)#\(number) \(reason)")
            }
        }
    }

    private mutating func count(_ row: JSONValue) -> String? {
        guard case .object(let fields) = row else { return "not_an_object" }
        switch fields["song"] {
        case nil, .null: return "song_missing"
        case .text(let song):
            if song.utf8.allSatisfy({ $0 <= 0x20 }) { return "song_empty" }
            guard fields["vote"] == .bool(true) else { return "vote_not_true" }
            counts[song, default: 0] += 1
            return nil
        default: return "song_not_text"
        }
    }

    /// Nil for a file without usable rows.
    private static func rows(_ bytes: [UInt8]) -> [JSONValue]? {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: bytes, as: UTF8.self) != nil,
            let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        else { return nil }
        guard case .array(let parts) = value else { return votes(value) }
        var rows: [JSONValue] = []
        for part in parts {
            guard let votes = votes(part) else { return nil }
            rows += votes
        }
        return rows
    }

    private static func votes(_ value: JSONValue) -> [JSONValue]? {
        guard case .object(let fields) = value, case .array(let votes)? = fields["votes"] else { return nil }
        return votes
    }

    private static func field(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

import DurableFiles
import Foundation

/// One file a batch, `<batch>.jsonl`, with every row that was rejected and every file that was put aside: durable before
/// the batch is committed, and the same again if the batch has to be repeated.
struct QuarantineFile {
    private struct Line: Encodable {
        var batch: Int
        var file: String
        var row: Int?
        var reason: String
        var detail: String?
        /// The row, as JSON text.
        var value: String?
    }

    private let batch: Int
    private var text: [UInt8] = []
    private let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    /// Of a rejected row, at most this much is kept.
    private static let longestValue = 4096

    init(batch: Int) { self.batch = batch }

    mutating func add(_ rows: [RejectedRow], of file: String) throws {
        for row in rows {
            let value = row.value.utf8.count > Self.longestValue ? String(row.value.prefix(1024)) + "…" : row.value
            try add(Line(batch: batch, file: file, row: row.row, reason: row.reason, value: value))
        }
    }

    mutating func add(file: String, reason: String, detail: String) throws {
        try add(Line(batch: batch, file: file, reason: reason, detail: detail))
    }

    /// Writes nothing where nothing was rejected.
    func save(in folder: String, _ files: DurableFiles) throws {
        guard !text.isEmpty else { return }
        try files.createDurableFolder(folder)
        try files.replace(Self.path(batch, in: folder), with: text)
    }

    /// Removes what a killed run had written of a batch that it did not commit: the next try may take other files.
    static func removeUncommitted(_ batch: Int, in folder: String, _ files: DurableFiles) throws {
        let path = path(batch, in: folder)
        let left = [path, path + ".part"].filter(files.exists)
        for path in left { try files.removeTree(path) }
        if !left.isEmpty { try files.syncFolder(folder) }
    }

    private static func path(_ batch: Int, in folder: String) -> String { folder + "/\(batch).jsonl" }

    private mutating func add(_ line: Line) throws {
        text += try encoder.encode(line)
        text.append(UInt8(ascii: "\n"))
    }
}

import Columnar
import TestSupport

/// What became of one line of input.
enum LineOutcome: Hashable {
    case row(contract: String, mac: String, seconds: Int64, app: String)
    case rejected(line: Int64, reason: String, text: String)
}

/// What a whole file gave, and how many lines were counted.
struct FileOutcome: Hashable {
    var rows: [LineOutcome] = []
    var rejected: [LineOutcome] = []
    var lines: Int64 = 0

    var outcomes: [LineOutcome] { rows + rejected }
    /// `3 bad_json`: line number and reason.
    var rejects: [String] {
        rejected.compactMap { if case .rejected(let line, let reason, _) = $0 { "\(line) \(reason)" } else { nil } }
    }
}

let logFields = [
    JSONField(["_source", "Contract"], .text), JSONField(["_source", "Mac"], .text),
    JSONField(["_source", "TotalDuration"], .count), JSONField(["_source", "AppName"], .text),
]

/// Reads a file the way a load does.
func readFile(_ path: String, learnsShapes: Bool = true) throws -> FileOutcome {
    var lines = try LineReader(path: path)
    var reader = JSONRowReader(fields: logFields, learnsShapes: learnsShapes)
    var batch = RowBatch(fieldCount: logFields.count)
    var result = FileOutcome()
    func add(_ line: RejectedLine) {
        let text = String(decoding: line.text.prefix(200), as: UTF8.self)
        result.rejected.append(.rejected(line: line.number, reason: line.reject.reason, text: text))
    }
    while let block = try lines.next() {
        switch block {
        case .lines(let bytes):
            guard var place = bytes.baseAddress else { continue }
            let end = place + bytes.count
            while place < end {
                batch.removeAll()
                place = reader.fill(&batch, from: place, to: end, reject: add)
                for row in 0..<batch.count { result.rows.append(outcome(of: batch, row)) }
            }
        case .oversized(let beginning): reader.skipOversizedLine(beginning: beginning, reject: add)
        }
    }
    result.lines = reader.lineNumber
    return result
}

func readBytes(_ bytes: some Sequence<UInt8>, learnsShapes: Bool = true) throws -> FileOutcome {
    let folder = try TemporaryFolder()
    return try readFile(try folder.write("20220401.json", bytes), learnsShapes: learnsShapes)
}

private func outcome(of batch: borrowing RowBatch, _ row: Int) -> LineOutcome {
    let texts = batch.texts
    func text(_ field: Int) -> String { String(decoding: texts[field][row].bytes, as: UTF8.self) }
    return .row(contract: text(0), mac: text(1), seconds: batch.integers[2][row], app: text(3))
}

/// A line of the log with any of its values replaced by other JSON.
func logLine(
    contract: String = #""C1""#, mac: String = #""M1""#, seconds: String = "5", app: String = #""APP""#,
    extra: String = ""
) -> String {
    #"{"_index":"history","_score":0,"_source":{"Contract":\#(contract),"Mac":\#(mac),"TotalDuration":\#(seconds),"AppName":\#(app)\#(extra)}}"#
}

import Foundation
import Warehouse

/// What commands print on stdout.
enum Output {
    /// One object, its keys in snake_case and sorted.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func summary(of run: RunRecord) -> String {
        var lines: [String] = []
        if run.files.isEmpty {
            lines.append("nothing new: \(run.unchanged) days had not changed")
        } else {
            lines.append(
                "\(run.rowsRead) rows read = \(run.rowsLoaded) loaded + \(run.rowsRejected) rejected, from "
                    + "\(run.files.count) days in \(String(format: "%.2f", run.seconds)) s")
        }
        for (reason, count) in run.rejected.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("  rejected \(count): \(reason)")
        }
        for skipped in run.skipped { lines.append("  skipped \(skipped.name): \(skipped.reason)") }
        if let apps = run.apps, let contracts = run.contracts, let devices = run.devices,
            let seconds = run.totalDuration, let asOf = run.asOf
        {
            lines.append(
                "\(apps) apps, \(contracts) contracts, \(devices) devices, \(seconds) s watched, as of \(asOf)")
        }
        lines += run.notes.map { "note: \($0)" }
        return lines.joined(separator: "\n")
    }
}

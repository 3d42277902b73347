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
        var lines = rows(of: run)
        if let apps = run.apps, let contracts = run.contracts, let devices = run.devices,
            let seconds = run.totalDuration, let asOf = run.asOf
        {
            lines.append(
                "\(apps) apps, \(contracts) contracts, \(devices) devices, \(seconds) s watched, as of \(asOf)")
        }
        lines += run.notes.map { "note: \($0)" }
        lines += checks(of: run)
        return PlainText.lines(lines.joined(separator: "\n"))
    }

    static func searchSummary(of run: RunRecord) -> String {
        var lines = rows(of: run)
        lines += most(run.repaired ?? [:]).map { "  repaired \($0.count): \($0.name)" }
        guard let search = run.search else { return PlainText.lines(lines.joined(separator: "\n")) }
        let months = search.months.map { "\(search.users[$0.description] ?? 0) users in \($0)" }
        lines.append("\(search.keywords) keywords, \(months.joined(separator: ", "))")
        lines.append("top searches: " + list(search.trending))
        lines.append("their genres: " + list(search.classified))
        if search.pending > 0 {
            lines.append("pending: \(search.pending) keywords; \(search.pendingReason ?? "not classified yet")")
        }
        lines += checks(of: run)
        return PlainText.lines(lines.joined(separator: "\n"))
    }

    /// A load whose tests fail does not come this far.
    private static func checks(of run: RunRecord) -> [String] {
        run.checks.map { ["\($0.passed) data tests passed, \($0.notRun) left to `cyclorama check`"] } ?? []
    }

    /// What was read, and what became of it.
    private static func rows(of run: RunRecord) -> [String] {
        var lines: [String] = []
        if run.files.isEmpty {
            lines.append("nothing new: \(run.unchanged) days had not changed")
        } else {
            lines.append(
                "\(run.rowsRead) rows read = \(run.rowsLoaded) loaded + \(run.rowsRejected) rejected, from "
                    + "\(run.files.count) days in \(String(format: "%.2f", run.seconds)) s")
        }
        lines += most(run.rejected).map { "  rejected \($0.count): \($0.name)" }
        lines += run.skipped.map { "  skipped \($0.name): \($0.reason)" }
        return lines
    }

    private static func list(_ counts: [String: Int64]) -> String {
        most(counts).map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }

    /// The largest first.
    private static func most(_ counts: [String: Int64]) -> [(name: String, count: Int64)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

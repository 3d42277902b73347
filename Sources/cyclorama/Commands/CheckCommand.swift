import ArgumentParser
import DataQuality
import Foundation
import TerminalUI
import Warehouse

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run all data tests over the warehouse.",
        discussion: """
            Keys are unique, columns hold no NULL and no value that they should not, every fact has its dimensions, sums and \
            counts agree with the facts and with what was read from the logs, and every file is whole. The tests are \
            those of docs/DATA_DICTIONARY.md. Ends with exit code 1 when a test fails.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("Only these tables, separated by commas.", valueName: "a,b"))
    var tables: String?

    @Flag(help: "List the tests instead of running them.")
    var list = false

    func run() async throws {
        if list { return try printList() }
        let wanted = try tables.map { try TableList($0).schemas }
        let folder = WarehouseFolder(root: places.places().warehouse)
        guard let generation = try folder.current() else { throw NothingLoaded(warehouse: folder.root) }
        let tables = try wanted.map { try loaded($0, generation) }
        let results = try await Interruption.cancelling {
            try await DataChecks(generation, tables: tables, depth: .full).run()
        }
        print(result.json ? try Output.json(CheckReport(results)) : PlainText.lines(CheckReport(results).text))
        guard results.failures.isEmpty else { throw ExitCode(Exit.failed) }
    }

    private func printList() throws {
        let tests = (try tables.map { try TableList($0).schemas } ?? WarehouseFolder.tables).flatMap(\.tests).map(
            \.name)
        print(result.json ? try Output.json(["tests": tests]) : tests.joined(separator: "\n"))
    }

    /// Asking for a table that was never loaded must not pass for a test that passed.
    private func loaded(_ wanted: [TableSchema], _ generation: Generation) throws -> [TableSchema] {
        let names = Set(DataChecks.tables(of: generation.manifest).map(\.name))
        if let missing = wanted.first(where: { !names.contains($0.name) }) {
            throw ValidationError(
                "\(missing.name) is not loaded yet; there are: \(names.sorted().joined(separator: ", "))")
        }
        return wanted
    }
}

/// There is no warehouse to look at.
struct NothingLoaded: Error, CustomStringConvertible {
    let warehouse: String

    var description: String {
        "nothing is loaded in \(warehouse); load daily logs first: cyclorama etl content --input DIR"
    }
}

/// What `check` found, as a program reads it.
struct CheckReport: Encodable {
    struct Table: Encodable {
        let table: String
        /// Nil where the table cannot be read.
        let rows: Int64?
        let passed: Int
        let failed: Int
        let notRun: Int
    }

    struct LeftOut: Encodable {
        let test: String
        let reason: String
    }

    let tables: [Table]
    let passed: Int
    let failed: [FailedCheck]
    let notRun: [LeftOut]
    let seconds: Double

    init(_ results: CheckResults) {
        let byTable = Dictionary(grouping: results.results, by: \.test.table)
        tables = results.rows.map { name, rows in
            let tests = byTable[name] ?? []
            let passed = tests.count { $0.outcome == .passed }
            let failed = tests.count { $0.failure != nil }
            return Table(
                table: name, rows: rows, passed: passed, failed: failed, notRun: tests.count - passed - failed)
        }
        passed = results.summary.passed
        failed = results.failures
        notRun = results.results.compactMap { result -> LeftOut? in
            if case .notRun(let reason) = result.outcome {
                LeftOut(test: result.test.name, reason: reason)
            } else {
                nil
            }
        }
        seconds = results.seconds
    }

    var text: String {
        let width = tables.map(\.table.count).max() ?? 0
        let lines = tables.map { table in
            let name = TextWidth.fitted(table.table, to: width)
            let rows = table.rows.map { "\($0)" } ?? "unreadable"
            let left = table.notRun > 0 ? "  \(table.notRun) not run" : ""
            return
                "\(table.failed == 0 ? "ok    " : "FAILED")  \(name)  \(TextWidth.fitted(rows, to: 12, .right)) rows  "
                + "\(TextWidth.fitted("\(table.passed)", to: 3, .right)) passed  \(TextWidth.fitted("\(table.failed)", to: 2, .right)) failed\(left)"
        }
        let total = "\(passed) passed, \(failed.count) failed in \(String(format: "%.2f", seconds)) s"
        return
            (lines + failed.map { "FAILED  \($0.text)" } + notRun.map { "not run  \($0.test): \($0.reason)" } + [total])
            .joined(separator: "\n")
    }
}

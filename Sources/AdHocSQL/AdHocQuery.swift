import Foundation
import Subprocess
import SystemPackage

/// Asks DuckDB: one process a query, which does not outlive it.
package struct AdHocQuery: Sendable {
    private let program: DuckDBProgram
    private let sources: SQLSources

    package init(_ program: DuckDBProgram, _ sources: SQLSources) {
        self.program = program
        self.sources = sources
    }

    /// Runs the query and keeps what its limit allows.
    package func result(of query: SQLQuery) async throws -> SQLResult {
        let (summary, collected) = try await run(query, into: RowCollector())
        return SQLResult(
            columns: collected.columns, rows: collected.rows, isCut: summary.isCut, seconds: summary.seconds)
    }

    /// Runs the query and hands its rows on as they come, so that a result of any size passes through little memory.
    ///
    /// Cancelling kills the process. Throws `SQLFault`, `CancellationError`, or what the sink throws.
    package func run<Sink: RowSink & Sendable>(
        _ query: SQLQuery, into sink: Sink
    ) async throws -> (summary: SQLSummary, sink: Sink) {
        let start = ContinuousClock.now
        var (summary, filled) = try await withThrowingTaskGroup { group in
            group.addTask { try await execute(query, sink) }
            group.addTask { () async throws -> (SQLSummary, Sink) in
                try await Task.sleep(for: .seconds(query.timeout))
                throw SQLFault(
                    .timedOut, "the query took longer than \(Self.seconds(query.timeout)) and was stopped",
                    remedy:
                        "ask for fewer days or rows, or allow more with --timeout SECONDS or sql.timeout in config.toml"
                )
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
        summary.seconds = (ContinuousClock.now - start) / .seconds(1)
        return (summary, filled)
    }

    private func execute<Sink: RowSink & Sendable>(
        _ query: SQLQuery, _ sink: Sink
    ) async throws -> (SQLSummary, Sink) {
        let script = SandboxScript(sources: sources, query: query)
        let outcome = try await started(script) { output, kill in
            var (reader, sink) = (ResultReader(limit: query.limit), sink)
            for try await buffer in output {
                let wantsMore = try buffer.withUnsafeBytes { try reader.take($0, &sink) }
                guard wantsMore else {
                    try kill()
                    break
                }
            }
            return (reader, sink)
        }
        try Task.checkCancellation()
        let (reader, filled) = outcome.closureResult
        let summary = reader.summary
        guard summary.isCut || outcome.terminationStatus.isSuccess && reader.hasBegun else {
            let text = String(decoding: outcome.standardError, as: UTF8.self)
            let report = DuckDBReport(text, hasBegun: reader.hasBegun)
            throw SQLFault(report, else: text + "\n\(outcome.terminationStatus)", query, sources)
        }
        return (summary, filled)
    }

    private typealias Output = SubprocessOutputSequence

    /// Starts DuckDB with nothing of our environment, and gives its output to `body`.
    private func started<Result: Sendable>(
        _ script: SandboxScript, _ body: (Output, () throws -> Void) async throws -> Result
    ) async throws -> ExecutionResult<Result, SequenceOutput, BytesOutput> {
        var options = PlatformOptions()
        // There is nothing in it that would have to end cleanly.
        options.teardownSequence = []
        do {
            return try await Subprocess.run(
                .path(FilePath(program.path)), arguments: Arguments(script.arguments),
                environment: .custom(["LC_ALL": "C.UTF-8"]), platformOptions: options, input: .none,
                output: .sequence, error: .bytes(limit: 1 << 20)
            ) { execution in
                try await body(execution.standardOutput) { try execution.send(signal: .kill) }
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw SQLFault(.noDuckDB, "\(program.path) cannot be run: \(error)", remedy: DuckDBProgram.remedy)
        } catch is RecordScanner.Malformed {
            throw SQLFault(
                .noDuckDB, "what \(program.path) prints is not understood",
                remedy: "use the DuckDB of `pip install duckdb-cli`")
        }
    }

    private static func seconds(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
    }
}

import Warehouse

/// What came of one data test.
package enum TestOutcome: Hashable, Sendable {
    case passed
    case failed(FailedCheck)
    /// Why it was left out.
    case notRun(String)

    /// For a test that compares with rows that were not read.
    static func leftOut(_ depth: DataChecks.Depth) -> TestOutcome {
        .notRun(
            depth == .quick ? "it reads every row; `cyclorama check` runs it" : "what it compares with cannot be read")
    }
}

package struct TestResult: Hashable, Sendable {
    package let test: DataTest
    package let outcome: TestOutcome

    package var failure: FailedCheck? { if case .failed(let failure) = outcome { failure } else { nil } }
}

/// All results, in the order of the schema.
package struct CheckResults: Sendable {
    package let results: [TestResult]
    /// Rows of each table tested; nil where it cannot be read.
    package let rows: [(table: String, rows: Int64?)]
    /// Wall time.
    package let seconds: Double

    package var failures: [FailedCheck] { results.compactMap(\.failure) }

    package var summary: CheckSummary {
        CheckSummary(
            passed: results.count { $0.outcome == .passed }, failed: failures,
            notRun: results.count { if case .notRun = $0.outcome { true } else { false } }, seconds: seconds)
    }

    /// - Throws: `DataTestsFailed` where a test failed.
    package func requireAllPassed() throws {
        guard failures.isEmpty else { throw DataTestsFailed(failures) }
    }
}

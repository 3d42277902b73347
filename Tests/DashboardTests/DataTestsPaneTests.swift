import Testing
import Warehouse

@testable import Dashboard

/// What the data tests of a run came to is told with the run.
@Suite struct DataTestsPaneTests {
    private func screen(_ checks: CheckSummary, columns: Int, rows: Int) throws -> String {
        var state = Fixture.state(.jobs, columns: columns, rows: rows, model: nil)
        var run = Fixture.runs()[0]
        run.checks = checks
        state.runs = [run]
        return try state.show(.text)
    }

    @Test("a run whose tests passed says how many, and how many it left to check", arguments: [(120, 36), (80, 24)])
    func passed(columns: Int, rows: Int) throws {
        let summary = CheckSummary(passed: 231, failed: [], notRun: 20, seconds: 0.1)
        #expect(try screen(summary, columns: columns, rows: rows).contains("data tests 231 passed, 20 left"))
    }

    @Test("a run whose tests failed names them with their figures")
    func failed() throws {
        let failure = FailedCheck(
            test: "dim_contract: rows = ledger", expected: "100", found: "99", examples: ["Nguyễn"])
        let summary = CheckSummary(passed: 230, failed: [failure], notRun: 0, seconds: 0.1)
        let text = try screen(summary, columns: 120, rows: 36)
        #expect(text.contains("1 of 231 data tests failed"))
        #expect(text.contains("dim_contract: rows = ledger") && text.contains("expected 100, found 99"))
    }
}

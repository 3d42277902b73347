/// What the data tests of one load or one `cyclorama check` came to.
package struct CheckSummary: Hashable, Sendable, Codable {
    package var passed: Int
    package var failed: [FailedCheck]
    /// Tests left to `cyclorama check`, as they read every fact; or that could not run because another one failed.
    package var notRun: Int
    /// Wall time.
    package var seconds: Double

    package init(passed: Int, failed: [FailedCheck], notRun: Int, seconds: Double) {
        self.passed = passed
        self.failed = failed
        self.notRun = notRun
        self.seconds = seconds
    }
}

/// A data test that failed, with its figures.
package struct FailedCheck: Hashable, Sendable, Codable {
    /// As in the data dictionary: `dim_contract.contract_id: unique`.
    package var test: String
    package var expected: String
    package var found: String
    /// A few of the rows it is about.
    package var examples: [String]

    package init(test: String, expected: String, found: String, examples: [String] = []) {
        self.test = test
        self.expected = expected
        self.found = found
        self.examples = examples
    }

    /// One line.
    package var text: String {
        "\(test) — expected \(expected), found \(found)"
            + (examples.isEmpty ? "" : " (\(examples.joined(separator: "; ")))")
    }
}

/// A load whose data tests failed: nothing of it was published.
package struct DataTestsFailed: Error, CustomStringConvertible {
    package let failed: [FailedCheck]

    package init(_ failed: [FailedCheck]) { self.failed = failed }

    package var description: String {
        let all = failed.count == 1 ? "a data test" : "\(failed.count) data tests"
        let shown = failed.prefix(3).map(\.text).joined(separator: "; ")
        return
            "\(all) failed, so nothing was published and the tables are as before: \(shown). Run `cyclorama check`; if "
            + "it fails too, move the warehouse away and load the logs again"
    }
}

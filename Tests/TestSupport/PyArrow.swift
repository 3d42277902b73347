import Foundation

/// Arrow's own Python module, to write what DuckDB cannot: it came with the libraries this is linked with.
package enum PyArrow {
    package static let isAvailable = (try? run("")) != nil
    /// Why a test is skipped.
    package static let absence = "python3 cannot import pyarrow"

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs a script that has `sys`, `pa` and `pq`, and its arguments behind the first of `sys.argv`.
    package static func run(_ script: String, _ arguments: [String] = []) throws {
        let libraries = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.deps/arrow/lib/libparquet.so").standardizedFileURL
        // The library lies in the module's folder, and is linked from here.
        let packages = libraries.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent().path
        let header = "import sys\nimport pyarrow as pa\nimport pyarrow.parquet as pq\n"
        let result = try CommandResult.run(
            ["python3", "-c", header + script] + arguments, environment: ["PYTHONPATH": packages])
        guard result.status == 0 else { throw Failure(description: result.errors) }
    }
}

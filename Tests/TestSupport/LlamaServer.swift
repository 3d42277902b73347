import Foundation

/// llama.cpp's server with a tiny model of random weights, in a process of its own.
package final class LlamaServer {
    /// Why a test is skipped.
    package static let absence = "python3 with the module xllamacpp is not there (scripts/bootstrap --test)"

    package static let isAvailable =
        (try? CommandResult.run(["python3", "-c", "import xllamacpp"], environment: ["PYTHONPATH": packages]))?.status
        == 0

    package let url: String
    private let process = Process()
    private let input = Pipe()

    package struct Failure: Error {
        package let errors: String
    }

    /// Starts it; returns when it listens.
    /// - Parameter folder: for the model's file and what the server says.
    package init(folder: String) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "llama-server.py").path
        let errors = folder + "/errors"
        try Data().write(to: URL(filePath: errors))
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, folder]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": Self.packages]) { $1 }
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        var line = Data()
        while line.last != 0x0A {
            let more = output.fileHandleForReading.availableData
            // It has ended.
            guard !more.isEmpty else {
                throw Failure(errors: (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "")
            }
            line += more
        }
        url = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// It ends with its input.
    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static let packages = [
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.deps/python-llm")
            .standardizedFileURL.path, ProcessInfo.processInfo.environment["PYTHONPATH"] ?? "",
    ].joined(separator: ":")
}

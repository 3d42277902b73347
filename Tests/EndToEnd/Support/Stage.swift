import Foundation
import LogGenerator
import TestSupport

/// The real program with folders of its own, so that nothing of the user's is read or written.
final class Stage: Sendable {
    static let program = TestProducts.executable("cyclorama")

    let root: String
    var workspace: String { root + "/workspace" }
    var environment: [String: String] {
        [
            "CYCLORAMA_WORKSPACE": workspace, "XDG_STATE_HOME": root + "/state", "XDG_CONFIG_HOME": root + "/config",
            "XDG_DATA_HOME": root + "/data",
        ]
    }

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "stage-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Runs a command to its end, without a terminal.
    func run(_ arguments: String...) throws -> CommandResult {
        try CommandResult.run([Self.program] + arguments, environment: environment)
    }

    /// The one JSON object on standard output.
    static func object(_ result: CommandResult) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        guard let object = value as? [String: Any] else { throw TmuxSession.Failure("no object: \(result)") }
        return object
    }

    /// Daily logs from 1 April 2022 on.
    func logs(days: Int = 2, records: Int = 6000, dirty: Bool = false, name: String = "logs") async throws -> String {
        let folder = root + "/" + name
        let options = ContentLogOptions(
            output: folder, firstDay: 19_083, days: days, records: records, seed: 7, dirty: dirty)
        _ = try await ContentLogGenerator(options: options).run()
        return folder
    }

    /// Waits without giving the thread up: where a test must act while something is under way, other tests could keep it
    /// from running until that has ended.
    static func block(until what: String, _ condition: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + TmuxSession.patience
        while try !condition() {
            guard ContinuousClock.now < deadline else { throw TmuxSession.Failure("not in time: \(what)") }
            usleep(5000)
        }
    }

    func write(_ text: String, to path: String) throws {
        let file = URL(filePath: root + "/" + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}

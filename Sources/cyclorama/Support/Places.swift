import Foundation
import StreamEngine

/// The folders a run works in.
struct Places: Sendable {
    let workspace: String
    let warehouse: String

    var runs: String { workspace + "/runs" }
    var frames: String { workspace + "/frames" }
    var rawVotes: String { workspace + "/raw_data" }
    var snapshot: String { workspace + "/output/final_snapshot" }
    var checkpoint: String { workspace + "/checkpoints" }
    var votesQuarantine: String { workspace + "/quarantine/votes" }
    var exports: String { workspace + "/exports" }
    var log: String { workspace + "/logs/cyclorama.log" }

    /// The stream engine's folders in this workspace.
    var stream: StreamOptions {
        StreamOptions(
            input: rawVotes, output: snapshot, checkpoint: checkpoint, quarantine: votesQuarantine,
            threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    static var standardWorkspace: String {
        if let path = variable("CYCLORAMA_WORKSPACE") { return absolute(path) }
        return userFolder("XDG_DATA_HOME", else: ".local/share")
    }

    /// `cyclorama` in one of the user's folders as the XDG Base Directory Specification names them.
    static func userFolder(_ name: String, else fallback: String) -> String {
        // The specification tells programs to ignore a relative path.
        if let path = variable(name), path.hasPrefix("/") { return absolute(path) + "/cyclorama" }
        return NSHomeDirectory() + "/\(fallback)/cyclorama"
    }

    static func absolute(_ path: String) -> String {
        let expanded = NSString(string: path).expandingTildeInPath
        return URL(fileURLWithPath: expanded).standardizedFileURL.path
    }

    /// An environment variable; nil where it is not set, or empty.
    static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

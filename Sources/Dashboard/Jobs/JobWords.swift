import TerminalUI
import Warehouse

extension JobView.State {
    /// The state in a word.
    var word: String {
        switch self {
        case .idle: "idle"
        case .starting: "starting"
        case .running: "running"
        case .stopping: "stopping"
        case .stopped: "stopped"
        case .failed: "failed"
        case .done: "done"
        }
    }

    var role: Role {
        switch self {
        case .idle, .stopped: .secondary
        case .starting, .running: .accent
        case .stopping: .warning
        case .failed: .bad
        case .done: .good
        }
    }

}

extension JobView {
    /// A sign that tells the states apart without colour.
    func sign(_ glyphs: Glyphs) -> Character {
        let isService = JobID.services.contains(id)
        return switch state {
        case .idle, .stopped: glyphs.ring
        case .starting, .stopping: glyphs.play
        case .running: isService ? glyphs.dot : glyphs.play
        case .failed: glyphs.cross
        case .done: isService ? glyphs.ring : glyphs.dot
        }
    }
}

extension RunRecord.State {
    var word: String { rawValue }

    var role: Role {
        switch self {
        case .running: .accent
        case .done: .good
        case .failed: .bad
        case .interrupted: .warning
        }
    }

    func sign(_ glyphs: Glyphs) -> Character {
        switch self {
        case .running: glyphs.play
        case .done: glyphs.dot
        case .failed: glyphs.cross
        case .interrupted: glyphs.ring
        }
    }
}

extension RunRecord {
    /// Rows a second; NaN where the run took no time.
    var rate: Double { seconds > 0 ? Double(rowsRead) / seconds : .nan }
}

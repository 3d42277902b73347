import TerminalUI

extension DashboardState {
    mutating func startStop(_ id: JobID) -> [DashboardEffect] {
        switch job(id)?.state {
        case .starting, .running:
            say("Stopping the \(id.title)" + (id == .stream ? ": it takes one last batch." : "."))
            return [.stop(id)]
        case .stopping:
            say("The \(id.title) is already stopping.")
            return []
        default:
            guard let folder = loadFolder(id) else { return [.start(id)] }
            overlay = .folder(id, TextField(folder), problem: nil)
            return []
        }
    }

    mutating func confirmFolder() -> [DashboardEffect] {
        guard case .folder(let id, let field, _) = overlay else { return [] }
        let folder = DashboardState.trimmed(field.text)
        guard !folder.isEmpty else {
            overlay = .folder(id, field, problem: "Type the folder that holds the \(id.logs).")
            return []
        }
        overlay = nil
        if job(id)?.isBusy == true {
            say("The \(id.title) runs already; \(KeyBindings.key(of: id)) stops it.")
            return []
        }
        if id == .search { searchFolder = folder } else { contentFolder = folder }
        say("Loading \(folder).")
        return [.saveFolder(id, folder), .startLoad(id, folder: folder)]
    }

    /// The folder offered to a job that reads one; nil for the others.
    private func loadFolder(_ id: JobID) -> String? {
        switch id {
        case .content: contentFolder
        case .search: searchFolder
        case .api, .poller, .stream, .load: nil
        }
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

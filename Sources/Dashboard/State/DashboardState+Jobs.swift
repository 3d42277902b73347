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
            guard id == .content else { return [.start(id)] }
            overlay = .folder(TextField(contentFolder), problem: nil)
            return []
        }
    }

    mutating func confirmFolder() -> [DashboardEffect] {
        guard case .folder(let field, _) = overlay else { return [] }
        let folder = DashboardState.trimmed(field.text)
        guard !folder.isEmpty else {
            overlay = .folder(field, problem: "Type the folder that holds the daily logs.")
            return []
        }
        overlay = nil
        if job(.content)?.isBusy == true {
            say("The content ETL runs already; b stops it.")
            return []
        }
        contentFolder = folder
        say("Loading \(folder).")
        return [.saveFolder(folder), .startContent(folder: folder)]
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

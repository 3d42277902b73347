import TerminalUI

extension DashboardState {
    /// The frame as it stands, without what lies over it for a moment.
    private var frameToKeep: CellBuffer {
        var state = self
        state.message = nil
        if case .help = overlay {} else { state.overlay = nil }
        return render(state).buffer
    }

    mutating func saveFrame() -> [DashboardEffect] {
        say("Saving the frame.")
        return [.saveFrame(frameToKeep, name: screen.rawValue)]
    }

    mutating func copyFrame() -> [DashboardEffect] {
        say("Copied the frame, where the terminal takes it.")
        return [.copy(frameToKeep.plainText)]
    }

    /// The row chosen; in a pane where none is chosen, all its lines.
    mutating func copyRow() -> [DashboardEffect] {
        let space = PaneSpace(columns: max(120, size.columns), rows: max(40, size.rows), look: Look(capabilities))
        let pane = ScreenLayout(self).focused(self) ?? focusedPane
        let body = asShown.body(of: pane, in: space)
        let chosen = body.lines.filter(\.isSelected)
        let lines = chosen.isEmpty ? body.lines : chosen
        let text = lines.map(\.cells).joined(separator: "\n")
        guard !text.allSatisfy(\.isWhitespace) else {
            say("There is nothing to copy in this pane.")
            return []
        }
        let what = chosen.isEmpty ? "the pane “\(pane.title)”" : "the row"
        say("Copied \(what), where the terminal takes it.")
        return [.copy(text)]
    }
}

extension TextLine {
    /// The line's texts without bars, a tab between them, as spreadsheets take them in.
    fileprivate var cells: String {
        spans.filter { $0.role != .bar && $0.role != .track }
            .map { TextWidth.flat($0.text).split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\t")
    }
}

import TerminalUI

/// Editor and catalog side by side, the result below them over the whole width.
struct SQLLayout {
    var state: DashboardState
    var area: Rect
    var form: ScreenLayout.Form

    var places: [ScreenLayout.Place] {
        let bands = area.stacked([
            Claim(least: 7, wanted: area.rows * 2 / 5, grows: 0), Claim(least: 8, wanted: 8, grows: 1),
        ])
        let catalog = form == .wide ? min(60, area.columns * 9 / 20) : min(38, area.columns * 9 / 20)
        let top = bands[0].columns([.weight(1), .fixed(catalog)])
        return [(Pane.sqlEditor, top[0]), (.sqlCatalog, top[1]), (.sqlResult, bands[1])]
            .filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0.0, area: $0.1) }
    }

    /// Rows a pane asks for in an upright window, its frame included.
    func rows(of pane: Pane) -> Int {
        switch pane {
        case .sqlEditor: max(7, min(16, state.sql.editor.lines.count + 3))
        case .sqlCatalog: 9
        default: 12
        }
    }
}

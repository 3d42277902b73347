import TerminalUI
import Warehouse

extension DashboardState {
    /// The content of a pane of the search screen.
    func searchBody(of pane: Pane, in space: PaneSpace) -> PaneBody {
        guard let search else { return noSearches(pane, space) }
        switch pane {
        case .searchTotals: return SearchTotalsPane.body(search, space)
        case .trending: return TrendingPane.body(search, space)
        case .genres: return GenresPane.body(search, space)
        case .transitions: return TransitionsPane.body(search, space, isExact: isZoomed)
        case .movers: return MoversPane.body(search, filter(of: pane), space, isWhole: isZoomed)
        case .keywords: return KeywordsPane.body(search, filter(of: pane), hidden: hidden(pane), space)
        case .sources: return SourcesPane.body(search, space, isWhole: isZoomed)
        case .labels: return LabelsPane.body(search, space, isWhole: isZoomed)
        case .users: return UsersPane.body(self, search, space)
        default: return PaneBody([])
        }
    }

    /// Why there is nothing to show, and what to do about it.
    private func noSearches(_ pane: Pane, _ space: PaneSpace) -> PaneBody {
        let say = { (text: String, role: Role) in TextLine.wrapped(text, role, to: space.columns) }
        if let dataError {
            return PaneBody(
                say("The data could not be read.", .bad) + say("Press e to load the search logs again.", .text)
                    + say(dataError, .secondary), status: "error", statusRole: .bad)
        }
        guard hasLoadedSearch else {
            return PaneBody(say("Reading the searches; the keys answer meanwhile.", .secondary))
        }
        let nothing = say("No \(subject(of: pane)) yet.", .secondary)
        guard let job = job(.search), job.isBusy else {
            return PaneBody(nothing + say("Press e to load search logs.", .text))
        }
        return PaneBody(nothing + say("Search logs are being loaded; it appears when that is done.", .text))
    }

    private func subject(of pane: Pane) -> String {
        switch pane {
        case .searchTotals: "searches"
        case .trending: "changes of taste"
        case .genres, .transitions: "genres"
        case .movers, .keywords: "keywords"
        case .sources: "platforms or networks"
        case .labels: "labelled keywords"
        default: "users"
        }
    }
}

import Customers
import TerminalUI

/// The panes of the customers screen in the wide and the medium form: all customers, or one.
struct CustomersLayout {
    var state: DashboardState
    var area: Rect
    var form: ScreenLayout.Form

    var places: [ScreenLayout.Place] {
        let isOne = state.customers.isProfileShown
        let places =
            switch form {
            case .wide: isOne ? wideProfile : wideList
            default: isOne ? mediumProfile : mediumList
            }
        return places.filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0.0, area: $0.1) }
    }

    /// Rows a pane asks for, its frame included.
    func rows(of pane: Pane) -> Int {
        let data = state.customers.data
        switch pane {
        case .customerSegments:
            return max(4, data?.segments.lines.count ?? 0) + (data?.rulesHaveChanged == true ? 5 : 4)
        case .customerChurn: return 9
        case .customerFacets: return 10
        case .profileWho: return 9
        case .profileDays: return min(8, weeks) + 4
        case .profileApps, .profileSearches: return max(3, min(8, state.customers.profile?.apps.count ?? 0)) + 2
        case .profileDevices: return max(2, min(6, state.customers.profile?.devices.count ?? 0)) + 3
        default: return 12
        }
    }

    private var weeks: Int { ((state.customers.profile?.days.count ?? 0) + 12) / 7 }

    private var wideList: [(Pane, Rect)] {
        let side = area.columns >= 170 ? 62 : 46
        let parts = area.columns([.weight(1), .fixed(side)])
        let stack = parts[1].stacked([
            Claim(least: 8, wanted: rows(of: .customerSegments), grows: 0), Claim(least: 6, wanted: 9, grows: 0),
            Claim(least: 4, wanted: 10, grows: 1),
        ])
        return [
            (.customerTable, parts[0]), (.customerSegments, stack[0]), (.customerChurn, stack[1]),
            (.customerFacets, stack[2]),
        ]
    }

    /// One list at a time: the table is as wide as the window.
    private var mediumList: [(Pane, Rect)] {
        [(state.customers.panes.contains(state.focusedPane) ? state.focusedPane : .customerTable, area)]
    }

    private var wideProfile: [(Pane, Rect)] {
        let parts = area.columns([.weight(31), .weight(29)])
        let hasSearches = state.customers.panes.contains(.profileSearches)
        let devices = (state.customers.profile?.devices.count ?? 0) + 3
        let room = area.rows - 9 - rows(of: .profileDays) - rows(of: .profileApps)
        let left = parts[0].stacked([
            Claim(least: 8, wanted: 9, grows: 0), Claim(least: 6, wanted: rows(of: .profileDays), grows: 0),
            Claim(least: 5, wanted: rows(of: .profileApps), grows: 0),
            Claim(least: max(5, min(devices, room)), wanted: 5, grows: 1),
        ])
        let right = parts[1].stacked([
            Claim(least: hasSearches ? 4 : 0, wanted: hasSearches ? 5 : 0, grows: 0),
            Claim(least: 6, wanted: 6, grows: 1),
        ])
        return [
            (.profileWho, left[0]), (.profileDays, left[1]), (.profileApps, left[2]), (.profileDevices, left[3]),
            (.profileSearches, right[0]), (.profileRows, right[1]),
        ]
    }

    /// The last band shows the rows, or the list that has the focus.
    private var mediumProfile: [(Pane, Rect)] {
        let bands = area.stacked([
            Claim(least: 8, wanted: 9, grows: 0), Claim(least: 6, wanted: min(8, rows(of: .profileDays)), grows: 0),
            Claim(least: 5, wanted: 6, grows: 1),
        ])
        let middle = bands[1].columns([.weight(46), .weight(34)])
        let isOther = state.focusedPane == .profileDevices || state.focusedPane == .profileSearches
        return [
            (.profileWho, bands[0]), (.profileDays, middle[0]), (.profileApps, middle[1]),
            (isOther ? state.focusedPane : .profileRows, bands[2]),
        ]
    }
}

import Customers
import TerminalUI

extension DashboardState {
    /// The content of a pane of the customers screen.
    func customersBody(of pane: Pane, in space: PaneSpace) -> PaneBody {
        guard let data = customers.data else { return noCustomers(space) }
        let isFocused = pane == focusedPane || ScreenLayout(self).focused(self) == pane
        switch pane {
        case .customerTable:
            return CustomerTablePane.body(
                customers, data, hidden: hidden(pane), space, scroll: scroll[.customerTable] ?? 0)
        case .customerSegments: return CustomerSegmentsPane.body(customers, data, space, isFocused: isFocused)
        case .customerChurn: return ChurnPane.body(customers, data, space, isFocused: isFocused)
        case .customerFacets: return FacetsPane.body(customers, data, space, isFocused: isFocused)
        default: return profileBody(of: pane, data, in: space)
        }
    }

    private func profileBody(of pane: Pane, _ data: CustomersData, in space: PaneSpace) -> PaneBody {
        let say = { (text: String, role: Role) in TextLine.wrapped(text, role, to: space.columns) }
        guard let profile = customers.profile else {
            guard let problem = customers.profileProblem else {
                return PaneBody(say("Reading the customer's rows.", .secondary))
            }
            return PaneBody(
                say("The customer could not be read.", .bad) + say("Esc goes back; b loads the logs again.", .text)
                    + say(problem, .secondary), status: "error", statusRole: .bad)
        }
        switch pane {
        case .profileWho: return WhoPane.body(profile, data, space)
        case .profileDays: return CalendarPane.body(profile, space)
        case .profileApps: return ProfileAppsPane.body(profile, space)
        case .profileDevices: return ProfileDevicesPane.body(profile, filter(of: pane), space)
        case .profileSearches: return ProfileSearchesPane.body(profile, data, space)
        default: return ProfileRowsPane.body(profile, filter(of: pane), space, scroll: scroll[.profileRows] ?? 0)
        }
    }

    /// Why there is nothing to show, and what to do about it.
    private func noCustomers(_ space: PaneSpace) -> PaneBody {
        let say = { (text: String, role: Role) in TextLine.wrapped(text, role, to: space.columns) }
        if let problem = problem(of: .customers) {
            return PaneBody(
                say("The customers could not be read.", .bad) + say("Press b to load the logs again.", .text)
                    + say(problem, .secondary), status: "error", statusRole: .bad)
        }
        guard customers.hasLoaded else {
            return PaneBody(say("Reading the customers; the keys answer meanwhile.", .secondary))
        }
        guard let job = job(.content), job.isBusy else {
            return PaneBody(
                say("No customers yet.", .secondary) + say("Press b to load a folder of daily logs.", .text))
        }
        return PaneBody(
            say("No customers yet.", .secondary) + say("Logs are being loaded; they appear when that is done.", .text))
    }
}

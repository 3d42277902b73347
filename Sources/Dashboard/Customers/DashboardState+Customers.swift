import Customers
import TerminalUI

extension DashboardState {
    mutating func take(_ news: CustomersNews) {
        switch news {
        case .data(let data): customers.show(data)
        case .failed(let reason): (customers.hasLoaded, customers.problem) = (true, reason)
        case .devicesRead:
            // A search under way may find more now.
            if MACText.isLike(customers.query.filter.text) { customers.select(customers.query) }
        case .profile(let profile):
            guard customers.opening == profile.row else { return }
            (customers.profile, customers.opening, customers.profileProblem) = (profile, nil, nil)
        case .profileFailed(let row, let reason):
            guard customers.opening == row else { return }
            (customers.opening, customers.profileProblem) = (nil, reason)
        }
    }

    /// Asks for the data when the screen is shown first.
    package mutating func askForCustomers() -> [DashboardEffect] {
        guard screen == .customers, !customers.isAskedFor else { return [] }
        customers.isAskedFor = true
        return [.readCustomers]
    }

    mutating func perform(_ command: CustomersCommand) -> [DashboardEffect] {
        var query = customers.query
        switch command {
        case .sortLeft, .sortRight:
            let columns = CustomerColumn.allCases
            let index = columns.firstIndex(of: query.sort) ?? 0
            query.sort = columns[(index + (command == .sortRight ? 1 : columns.count - 1)) % columns.count]
            query.isDescending = query.sort.isDescendingFirst
        case .reverse: query.isDescending.toggle()
        case .clear: (query.filter, customers.typed) = (CustomerFilter(), "")
        case .back:
            _ = closeCustomers()
            return []
        case .open: return openAtHand()
        }
        customers.select(query)
        scroll[.customerTable] = 0
        return []
    }

    mutating func searchCustomers(_ text: String) {
        guard text != customers.typed else { return }
        var query = customers.query
        customers.typed = text
        SearchWords(text).apply(to: &query.filter)
        customers.select(query)
        scroll[.customerTable] = 0
    }

    private mutating func openAtHand() -> [DashboardEffect] {
        guard !customers.isProfileShown else { return [] }
        guard focusedPane == .customerTable else {
            let picks = customers.picks(of: focusedPane)
            let place = customers.cursor[focusedPane] ?? 0
            guard picks.indices.contains(place) else { return [] }
            var query = customers.query
            picks[place].toggle(&query.filter)
            customers.select(query)
            scroll[.customerTable] = 0
            return []
        }
        guard let row = customers.rowAtHand else { return [] }
        guard !held.contains(where: { $0.kind == .customers }) else {
            say("There are newer customers; f shows them, and then one can be opened.")
            return []
        }
        customers.opening = row
        (focus[.customers], isZoomed) = (.profileRows, false)
        for pane in customers.panes { (scroll[pane], filters[pane]) = (0, nil) }
        return [.readCustomer(row)]
    }

    /// What Esc takes back on this screen: a filter of the customer's rows, the customer, then what was searched for, then the filters.
    mutating func closeCustomers() -> Bool {
        guard screen == .customers else { return false }
        if customers.isProfileShown, isFilterAtHand {
            filter(focusedPane, by: "")
        } else if customers.isProfileShown {
            (customers.profile, customers.opening, customers.profileProblem) = (nil, nil, nil)
            (focus[.customers], isZoomed) = (.customerTable, false)
        } else if !customers.typed.isEmpty {
            searchCustomers("")
        } else if !customers.query.filter.isEmpty, !isZoomed {
            _ = perform(CustomersCommand.clear)
        } else {
            return false
        }
        return true
    }

    mutating func moveCustomers(_ pane: Pane, _ move: Command.Move, page: Int) {
        let count = pane == .customerTable ? customers.selection?.count ?? 0 : customers.picks(of: pane).count
        customers.cursor[pane] = move.applied(to: customers.cursor[pane] ?? 0, last: max(0, count - 1), page: page)
        guard pane == .customerTable else { return }
        scroll[pane] = CustomerTablePane.first(
            selected: customers.cursor[pane] ?? 0, scroll: scroll[pane] ?? 0, rows: page, count: count)
    }

    /// A click chooses a line; a double one opens it.
    mutating func clickCustomers(_ pane: Pane, _ row: Int, isDouble: Bool) -> [DashboardEffect] {
        guard pane.isCustomerList else { return [] }
        customers.cursor[pane] = row
        return isDouble == (pane == .customerTable) ? perform(CustomersCommand.open) : []
    }
}

extension Pane {
    /// Lists with a line at hand.
    var isCustomerList: Bool {
        switch self {
        case .customerTable, .customerSegments, .customerChurn, .customerFacets: true
        default: false
        }
    }
}

extension CustomerColumn {
    /// Numbers begin with the most, names with the first; days since the last one with the fewest.
    var isDescendingFirst: Bool {
        switch self {
        case .contract, .segment, .app, .recency: false
        case .scores, .devices, .frequency, .hours, .change: true
        }
    }
}

import Customers
import TerminalUI

/// The state of the customers screen.
package struct CustomersView: Sendable {
    /// Nil while nothing is known, or where there are no customers; `hasLoaded` tells the two apart.
    package internal(set) var data: CustomersData?
    package internal(set) var hasLoaded = false
    /// Why the customers could not be read; `data` then are the last good ones.
    package internal(set) var problem: String?
    /// True once the data were asked for: that happens when the screen is shown first.
    var isAskedFor = false
    package internal(set) var query = CustomerQuery()
    package internal(set) var selection: CustomerSelection?
    /// What the query's text, scores and ranges were typed as.
    package internal(set) var typed = ""
    /// Places of the lines at hand, in the selection and in the lists beside it.
    var cursor: [Pane: Int] = [:]
    package internal(set) var profile: CustomerProfile?
    /// The row of the customer that is being read.
    var opening: Int?
    var profileProblem: String?

    package init() {}

    var isProfileShown: Bool { profile != nil || opening != nil || profileProblem != nil }

    /// Takes a query in and finds its customers.
    mutating func select(_ query: CustomerQuery) {
        self.query = query
        selection = data?.table.select(query)
        cursor[.customerTable] = 0
    }

    /// Shows the data of a generation; query and customer at hand stay where they can.
    mutating func show(_ data: CustomersData?) {
        let contract = profile?.customer.contract
        self.data = data
        (hasLoaded, problem) = (true, nil)
        if let data { query.filter.dropUnknown(data) }
        let place = cursor[.customerTable] ?? 0
        select(query)
        cursor[.customerTable] = min(place, max(0, (selection?.count ?? 0) - 1))
        // A row of the table before says nothing about this one.
        (opening, profileProblem) = (nil, nil)
        if contract == nil || data?.table.row(ofContract: contract ?? "") != profile?.row { profile = nil }
    }

    /// The row of the table at hand.
    var rowAtHand: Int? {
        guard let selection, selection.count > 0 else { return nil }
        return Int(selection.rows[min(cursor[.customerTable] ?? 0, selection.count - 1)])
    }

    /// What of the words typed filters by nothing, for they cannot be understood; nil where all can.
    var notUnderstood: String? {
        let words = SearchWords(typed).notUnderstood
        return words.isEmpty ? nil : "not understood: " + words.joined(separator: " ")
    }

    /// How many a filter selects, in a few words, for the lists it is chosen in; nil where there is none.
    var selectionWords: String? {
        guard let data, let selection, !query.filter.isEmpty else { return nil }
        let hours = NumberText.percent(selection.seconds, of: data.table.totalSeconds)
        return "\(NumberText.grouped(Int64(selection.count))) selected · "
            + "\(NumberText.percent(Int64(selection.count), of: Int64(data.table.count))) · hours \(hours)"
    }

    var panes: [Pane] {
        guard isProfileShown else { return [.customerTable, .customerSegments, .customerChurn, .customerFacets] }
        let hasSearches = profile.map { !$0.searches.isEmpty } ?? false
        return [.profileWho, .profileDays, .profileApps, .profileRows, .profileDevices]
            + (hasSearches ? [.profileSearches] : [])
    }
}

extension CustomerFilter {
    /// Drops what is in no list any more, and could not be taken back there.
    fileprivate mutating func dropUnknown(_ data: CustomersData) {
        if let segment, !data.table.segmentNames.contains(segment) { self.segment = nil }
        if let app, !data.table.apps.contains(app) { self.app = nil }
        if let prefix, !data.provinces.contains(where: { $0.name == prefix }) { self.prefix = nil }
        if churn == .falling, data.churn.falling == nil { churn = nil }
    }
}

/// A line of a list beside the table, by which it can be filtered.
enum CustomerPick: Hashable {
    case segment(String)
    case churn(ChurnGroup)
    case app(String)
    case province(String)

    func isChosen(_ filter: CustomerFilter) -> Bool {
        switch self {
        case .segment(let name): filter.segment == name
        case .churn(let group): filter.churn == group
        case .app(let name): filter.app == name
        case .province(let name): filter.prefix == name
        }
    }

    /// Filters by this line, or no longer does.
    func toggle(_ filter: inout CustomerFilter) {
        let isOff = isChosen(filter)
        switch self {
        case .segment(let name): filter.segment = isOff ? nil : name
        case .churn(let group): filter.churn = isOff ? nil : group
        case .app(let name): filter.app = isOff ? nil : name
        case .province(let name): filter.prefix = isOff ? nil : name
        }
    }
}

extension CustomersView {
    /// What the lines of a list stand for.
    func picks(of pane: Pane) -> [CustomerPick] {
        guard let data else { return [] }
        switch pane {
        case .customerSegments: return data.segments.lines.map { .segment($0.name) }
        case .customerChurn:
            return data.churn.falling == nil ? [.churn(.overdue)] : [.churn(.overdue), .churn(.falling)]
        case .customerFacets:
            return data.apps.map { .app($0.name) }
                + data.provinces.filter { !$0.name.isEmpty }.map { .province($0.name) }
        default: return []
        }
    }
}

import Customers
import TerminalUI

/// What the next start of the dashboard takes up again: where one was, and how one likes it.
///
/// Names are the raw values of screens, panes, themes and graph styles. Reading takes what it understands and passes
/// over the rest: a file written by hand, by another version or by an accident costs no more than a convenience.
package struct RememberedView: Hashable, Sendable, Codable {
    package var screen: String?
    /// Nil until one is chosen.
    package var theme: String?
    package var graphs: String?
    /// Pane in focus, by screen.
    package var focus: [String: String] = [:]
    /// Text of the filter, by pane.
    package var filters: [String: String] = [:]
    /// Names of the columns that are not shown, by pane.
    package var hiddenColumns: [String: [String]] = [:]
    /// What the customers are filtered by, apart from what was typed, and sorted by.
    package var customers = Customers()

    package struct Customers: Hashable, Sendable, Codable {
        package var segment: String?
        package var churn: String?
        package var app: String?
        package var province: String?
        package var sort: String?
        package var isDescending: Bool?

        package init() {}
    }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        screen = try? values.decodeIfPresent(String.self, forKey: .screen)
        theme = try? values.decodeIfPresent(String.self, forKey: .theme)
        graphs = try? values.decodeIfPresent(String.self, forKey: .graphs)
        focus = (try? values.decodeIfPresent([String: String].self, forKey: .focus)) ?? [:]
        filters = (try? values.decodeIfPresent([String: String].self, forKey: .filters)) ?? [:]
        hiddenColumns = (try? values.decodeIfPresent([String: [String]].self, forKey: .hiddenColumns)) ?? [:]
        customers = (try? values.decodeIfPresent(Customers.self, forKey: .customers)) ?? Customers()
    }
}

extension DashboardState {
    /// Longer filters are not taken up again: nobody typed them.
    private static let longestFilter = 200

    package var remembered: RememberedView {
        var view = RememberedView()
        view.screen = screen.rawValue
        view.theme = appearance.theme == standardTheme ? nil : appearance.theme.rawValue
        view.graphs = appearance.graphs.rawValue
        for (screen, pane) in focus { view.focus[screen.rawValue] = pane.rawValue }
        for (pane, text) in filters where !pane.isPassing { view.filters[pane.rawValue] = text }
        for pane in [Pane.users, .customerTable] {
            let text = filterText(of: pane)
            if !text.isEmpty { view.filters[pane.rawValue] = text }
        }
        view.customers = RememberedView.Customers(customers.query)
        for (pane, names) in hiddenColumns where !names.isEmpty { view.hiddenColumns[pane.rawValue] = names.sorted() }
        return view
    }

    /// The theme to begin with, and to show where no other was chosen.
    package mutating func setStandard(_ theme: ThemeName) {
        standardTheme = theme
        appearance.theme = theme
    }

    /// Takes up what is understood of it.
    package mutating func recall(_ view: RememberedView) {
        view.screen.flatMap(Screen.init).map { screen = $0 }
        view.theme.flatMap(ThemeName.init).map { appearance.theme = $0 }
        view.graphs.flatMap(GraphStyle.init).map { appearance.graphs = $0 }
        for (name, paneName) in view.focus {
            guard let screen = Screen(rawValue: name), let pane = Pane(rawValue: paneName), screen.panes.contains(pane)
            else { continue }
            focus[screen] = pane
        }
        for (name, text) in view.filters where text.count <= Self.longestFilter {
            guard let pane = Pane(rawValue: name), pane.isFiltered, !pane.isPassing else { continue }
            filter(pane, by: text)
        }
        for (name, columns) in view.hiddenColumns {
            guard let pane = Pane(rawValue: name) else { continue }
            hiddenColumns[pane] = Set(columns).intersection(pane.columns)
        }
        customers.select(view.customers.applied(to: customers.query))
    }
}

extension RememberedView.Customers {
    fileprivate init(_ query: CustomerQuery) {
        let filter = query.filter
        (segment, churn, app, province) = (filter.segment, filter.churn?.rawValue, filter.app, filter.prefix)
        (sort, isDescending) = (query.sort.rawValue, query.isDescending)
    }

    /// Whether segment, app and province are still there, the customers tell when they come.
    fileprivate func applied(to query: CustomerQuery) -> CustomerQuery {
        var query = query
        (query.filter.segment, query.filter.app, query.filter.prefix) = (segment, app, province)
        query.filter.churn = churn.flatMap(ChurnGroup.init)
        guard let column = sort.flatMap(CustomerColumn.init) else { return query }
        (query.sort, query.isDescending) = (column, isDescending ?? column.isDescendingFirst)
        return query
    }
}

import TerminalUI

@testable import Dashboard

/// Data for frames of the SQL screen.
enum SQLFixture {
    static let catalog = SQLCatalog(
        questions: [
            .init(title: "How many apps are there?", text: apps),
            .init(title: "What is each app's type, time watched and number of contracts?", text: apps),
            .init(title: "How many users has each channel type?", text: "SELECT 1"),
            .init(title: "How did the trending search of each user change from month to month?", text: "SELECT 2"),
            .init(title: "How do the songs stand now?", text: "FROM votes"),
        ],
        tables: [
            .init(
                name: "dim_app",
                columns: ["app_id", "category", "app_name", "app_total_duration", "app_total_active_contracts"]),
            .init(name: "dim_contract", columns: ["contract_id", "contract", "total_device", "recency", "frequency"]),
            .init(name: "fact_usage", columns: ["app_id", "contract_id", "device_id", "total_duration", "event_date"]),
            .init(name: "votes", columns: ["song", "total_votes"]), .init(name: "runs", columns: ["id", "job"]),
        ])

    static let apps = """
        -- What is each app's type, time watched and number of contracts?
        SELECT app_name AS app, category AS channel_type,
            round(app_total_duration / 3600, 1) AS hours
        FROM dim_app
        WHERE category <> 'Phim và nội dung theo yêu cầu'
        ORDER BY app_total_duration DESC
        """

    static let columns: [SQLResultView.Column] = [
        .init("user_id", "VARCHAR"), .init("earlier_search", "VARCHAR"), .init("earlier_genre", "VARCHAR"),
        .init("later_search", "VARCHAR"), .init("later_genre", "VARCHAR"), .init("searches", "BIGINT", isNumber: true),
        .init("share", "DOUBLE", isNumber: true), .init("trending_type", "VARCHAR"), .init("change", "VARCHAR"),
    ]

    static let searches = ["đấu phá thương khung", "bóng đá trực tiếp hôm nay", "走り去る", "thẩm phán ác ma", "PHAT GIAO"]

    /// Rows with Vietnamese, wide characters and NULL.
    static func result(rows: Int = 230, isCut: Bool = false) -> SQLResultView {
        let rows = (0..<rows).map { row -> [String?] in
            let search = searches[row % searches.count]
            return [
                "0\(row * 7919 % 100_000)", row % 7 == 3 ? nil : search, row % 7 == 3 ? nil : "C Drama",
                searches[(row + 2) % searches.count], "Sports", "\(row * row * 31)", "\(Double(row) / 8)",
                row % 7 == 3 ? "New" : "Changed", row % 7 == 3 ? "New" : "C Drama->Sports",
            ]
        }
        return SQLResultView(columns: columns, rows: rows, isCut: isCut, seconds: 0.0834)
    }

    static func state(
        columns: Int, rows: Int, editor: String = apps,
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) throws -> DashboardState {
        var state = Fixture.state(
            .sql, columns: columns, rows: rows, model: try Fixture.sample(), capabilities: capabilities)
        _ = state.reduce(.sql(.catalog(catalog)))
        state.sql.editor = TextEditor(editor)
        return state
    }

    /// After F5 and the answer.
    static func answered(
        columns: Int, rows: Int, result: SQLResultView = result(),
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) throws -> DashboardState {
        var state = try state(columns: columns, rows: rows, capabilities: capabilities)
        _ = state.reduce(.input(.key(.function(5))))
        _ = state.reduce(.sql(.result(result, run: state.sql.run)))
        state.focus[.sql] = .sqlResult
        return state
    }

    /// Asks and answers whatever screen is shown.
    static func answer(_ state: inout DashboardState) {
        _ = state.reduce(.sql(.catalog(catalog)))
        state.sql.editor = TextEditor(apps)
        _ = state.performSQL(.run)
        _ = state.reduce(.sql(.result(result(), run: state.sql.run)))
    }
}

import Warehouse

/// By which columns the rows of each table are told apart and found.
struct TableKeys: Sendable {
    /// A column of a table whose rows nothing tells apart: the row's number within its day. Not among the columns that
    /// `SELECT *` gives.
    static let rowNumber = "row_no"

    var primary: [String]
    /// Natural keys.
    var unique: [String] = []
    var indexes: [[String]] = []

    var hasRowNumber: Bool { primary.last == Self.rowNumber }

    static func of(_ table: TableSchema) -> TableKeys? { all[table.name] }

    private static let all: [String: TableKeys] = [
        "dim_app": TableKeys(primary: ["app_id"], unique: ["app_name"]),
        "dim_contract": TableKeys(primary: ["contract_id"], unique: ["contract"]),
        "dim_device": TableKeys(primary: ["device_id"], unique: ["mac"]),
        // Also the index of a customer's days: the rows lie in this order.
        "fact_usage": TableKeys(primary: ["contract_id", "event_date", rowNumber]),
        "mart_kpi": TableKeys(primary: ["as_of"]),
        "mart_daily": TableKeys(primary: ["event_date"]),
        "mart_app_leaderboard": TableKeys(primary: ["rank"]),
        "mart_channel_type": TableKeys(primary: ["category"]),
        "mart_distribution": TableKeys(primary: ["measure", "bucket"]),
        "mart_score": TableKeys(primary: ["measure", "score"]),
        "mart_rfm": TableKeys(primary: ["contract_id", "as_of"]),
        "mart_segment": TableKeys(primary: ["segment", "as_of"]),
        "mart_rfm_grid": TableKeys(primary: ["recency_score", "duration_score"]),
        "mart_customer": TableKeys(primary: ["contract_id"], unique: ["contract"]),
        "mart_activity": TableKeys(primary: ["contract_id"]),
        "mart_contract_device": TableKeys(primary: ["contract_id", "device_id"]),
        "fact_search": TableKeys(primary: ["event_date", rowNumber], indexes: [["user_id"]]),
        "fact_trending_change": TableKeys(primary: ["user_id"]),
        "mart_keyword_genre": TableKeys(primary: ["keyword"]),
        "mart_search_month": TableKeys(primary: ["month"]),
        "mart_search_genre": TableKeys(primary: ["genre"]),
        "mart_search_transition": TableKeys(primary: ["genre_t6", "genre_t7"]),
        "mart_search_keyword": TableKeys(primary: ["keyword"]),
        "mart_search_breakdown": TableKeys(primary: ["dimension", "value"]),
    ]
}

/// The `[sql]` table: what answers ad-hoc SQL, and what it may use.
struct SQLConfiguration: Sendable {
    /// DuckDB's program; nil to have it looked for.
    var duckDB: String?
    /// Seconds a query may take.
    var timeout = 60.0
    /// Megabytes a query may take; nil for half of the machine's.
    var memoryMB: Double?

    init() {}

    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["duckdb", "timeout", "memory_mb"])
        duckDB = try section.text("duckdb").map(Places.absolute)
        timeout = try section.number("timeout", in: 0.1...86400) ?? timeout
        memoryMB = try section.number("memory_mb", in: 64...10_000_000)
    }
}

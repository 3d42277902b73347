import ContentETL
import Foundation

/// What the user set in `config.toml`.
struct Configuration: Sendable {
    /// The folder of daily logs, where none is named.
    var contentFolder: String?
    var categories = AppCategories.standard
    var votes = VotesConfiguration()
    var search = SearchConfiguration()
    var sql = SQLConfiguration()

    static var path: String { Places.userFolder("XDG_CONFIG_HOME", else: ".config") + "/config.toml" }

    /// Reads the user's file; the standard settings where there is none.
    static func load(from path: String = path) throws(ConfigurationError) -> Configuration {
        guard FileManager.default.fileExists(atPath: path) else { return Configuration() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(path: path, reason: "it cannot be read; check its owner and permissions")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConfigurationError(path: path, reason: "it is not UTF-8 text")
        }
        return try Configuration(ConfigurationSection(text, path: path))
    }

    private init(_ root: ConfigurationSection) throws(ConfigurationError) {
        try root.allow(["content", "votes", "search", "sql"])
        if let votes = try root.section("votes") { self.votes = try VotesConfiguration(votes) }
        if let search = try root.section("search") { self.search = try SearchConfiguration(search) }
        if let sql = try root.section("sql") { self.sql = try SQLConfiguration(sql) }
        guard let content = try root.section("content") else { return }
        try content.allow(["input", "default_category", "categories"])
        contentFolder = try content.text("input").map(Places.absolute)
        let own = try content.section("categories")?.texts() ?? [:]
        categories = AppCategories(
            byApp: AppCategories.standard.byApp.merging(own) { $1 },
            fallback: try content.text("default_category") ?? AppCategories.standard.fallback)
    }

    private init() {}
}

/// The configuration file cannot be used as it is.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    let path: String
    var line: Int?
    let reason: String

    var description: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(reason)" }
}

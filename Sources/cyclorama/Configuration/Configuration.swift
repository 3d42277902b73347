import ContentETL
import Foundation
import TerminalUI
import Warehouse

/// What the user set in `config.toml`.
struct Configuration: Sendable {
    /// The folder of daily logs, where none is named.
    var contentFolder: String?
    var categories = AppCategories.standard
    var votes = VotesConfiguration()
    var search = SearchConfiguration()
    var database = DatabaseConfiguration()
    var segments = SegmentRules.standard
    /// The file that tells which user of the search logs is which customer.
    var bridge: String?
    var sql = SQLConfiguration()
    /// How the dashboard looks until a theme is chosen in it.
    var theme: ThemeName?

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
        try root.allow(["theme", "content", "votes", "search", "database", "sql", "segments", "customers"])
        if let name = try root.text("theme") {
            theme = ThemeName(rawValue: name)
            let known = ThemeName.allCases.map(\.rawValue).joined(separator: ", ")
            guard theme != nil else { throw root.refuse("theme", "there is no “\(name)”; there is: \(known)") }
        }
        if let votes = try root.section("votes") { self.votes = try VotesConfiguration(votes) }
        if let search = try root.section("search") { self.search = try SearchConfiguration(search) }
        if let database = try root.section("database") { self.database = try DatabaseConfiguration(database) }
        if let sql = try root.section("sql") { self.sql = try SQLConfiguration(sql) }
        if let segments = try root.section("segments") { self.segments = try SegmentRules(segments) }
        if let customers = try root.section("customers") {
            try customers.allow(["bridge"])
            bridge = try customers.text("bridge").map(Places.absolute)
        }
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
    /// The settings there are, where the file names one there is not.
    var known: [String] = []

    var description: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(reason)" }
}

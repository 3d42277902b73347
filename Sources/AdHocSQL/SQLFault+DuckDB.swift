import Foundation

extension SQLFault {
    /// What DuckDB complained of, in words for a person.
    ///
    /// - Parameter text: what it printed and how it ended, where it did not say why.
    init(_ report: DuckDBReport?, else text: String, _ query: SQLQuery, _ sources: SQLSources) {
        guard let report else {
            if text.contains("Prepared statement parameters") {
                self.init(
                    .query, "the query has a parameter without a value",
                    remedy: "write the value itself, or, in the shell, getvariable('name') and name=value"
                )
                return
            }
            let words = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            self.init(.noDuckDB, "DuckDB ended without a result: \(words)", remedy: Self.oldVersion)
            return
        }
        let message = report.message
        if let refusal = SQLFault(refusal: message, query) {
            self = refusal
        } else if report.type == "Out of Memory" {
            self.init(
                .outOfMemory, "the query needs more memory than it may use (\(query.memory / 1_000_000) MB)",
                remedy: "ask for fewer days or columns, or allow more: [sql] memory_mb in config.toml")
        } else if report.type == "Catalog", report.kind == "Table", let name = report.name {
            self.init(
                .query, "there is no table “\(name)”", remedy: Self.tables(besides: name, report, sources),
                place: report.place(in: query))
        } else {
            self.init(
                Self.isRefusal(report) ? .refused : .query, Self.sentence(message),
                remedy: Self.isRefusal(report) ? Self.readOnly : "", place: report.place(in: query))
        }
    }

    /// What the guard of `SandboxScript` found.
    private init?(refusal message: String, _ query: SQLQuery) {
        guard message.hasPrefix("cyclorama:") else { return nil }
        let parts = message.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count > 2 ? parts[2] : ""
        switch parts[1] {
        case "parse":
            guard let report = DuckDBReport(rest, hasBegun: true), report.type == "parser" else {
                self.init(.refused, "only a query can be run", remedy: Self.readOnly)
                return
            }
            self.init(.query, Self.sentence(report.message), place: report.place(in: query))
        case "count":
            self.init(.refused, "this is not one query", remedy: Self.readOnly)
        case "function":
            let found = rest.split(separator: ":", maxSplits: 1).map(String.init)
            self.init(
                .refused, "the function \(found.last ?? "") may do more than read", remedy: Self.readOnly,
                place: SQLPlace(in: query.text, offset: Int(found.first ?? "") ?? 0))
        default:
            self.init(.noDuckDB, "this DuckDB cannot be kept from files and network", remedy: Self.oldVersion)
        }
    }

    private static let readOnly =
        "the tables can be read, not changed: ask one question that begins with SELECT, WITH, FROM, SHOW, DESCRIBE or "
        + "SUMMARIZE; files outside the warehouse, the network, extensions and settings are out of reach"

    private static let oldVersion = "use DuckDB 1.4 or newer: `pip install --upgrade duckdb-cli`"

    private static func isRefusal(_ report: DuckDBReport) -> Bool {
        report.type == "Permission" || report.message.contains("configuration has been locked")
    }

    /// DuckDB's message without the names of its own catalog, which help nobody.
    private static func sentence(_ message: String) -> String {
        let lines = message.split(separator: "\n").filter { !$0.hasPrefix("Did you mean \"pg_") }
        return lines.joined(separator: "\n")
    }

    private static func tables(besides name: String, _ report: DuckDBReport, _ sources: SQLSources) -> String {
        if let known = sources.missing.first(where: { $0 == name.lowercased() }) {
            let isOfSearches = known.contains("search") || known.contains("trending") || known.contains("keyword")
            return "\(known) comes with a load of \(isOfSearches ? "search" : "viewing") logs: cyclorama etl "
                + (isOfSearches ? "search" : "content") + " --input DIR"
        }
        let names = sources.tables.map(\.name)
        let near = names.first { $0 == report.candidate }.map { "did you mean \($0)? " } ?? ""
        return near + "there is: " + names.joined(separator: ", ")
    }
}

/// DuckDB's error as JSON (`errors_as_json`), or the answer of `json_serialize_sql`.
struct DuckDBReport {
    let type: String
    let message: String
    let kind: String?
    let name: String?
    /// The name that comes nearest to one that is unknown.
    let candidate: String?
    private let position: Int?
    /// True where the position counts in the query alone, not in the command that describes its columns.
    private let isBare: Bool

    init?(_ text: String, hasBegun: Bool) {
        guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
            let object = try? JSONSerialization.jsonObject(with: Data(text[start...end].utf8)) as? [String: Any],
            let type = (object["exception_type"] ?? object["error_type"]) as? String
        else { return nil }
        self.type = type
        message = (object["exception_message"] ?? object["error_message"]) as? String ?? ""
        kind = object["type"] as? String
        name = object["name"] as? String
        candidate = object["candidates"] as? String
        isBare = hasBegun
        position = (object["position"] as? String).flatMap { Int($0) }
    }

    func place(in query: SQLQuery) -> SQLPlace? {
        guard let position, isBare || !SandboxScript.isDescribedAsText(query) else { return nil }
        let offset = isBare ? position : position - SandboxScript.descriptionPrefix.utf8.count
        return offset < 0 ? nil : SQLPlace(in: query.text, offset: offset)
    }
}

import AdHocSQL
import ArgumentParser
import Foundation
import TerminalUI

struct SQL: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Ask the tables anything in SQL; DuckDB answers.",
        discussion: """
            Every table of the warehouse is there by its name, and so are votes, the live song chart, and runs, the run \
            records. Nothing can be changed: no file is written, none outside these folders is read, and there is no \
            network. A query may read parameters with getvariable('name'); name=value after it sets them, as text.

            cyclorama sql "SELECT * FROM dim_app"
            cyclorama sql --example customer contract=BDH013139
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

    @OptionGroup var places: PlaceOptions

    @Argument(help: ArgumentHelp("The query, unless --file or --example names one; then name=value.", valueName: "sql"))
    var words: [String] = []

    @Option(help: ArgumentHelp("table, csv, or json: an array of objects.", valueName: "name"))
    var format: Format?

    @Option(help: ArgumentHelp("Read the query from a file; - for standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("Run an example that ships with the program.", valueName: "name"))
    var example: String?

    @Flag(help: "List the examples.")
    var examples = false

    @Option(
        help: ArgumentHelp(
            "Give up after so long. Default: sql.timeout of the configuration, or 60.", valueName: "seconds"))
    var timeout: Double?

    @Option(
        help: ArgumentHelp(
            "Stop after so many rows. Default: 1000 as a table and with --json, else all.", valueName: "rows"))
    var limit: Int?

    @Flag(help: "Print exactly one JSON object when done: columns, rows, row_count, is_cut, seconds.")
    var json = false

    /// Of a result that is shown or held as a whole.
    private static let heldRows = 1000
    /// Of a file with a query; more than a query may have.
    private static let mostBytes = 1_000_000

    func validate() throws {
        guard timeout.map({ $0 > 0 && $0 <= 86400 }) ?? true else {
            throw ValidationError("--timeout is more than 0 and at most 86400 seconds")
        }
        guard limit.map({ $0 > 0 }) ?? true else { throw ValidationError("--limit is 1 or more") }
        guard !json || format == nil else { throw ValidationError("--json and --format exclude each other") }
        guard [file != nil, example != nil, examples].count(where: { $0 }) <= 1 else {
            throw ValidationError("--file, --example and --examples exclude each other")
        }
        guard examples || file != nil || example != nil || !words.isEmpty else {
            throw ValidationError("give a query: cyclorama sql \"SELECT * FROM dim_app\", or see --examples")
        }
    }

    func run() async throws {
        if examples { return try list() }
        let desk = SQLDesk(places: places.places(), configuration: try Configuration.load().sql)
        let (text, variables) = try question()
        let isHeld = json || format ?? .table == .table
        let query = try desk.query(
            text, variables: variables, limit: SQLLimit(rows: limit ?? (isHeld ? Self.heldRows : .max)),
            timeout: timeout)
        let asked = AdHocQuery(try desk.program(), try desk.sources())
        let summary = try await Interruption.cancelling { try await answer(query, asked) }
        if summary.isCut {
            Narration.say(
                "the first \(summary.rows) rows; there are more: --limit ROWS shows more, --format csv all of them")
        }
    }

    /// The arguments with a query that begins with a comment told from an option, by a space before it.
    static func tellingComments(in arguments: [String]) -> [String] {
        guard arguments.first == configuration.commandName else { return arguments }
        return arguments.map { argument in
            guard argument.hasPrefix("--") else { return argument }
            let hasSpace = argument.prefix { $0 != "=" }.contains(where: \.isWhitespace)
            return hasSpace || argument.contains(where: \.isNewline) ? " " + argument : argument
        }
    }

    /// The query and its parameters.
    private func question() throws -> (String, [SQLQuery.Variable]) {
        let isNamed = file != nil || example != nil
        let variables = try words.dropFirst(isNamed ? 0 : 1).map { try SQLQuery.Variable($0) }
        if let example {
            return (try SQLExample.named(example, in: SQLDesk.examples(), given: variables).text, variables)
        }
        guard let file else { return (words[0], variables) }
        return (try Self.text(of: file), variables)
    }

    /// What the file holds, a pipe too.
    private static func text(of file: String) throws -> String {
        let name = file == "-" ? "standard input" : Places.absolute(file)
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: name)
        guard let handle, let data = try? handle.read(upToCount: mostBytes + 1) ?? Data() else {
            throw SQLFault(.refused, "\(name) cannot be read", remedy: "name a file with a query in it")
        }
        guard data.count <= mostBytes else {
            throw SQLFault(
                .refused, "\(name) is larger than 1 MB",
                remedy: "name a file with one query in it")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SQLFault(.refused, "\(name) is not UTF-8 text")
        }
        return text
    }

    private func answer(_ query: SQLQuery, _ asked: AdHocQuery) async throws -> SQLSummary {
        let write = { @Sendable (text: String) in try StandardOutput.write(text) }
        if json {
            let result = try await asked.result(of: query)
            try write(ResultObject(result).text)
            return SQLSummary(rows: result.rows.count, isCut: result.isCut, seconds: result.seconds)
        }
        switch format ?? .table {
        case .table:
            let result = try await asked.result(of: query)
            try write(ResultTable.text(result))
            let count = NumberText.counted(Int64(result.rows.count), "row")
            if !result.isCut { Narration.say("\(count) in \(NumberText.duration(result.seconds))") }
            return SQLSummary(rows: result.rows.count, isCut: result.isCut, seconds: result.seconds)
        case .csv:
            var (summary, sink) = try await asked.run(query, into: CSVSink(write))
            try sink.end()
            return summary
        case .json:
            var (summary, sink) = try await asked.run(query, into: JSONSink(write))
            try sink.end()
            return summary
        }
    }

    private func list() throws {
        let examples = try SQLDesk.examples()
        if json {
            let list = examples.map {
                ["name": $0.name, "title": $0.title, "description": $0.description, "sql": $0.text]
            }
            return print(try Output.json(["examples": list]))
        }
        let width = examples.map(\.name.count).max() ?? 0
        for example in examples {
            print(TextWidth.fitted(example.name, to: width) + "  " + example.title)
            for parameter in example.parameters {
                print(TextWidth.spaces(width + 2) + "  \(parameter.name)=…  \(parameter.meaning)")
            }
        }
    }
}

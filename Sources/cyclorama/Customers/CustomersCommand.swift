import ArgumentParser
import Customers
import Foundation
import TerminalUI
import Warehouse

struct CustomersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers",
        abstract: "List customers: filtered, sorted, as a table, CSV or JSON.",
        discussion: """
            How many were selected, and their share of customers and hours, is told on stderr. Durations are seconds, but \
            for the table's hours.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var filter: CustomerFilterOptions
    @OptionGroup var naming: MaskOption

    @Option(
        help: ArgumentHelp(
            "contract, segment, scores, devices, recency, frequency, hours, app or change.", valueName: "column"))
    var sort = CustomerColumn.hours

    @Flag(help: "Largest first, the default, or smallest first.")
    var direction = Direction.descending

    @Option(help: ArgumentHelp("At most so many; 0 for all.", valueName: "number"))
    var limit = 100

    @Option(help: ArgumentHelp("table, csv or json.", valueName: "name"))
    var format = ListFormat.table

    enum Direction: String, EnumerableFlag { case descending, ascending }

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more, not \(limit)") }
        _ = try filter.filter()
    }

    func run() async throws {
        let places = places.places()
        let identity = try naming.identity(in: places)
        let (table, generation) = try await CustomerTable.current(in: places)
        var query = CustomerQuery()
        query.filter = try filter.filter()
        try table.check(&query.filter)
        if MACText.isLike(query.filter.text) { try await table.readDevices(generation) }
        (query.sort, query.isDescending) = (sort, direction == .descending)
        let selection = table.select(query)
        let summary = SelectionSummary(selection, table)
        let rows = selection.rows.prefix(limit == 0 ? .max : limit).lazy.map { table[Int($0)] }
        Narration.say(summary.words + (rows.count < selection.count ? "; the first \(rows.count) follow" : ""))
        let list = CustomerList(customers: Array(rows), identity: identity, table: table)
        if result.json {
            print(try Output.json(CustomerListResult(summary: summary, list: list)))
        } else {
            try list.write(as: format)
        }
    }
}

extension CustomerColumn: ExpressibleByArgument {}

extension CustomerTable {
    /// The customers of the warehouse, with the generation they were read from.
    static func current(in places: Places) async throws -> (CustomerTable, Generation) {
        guard let generation = try WarehouseFolder(root: places.warehouse).current(),
            let table = try await CustomerTable.open(generation)
        else { throw NoCustomers(warehouse: places.warehouse) }
        return (table, generation)
    }
}

/// There are no viewing logs in the warehouse.
struct NoCustomers: Error, CustomStringConvertible {
    let warehouse: String

    var description: String {
        "no customers in \(warehouse): load daily logs first, with `cyclorama etl content --input DIR`"
    }
}

/// How much of everything a selection is.
struct SelectionSummary: Encodable {
    let selected: Int
    let customers: Int
    let shareOfCustomers: Double
    let totalDuration: Int64
    let shareOfDuration: Double

    init(_ selection: CustomerSelection, _ table: CustomerTable) {
        func share(_ part: Double, _ whole: Double) -> Double { whole == 0 ? 0 : part / whole }
        selected = selection.count
        customers = table.count
        shareOfCustomers = share(Double(selection.count), Double(table.count))
        totalDuration = selection.seconds
        shareOfDuration = share(Double(selection.seconds), Double(table.totalSeconds))
    }

    var words: String {
        "\(NumberText.grouped(Int64(selected))) of \(NumberText.grouped(Int64(customers))) customers "
            + "(\(NumberText.percent(shareOfCustomers))), \(NumberText.percent(shareOfDuration)) of the hours"
    }
}

private struct CustomerListResult: Encodable {
    let summary: SelectionSummary
    let list: CustomerList

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(list.customers.map { CustomerRecord($0, list.identity) }, forKey: .rows)
    }

    private enum Keys: String, CodingKey { case rows }
}

import ArgumentParser
import Customers
import Foundation
import Warehouse

/// Which customers.
struct CustomerFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Of this segment, as in \"At risk\"; capitals make no difference.", valueName: "name"))
    var segment: String?

    @Option(help: ArgumentHelp("Who watched this app.", valueName: "name"))
    var app: String?

    @Option(help: ArgumentHelp("Whose contract begins so: the province, as in HN.", valueName: "letters"))
    var prefix: String?

    @Option(help: ArgumentHelp("Part of the contract, or four digits or more of a MAC of theirs.", valueName: "text"))
    var search: String?

    @Option(help: ArgumentHelp("Scores of recency, frequency and duration, * for any: 4*1.", valueName: "pattern"))
    var scores: String?

    @Option(
        help: ArgumentHelp(
            "overdue: away for twice their usual gap; falling: half the hours of the week before.", valueName: "group"))
    var churn: ChurnGroup?

    @Option(help: ArgumentHelp("Hours watched, at least.", valueName: "hours")) var minHours: Double?
    @Option(help: ArgumentHelp("Hours watched, at most.", valueName: "hours")) var maxHours: Double?
    @Option(help: ArgumentHelp("Days since the last active day, at least.", valueName: "days")) var minRecency: Int64?
    @Option(help: ArgumentHelp("Days since the last active day, at most.", valueName: "days")) var maxRecency: Int64?
    @Option(help: ArgumentHelp("Active days, at least.", valueName: "days")) var minFrequency: Int64?
    @Option(help: ArgumentHelp("Active days, at most.", valueName: "days")) var maxFrequency: Int64?
    @Option(help: ArgumentHelp("Devices, at least.", valueName: "number")) var minDevices: Int64?
    @Option(help: ArgumentHelp("Devices, at most.", valueName: "number")) var maxDevices: Int64?

    func filter() throws -> CustomerFilter {
        var filter = CustomerFilter()
        filter.text = search ?? ""
        (filter.segment, filter.app, filter.prefix, filter.churn) = (segment, app, prefix, churn)
        if let scores {
            guard let pattern = ScorePattern(scores) else {
                throw ValidationError("--scores is three signs, each from 1 to 4 or *, as in 4*1, not \(scores)")
            }
            filter.scores = pattern
        }
        filter.ranges[.hours] = try Self.range(seconds(minHours), seconds(maxHours), "hours")
        filter.ranges[.recency] = try Self.range(minRecency, maxRecency, "recency")
        filter.ranges[.frequency] = try Self.range(minFrequency, maxFrequency, "frequency")
        filter.ranges[.devices] = try Self.range(minDevices, maxDevices, "devices")
        return filter
    }

    private func seconds(_ hours: Double?) throws -> Int64? {
        guard let hours else { return nil }
        guard hours.magnitude < 1e12 else { throw ValidationError("\(hours) hours are no number of hours") }
        return Int64((hours * 3600).rounded())
    }

    private static func range(_ least: Int64?, _ most: Int64?, _ name: String) throws -> ClosedRange<Int64>? {
        guard least != nil || most != nil else { return nil }
        let (low, high) = (least ?? .min, most ?? .max)
        guard low <= high else { throw ValidationError("--min-\(name) is above --max-\(name)") }
        return low...high
    }
}

extension ChurnGroup: ExpressibleByArgument {}

extension CustomerTable {
    /// Refuses a segment or app that is not there: an empty list would look like an answer. Names are taken in any case.
    func check(_ filter: inout CustomerFilter) throws {
        filter.segment = try Self.known(filter.segment, among: segmentNames, else: "there is no segment")
        let isCut = apps.count == MartSchema.mostAppColumns
        filter.app = try Self.known(
            filter.app, among: apps,
            else: isCut ? "only the \(apps.count) most watched apps can be filtered by, not" : "there is no app")
    }

    private static func known(_ name: String?, among names: [String], else words: String) throws -> String? {
        guard let name else { return nil }
        if let exact = names.first(where: { $0 == name }) { return exact }
        guard let found = names.first(where: { $0.lowercased() == name.lowercased() }) else {
            throw ValidationError("\(words) “\(name)”; there is: \(names.joined(separator: ", "))")
        }
        return found
    }
}

import ArgumentParser
import Customers
import Foundation
import Genres
import TerminalUI
import Warehouse

enum ListFormat: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

/// Customers as text, for people and for programs.
struct CustomerList {
    let customers: [Customer]
    let identity: IdentityText
    let table: CustomerTable

    func write(as format: ListFormat) throws {
        switch format {
        case .table: print(lines.joined(separator: "\n"))
        case .csv: try writeCSV()
        case .json: print(try Output.json(customers.map { CustomerRecord($0, identity) }))
        }
    }

    private func writeCSV() throws {
        var text = CSVField.line(CustomerRecord.fields) + "\n"
        for customer in customers {
            text += CSVField.line(CustomerRecord(customer, identity).values) + "\n"
            if text.utf8.count > 1 << 16 {
                try StandardOutput.write(text)
                text = ""
            }
        }
        try StandardOutput.write(text)
    }

    private var lines: [String] {
        let columns: [Table.Column] = [
            .init("contract"), .init("segment"), .init("RFM"), .init("devices", .right), .init("recency", .right),
            .init("frequency", .right), .init("hours", .right), .init("app"), .init("to \(table.lastDay)"),
        ]
        let glyphs = Glyphs.unicode
        let rows = customers.map { customer in
            Table.Row([
                .text(identity.contract(customer.contract)), .text(customer.segment),
                .text("\(customer.scores)"), .text(NumberText.grouped(Int64(customer.devices))),
                .text("\(customer.recency) d"), .text("\(customer.frequency) d"),
                .text(NumberText.fixed(Double(customer.seconds) / 3600, digits: 1)), .text(customer.favouriteApp),
                .text(DaySpark.text(customer.recentHours, glyphs)),
            ])
        }
        let look = Look(TerminalCapabilities(colors: .mono, isUnicode: true))
        return Table(columns: columns, rows: rows).lines(width: 200, look: look).map { line in
            TextWidth.flat(line.spans.map(\.text).joined())
        }
    }
}

/// A customer as programs read it: the columns of the warehouse under their names, durations in seconds.
struct CustomerRecord: Encodable {
    let contract: String
    let segment: String
    let totalDevice: Int
    let recency: Int
    let frequency: Int
    let totalDuration: Int64
    let recencyScore: Int
    let frequencyScore: Int
    let durationScore: Int
    let favouriteApp: String
    let firstDay: String
    let lastDay: String
    let usualGap: Double?
    let last7Days: Int64
    let previous7Days: Int64

    init(_ customer: Customer, _ identity: IdentityText) {
        contract = identity.contract(customer.contract)
        segment = customer.segment
        totalDevice = customer.devices
        (recency, frequency, totalDuration) = (customer.recency, customer.frequency, customer.seconds)
        recencyScore = customer.scores.recency
        frequencyScore = customer.scores.frequency
        durationScore = customer.scores.duration
        favouriteApp = customer.favouriteApp
        (firstDay, lastDay) = (customer.firstDay.description, customer.lastDay.description)
        usualGap = customer.usualGap
        (last7Days, previous7Days) = (customer.lastWeek, customer.weekBefore)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case contract, segment, totalDevice, recency, frequency, totalDuration, recencyScore, frequencyScore
        case durationScore, favouriteApp, firstDay, lastDay, usualGap
        case last7Days = "last_7_days"
        case previous7Days = "previous_7_days"
    }

    /// The head of the CSV, and `values` in its order.
    static let fields = [
        "contract", "segment", "total_device", "recency", "frequency", "total_duration", "recency_score",
        "frequency_score", "duration_score", "favourite_app", "first_day", "last_day", "usual_gap", "last_7_days",
        "previous_7_days",
    ]

    var values: [String] {
        let counts = ["\(totalDevice)", "\(recency)", "\(frequency)", "\(totalDuration)"]
        let scores = ["\(recencyScore)", "\(frequencyScore)", "\(durationScore)"]
        let lately = [usualGap.map { "\($0)" } ?? "", "\(last7Days)", "\(previous7Days)"]
        return [contract, segment] + counts + scores + [favouriteApp, firstDay, lastDay] + lately
    }
}

import Foundation
import TestSupport
import Warehouse

/// The tables of a set of day files, worked out in the plainest way: dictionaries, sorting and Foundation's JSON.
/// Shares no code with what it judges. Keys are bytes: Swift's strings are equal in NFC and NFD.
struct SimpleModel {
    typealias Key = [UInt8]

    struct Fact: Hashable {
        var day: Day
        var contract: Key
        var mac: Key
        var app: Key
        var seconds: Int64
    }

    var facts: [Fact] = []
    var rowsRead = 0
    var rejected = 0

    private struct Line: Decodable {
        struct Source: Decodable {
            let Contract: String
            let Mac: String
            let TotalDuration: Int64
            let AppName: String
        }
        let source: Source

        enum CodingKeys: String, CodingKey { case source = "_source" }
    }

    init(_ files: [Day: Data]) {
        for (day, data) in files {
            for line in data.split(separator: 0x0A) where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
                rowsRead += 1
                guard String(data: line, encoding: .utf8) != nil,
                    let source = try? JSONDecoder().decode(Line.self, from: line).source,
                    !source.Contract.isEmpty, !source.Mac.isEmpty, !source.AppName.isEmpty, source.TotalDuration >= 0
                else {
                    rejected += 1
                    continue
                }
                facts.append(
                    Fact(
                        day: day, contract: Key(source.Contract.utf8), mac: Key(source.Mac.utf8),
                        app: Key(source.AppName.utf8), seconds: source.TotalDuration))
            }
        }
    }

    var asOf: Day { facts.map(\.day).max() ?? Day(number: 0) }
    var seconds: Int64 { facts.reduce(0) { $0 + $1.seconds } }
    var macs: Set<Key> { Set(facts.map(\.mac)) }
    var apps: Set<Key> { Set(facts.map(\.app)) }

    struct Contract: Equatable {
        var devices: Int64
        var recency: Int64
        var frequency: Int64
        var seconds: Int64
        var scores: [Int64]
        var secondsByApp: [Key: Int64]
        var firstDay: Day
        var lastDay: Day
        /// Most seconds; of equal ones the first by name.
        var favourite: Key
    }

    func contracts(asOf: Day) -> [Key: Contract] {
        var result = Dictionary(grouping: facts, by: \.contract).mapValues { facts in
            let days = facts.map(\.day)
            let last = days.max() ?? asOf
            let byApp = Dictionary(facts.map { ($0.app, $0.seconds) }, uniquingKeysWith: +)
            let favourite = byApp.sorted {
                $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
            }
            return Contract(
                devices: Int64(Set(facts.map(\.mac)).count), recency: Int64(asOf.number - last.number),
                frequency: Int64(Set(days).count), seconds: facts.reduce(0) { $0 + $1.seconds }, scores: [],
                secondsByApp: byApp, firstDay: days.min() ?? asOf, lastDay: last, favourite: favourite.first?.key ?? [])
        }
        let all = Array(result.values)
        let cuts = (
            Self.cuts(all.map(\.recency)), Self.cuts(all.map(\.frequency)), Self.cuts(all.map(\.seconds))
        )
        for (key, contract) in result {
            result[key]?.scores = [
                4 - Self.below(cuts.0, contract.recency), 1 + Self.below(cuts.1, contract.frequency),
                1 + Self.below(cuts.2, contract.seconds),
            ]
        }
        return result
    }

    /// The values at rank ceil(p·N), p = ¼, ½, ¾.
    static func cuts(_ values: [Int64]) -> [Int64] {
        let sorted = values.sorted()
        return [0.25, 0.5, 0.75].map { sorted[Int((Double(sorted.count) * $0).rounded(.up)) - 1] }
    }

    private static func below(_ cuts: [Int64], _ value: Int64) -> Int64 { Int64(cuts.count { $0 < value }) }
}

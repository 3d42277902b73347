import Columnar
import Warehouse

/// The segments side by side: how large, and how they changed since the as-of date before.
package struct SegmentOverview: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var name: String
        /// The rules that give the name, as the configuration writes them; empty for the rest and the unknown.
        package var rules: [String]
        package var customers: Int64
        package var seconds: Int64
        /// At the as-of date before; nil where none is kept.
        package var customersBefore: Int64?
        package var secondsBefore: Int64?

        package init(
            name: String, rules: [String], customers: Int64, seconds: Int64, customersBefore: Int64? = nil,
            secondsBefore: Int64? = nil
        ) {
            self.name = name
            self.rules = rules
            self.customers = customers
            self.seconds = seconds
            self.customersBefore = customersBefore
            self.secondsBefore = secondsBefore
        }
    }

    /// In the order of the rules, then the rest, then the unknown; those without customers too, but for the rest.
    package var lines: [Line]
    package var asOf: Day
    /// The as-of date before, if one is kept.
    package var before: Day?
    /// The as-of date before where its segments have other names than today's, and so cannot be compared; `before` then
    /// is nil.
    package var beforeOtherRules: Day?

    package init(lines: [Line], asOf: Day, before: Day?, beforeOtherRules: Day? = nil) {
        self.lines = lines
        self.asOf = asOf
        self.before = before
        self.beforeOtherRules = beforeOtherRules
    }
}

extension CustomerTable {
    /// The segments of the whole table beside those that were kept of the as-of date before.
    package func segmentOverview(_ generation: Generation) throws -> SegmentOverview {
        guard let content = generation.manifest.content else {
            return SegmentOverview(lines: [], asOf: asOf, before: nil)
        }
        let earlier = content.asOfHistory.last { $0 < asOf }
        // The rules of earlier dates are not kept, but the names they gave are.
        let sizes = try earlier.map { try Self.sizes(generation, $0) }.flatMap { sizes in
            Set(sizes.keys).isSubset(of: content.segments.names) ? sizes : nil
        }
        let lines = segments().map { facet in
            SegmentOverview.Line(
                name: facet.name, rules: content.segments.rules.filter { $0.name == facet.name }.map(\.conditions),
                customers: Int64(facet.customers), seconds: facet.seconds,
                customersBefore: sizes.map { $0[facet.name]?.customers ?? 0 },
                secondsBefore: sizes.map { $0[facet.name]?.seconds ?? 0 })
        }
        let isShown = { (line: SegmentOverview.Line) in
            line.customers > 0 || line.customersBefore ?? 0 > 0 || !line.rules.isEmpty
        }
        return SegmentOverview(
            lines: lines.filter(isShown), asOf: asOf, before: sizes == nil ? nil : earlier,
            beforeOtherRules: sizes == nil ? earlier : nil)
    }

    private static func sizes(
        _ generation: Generation, _ asOf: Day
    ) throws -> [String: (customers: Int64, seconds: Int64)] {
        let path = generation.file(of: MartSchema.segment, partition: asOf)
        let table = try ParquetReader(path: path).readAll(["segment", "contracts", "total_duration"])
        guard let names = table.columns[0].strings, let customers = table.columns[1].integers,
            let seconds = table.columns[2].integers
        else { throw WarehouseDamaged(path: path, reason: "columns of other types") }
        return Dictionary(zip(names, zip(customers, seconds).map { (customers: $0, seconds: $1) })) { first, _ in first
        }
    }
}

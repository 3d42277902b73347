import Columnar
import Warehouse

/// What is known of each customer; all columns are of one length.
package struct CustomerColumns: Sendable {
    package var ids: [UInt32] = []
    package var contracts = TextColumn()
    /// Index into `segmentNames`.
    package var segments: [UInt8] = []
    package var segmentNames: [String] = []
    package var devices: [UInt32] = []
    package var frequency: [UInt32] = []
    /// Days since 1970-01-01.
    package var firstDays: [Int32] = []
    package var lastDays: [Int32] = []
    /// Index into `favouriteNames`, which are in byte order.
    package var favourites: [UInt16] = []
    package var favouriteNames: [String] = []
    package var seconds: [Int64] = []
    /// Recency, frequency and duration score, each less one, in two bits each.
    package var scores: [UInt8] = []
    /// Who watched what: bit k for `apps[k]`.
    package var watched: [UInt32] = []
    /// The apps that can be told apart, most watched first; at most 32.
    package var apps: [String] = []
    /// Twice the usual gap in days; 0 where there is none.
    package var halfGaps: [UInt8] = []
    package var lastWeek: [Int64] = []
    package var weekBefore: [Int64] = []
    /// One hexadecimal digit a day, as `mart_activity` holds them.
    package var recentHours: [UInt64] = []

    package init() {}

    /// Columns of rows at hand, for tables of a test's own. `apps` says what each customer watched beside the favourite.
    package init(_ customers: [Customer], segments names: [String], apps: [String] = []) {
        ids = customers.indices.map(UInt32.init)
        contracts = TextColumn(customers.map(\.contract))
        segmentNames = names
        segments = customers.map { UInt8(names.firstIndex(of: $0.segment) ?? 0) }
        devices = customers.map { UInt32($0.devices) }
        frequency = customers.map { UInt32($0.frequency) }
        firstDays = customers.map(\.firstDay.number)
        lastDays = customers.map(\.lastDay.number)
        favouriteNames = Set(customers.map(\.favouriteApp)).sorted()
        favourites = customers.map { customer in
            UInt16(favouriteNames.firstIndex(of: customer.favouriteApp) ?? 0)
        }
        seconds = customers.map(\.seconds)
        scores = customers.map {
            UInt8(($0.scores.recency - 1) << 4 | ($0.scores.frequency - 1) << 2 | ($0.scores.duration - 1))
        }
        self.apps = apps.isEmpty ? favouriteNames : apps
        watched = customers.map { customer in
            self.apps.firstIndex(of: customer.favouriteApp).map { 1 << UInt32($0) } ?? 0
        }
        halfGaps = customers.map { UInt8(min(255, ($0.usualGap ?? 0) * 2)) }
        lastWeek = customers.map(\.lastWeek)
        weekBefore = customers.map(\.weekBefore)
        recentHours = customers.map { $0.recentHours.suffix(14).reduce(0) { $0 << 4 | UInt64($1) } }
    }
}

import Columnar
import Warehouse

/// Favourite app and seconds by app of customers, a range at a time from first to last.
///
/// The most watched apps have a column each; a log that names thousands of apps puts the rest into one more.
struct AppProfiles {
    /// `seconds_<app>` in the order of the apps' surrogate keys, then `seconds_other_apps` where there is a rest.
    let columns: [ColumnSchema]
    private let star: StarMeasures
    private let names: [String]
    /// By surrogate key: the app's place among the apps in use, which column it fills, and its rank by name. The lower
    /// rank wins a tie for favourite, so that it does not hang on surrogate keys.
    private var apps: [(place: UInt32, column: Int, rank: Int)]
    private var nextOther = 0

    init(star: StarMeasures, appNames: [String]) {
        self.star = star
        names = appNames
        let byTime = star.placesByTime(appNames)
        let shown = byTime.prefix(MartSchema.mostAppColumns).sorted()
        let columnOfPlace = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
        apps = Array(repeating: (0, shown.count, 0), count: star.appSeconds.count)
        for (rank, place) in appNames.indices.sorted(by: { appNames[$0].precedes(appNames[$1]) }).enumerated() {
            apps[Int(star.apps[place])] = (UInt32(place), columnOfPlace[place] ?? shown.count, rank)
        }
        columns = MartSchema.appColumns(for: shown.map { appNames[$0] }, hasOthers: shown.count < appNames.count)
    }

    /// The ranges follow each other.
    mutating func next(_ rows: Range<Int>) -> (favourites: Column, seconds: [Column]) {
        var seconds = [[Int64]](repeating: [Int64](repeating: 0, count: rows.count), count: columns.count)
        var favourites: [UInt32] = []
        favourites.reserveCapacity(rows.count)
        for row in rows {
            let measure = star.measures[row]
            var best = (app: apps[Int(measure.firstApp)], seconds: measure.firstAppSeconds)
            seconds[best.app.column][row - rows.lowerBound] = best.seconds
            while nextOther < star.otherApps.count, star.otherApps[nextOther].contract == star.contracts[row] {
                let other = star.otherApps[nextOther]
                let app = apps[Int(other.other)]
                let before = seconds[app.column][row - rows.lowerBound]
                seconds[app.column][row - rows.lowerBound] = before.addingClamped(other.seconds)
                if (other.seconds, -app.rank) > (best.seconds, -best.app.rank) { best = (app, other.seconds) }
                nextOther += 1
            }
            favourites.append(best.app.place)
        }
        return (.text(TextColumn(choosing: favourites, from: names)), seconds.map(Column.int64))
    }
}

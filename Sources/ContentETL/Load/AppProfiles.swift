import Columnar
import Warehouse

/// Favourite app and seconds by app of customers, a range at a time from first to last.
struct AppProfiles {
    private let star: StarMeasures
    private let names: [[UInt8]]
    /// Column of an app by its surrogate key.
    private let columns: [Int]
    /// The app that wins a tie has the lower rank: the order of names, so that it does not hang on surrogate keys.
    private let ranks: [Int]
    private var nextOther = 0

    init(star: StarMeasures, appNames: [String]) {
        self.star = star
        let names = appNames.map { Array($0.utf8) }
        self.names = names
        var columns = [Int](repeating: 0, count: star.appSeconds.count)
        for (column, app) in star.apps.enumerated() { columns[Int(app)] = column }
        self.columns = columns
        let order = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
        var ranks = [Int](repeating: 0, count: names.count)
        for (rank, column) in order.enumerated() { ranks[column] = rank }
        self.ranks = ranks
    }

    /// The ranges follow each other.
    mutating func next(_ rows: Range<Int>) -> (favourites: Column, seconds: [[Int64]]) {
        var seconds = [[Int64]](repeating: [Int64](repeating: 0, count: rows.count), count: names.count)
        var favourites = TextColumn()
        favourites.reserve(count: rows.count, bytes: rows.count * 8)
        for row in rows {
            let measure = star.measures[row]
            var best = (column: columns[Int(measure.firstApp)], seconds: measure.firstAppSeconds)
            seconds[best.column][row - rows.lowerBound] = best.seconds
            while nextOther < star.otherApps.count, star.otherApps[nextOther].contract == star.contracts[row] {
                let other = star.otherApps[nextOther]
                let column = columns[Int(other.other)]
                seconds[column][row - rows.lowerBound] = other.seconds
                if (other.seconds, -ranks[column]) > (best.seconds, -ranks[best.column]) {
                    best = (column, other.seconds)
                }
                nextOther += 1
            }
            favourites.append(names[best.column])
        }
        return (.text(favourites), seconds)
    }
}

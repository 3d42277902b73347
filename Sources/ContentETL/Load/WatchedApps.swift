import Warehouse

/// Which of the most watched apps customers watched, as `mart_activity` holds it; a range at a time from first to last.
struct WatchedApps {
    private let star: StarMeasures
    /// By surrogate key; 0 for an app that is not among the most watched.
    private var bits: [Int64]
    private var nextOther = 0

    init(star: StarMeasures, appNames: [String]) {
        self.star = star
        bits = Array(repeating: 0, count: star.appSeconds.count)
        for (rank, place) in star.placesByTime(appNames).prefix(MartSchema.mostAppColumns).enumerated() {
            bits[Int(star.apps[place])] = 1 << Int64(rank)
        }
    }

    /// The ranges follow each other.
    mutating func next(_ rows: Range<Int>) -> [Int64] {
        rows.map { row in
            let measure = star.measures[row]
            var watched = measure.firstAppSeconds > 0 ? bits[Int(measure.firstApp)] : 0
            while nextOther < star.otherApps.count, star.otherApps[nextOther].contract == star.contracts[row] {
                let other = star.otherApps[nextOther]
                if other.seconds > 0 { watched |= bits[Int(other.other)] }
                nextOther += 1
            }
            return watched
        }
    }
}

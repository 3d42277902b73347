import Columnar
import Genres
import Warehouse

/// The keywords worth showing: the most searched of each month, and those that rose or fell the most.
struct KeywordMart: Sendable {
    let comparison: SearchComparison
    /// By keyword; nil while it is not known.
    let genres: [Genre?]

    private var union: KeywordUnion { comparison.union }

    /// Of each kind.
    private static let kept = 500

    func write(to generation: GenerationWriter) throws {
        let keywords = chosen
        try generation.write(
            SearchSchema.keyword,
            [
                ColumnBatch([
                    .text(keywords.map(union.displayed)), .optionalText(keywords.map { genres[Int($0)]?.rawValue }),
                    .int64(keywords.map { union.searchesEarlier[Int($0)] }),
                    .int64(keywords.map { union.searchesLater[Int($0)] }), .double(keywords.map(dailyChange)),
                ])
            ])
    }

    /// The most searched of both months together first.
    private var chosen: [UInt32] {
        let all = Array(0..<UInt32(union.count))
        let changes = all.map(dailyChange)
        let rankings: [(UInt32) -> Double] = [
            { Double(union.searchesEarlier[Int($0)]) }, { Double(union.searchesLater[Int($0)]) },
            { changes[Int($0)] }, { -changes[Int($0)] },
        ]
        let chosen = Set(rankings.flatMap { ranking in top(all, by: ranking) })
        let sum = { (keyword: UInt32) in union.searchesEarlier[Int(keyword)] + union.searchesLater[Int(keyword)] }
        return chosen.sorted {
            let (left, right) = (sum($0), sum($1))
            return left != right ? left > right : isBefore($0, $1)
        }
    }

    private func top(_ keywords: [UInt32], by value: (UInt32) -> Double) -> ArraySlice<UInt32> {
        // Most keywords are searched for once: sorting all of them would be most of the work.
        let values = keywords.map(value).sorted(by: >)
        let least = max(values.prefix(Self.kept).last ?? 0, .leastNonzeroMagnitude)
        return keywords.filter { value($0) >= least }.sorted {
            let (left, right) = (value($0), value($1))
            return left != right ? left > right : isBefore($0, $1)
        }.prefix(Self.kept)
    }

    private func isBefore(_ left: UInt32, _ right: UInt32) -> Bool {
        union.keywords.utf8(Int(left)).lexicographicallyPrecedes(union.keywords.utf8(Int(right)))
    }

    /// Searches a loaded day.
    private func dailyChange(_ keyword: UInt32) -> Double {
        daily(union.searchesLater[Int(keyword)], comparison.later)
            - daily(union.searchesEarlier[Int(keyword)], comparison.earlier)
    }

    private func daily(_ searches: Int64, _ month: ComparedMonth) -> Double {
        month.days > 0 ? Double(searches) / Double(month.days) : 0
    }
}

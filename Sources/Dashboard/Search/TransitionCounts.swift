import TerminalUI
import Warehouse

/// Users by the genre of their top search in both months, the largest genres first.
struct TransitionCounts {
    private(set) var genres: [String] = []
    private var matrix: [Int64] = []
    private var rowTotals: [Int64] = []
    /// The largest share of a genre that moved to another one; rows of a few users do not count.
    private(set) var mostMoved = 1.0

    init(_ model: SearchModel) {
        let transitions = model.transitions.filter { $0.users > 0 }
        let seen = Set(transitions.flatMap { [$0.from, $0.to] })
        let known = model.genres.map(\.genre).filter(seen.contains)
        genres = known + seen.subtracting(known).sorted()
        let places = Dictionary(genres.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        matrix = Array(repeating: 0, count: genres.count * genres.count)
        rowTotals = Array(repeating: 0, count: genres.count)
        for transition in transitions {
            guard let from = places[transition.from], let to = places[transition.to] else { continue }
            matrix[from * genres.count + to] &+= transition.users
            rowTotals[from] &+= transition.users
        }
        mostMoved = largestMove()
    }

    func users(_ from: Int, _ to: Int) -> Int64 { matrix[from * genres.count + to] }

    /// Of the users of one genre, those who went to another, or the same.
    func share(_ from: Int, _ to: Int) -> Double { NumberText.share(users(from, to), of: rowTotals[from]) }

    /// The most digits of a cell, with their commas.
    func digits(of count: Int) -> Int {
        let most = (0..<count).flatMap { from in (0..<count).map { users(from, $0) } }.max() ?? 0
        return NumberText.grouped(most).count
    }

    private func largestMove() -> Double {
        let all = rowTotals.reduce(0.0) { $0 + Double($1) }
        let moves = genres.indices.filter { Double(rowTotals[$0]) >= all / 200 }.flatMap { from in
            genres.indices.filter { $0 != from }.map { share(from, $0) }
        }
        let most = moves.filter(\.isFinite).max() ?? 1
        return most > 0 ? most : 1
    }
}

/// How a matrix fits into a pane: as many genres as there is room for, then as much of their names.
struct TransitionShape {
    /// Genres shown.
    var count: Int
    /// Columns of a tile.
    var pitch: Int
    var labelWidth: Int
    /// Whether a tile has a second line.
    var hasDetails: Bool

    private static let leastLabel = 3

    init(_ counts: TransitionCounts, _ space: PaneSpace, isExact: Bool) {
        let all = counts.genres.count
        let full = min(18, counts.genres.map { TextWidth.columns(of: $0) }.max() ?? 0) + 1
        let least = isExact ? max(5, counts.digits(of: all) + 1) : 3
        let named = isExact ? full : TransitionShape.leastLabel
        count = max(1, min(all, (space.columns - named) / least))
        pitch = max(least, min(least + (isExact ? 1 : 4), (space.columns - full) / count))
        // Heads of two letters need explaining beside the names.
        let wanted = pitch == 3 ? full + 3 : full
        labelWidth = max(TransitionShape.leastLabel, min(wanted, space.columns - pitch * count))
        hasDetails = isExact && 2 * count + 1 <= space.rows
    }
}

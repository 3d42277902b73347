import Columnar
import Genres

/// The genres of all users' top searches, compared, and what that adds up to.
struct GenreChanges: Sendable {
    /// Places in `Genre.allCases` by user; `none` where there is no top search, or its genre is not known yet.
    private(set) var earlier: [Int32] = []
    private(set) var later: [Int32] = []
    /// Places in `TrendingType.allCases` by user.
    private(set) var types: [Int32] = []
    /// Users by type.
    private(set) var users = [Int64](repeating: 0, count: TrendingType.allCases.count)
    /// Users by the genre of either month.
    private(set) var usersEarlier = [Int64](repeating: 0, count: Genre.allCases.count)
    private(set) var usersLater = [Int64](repeating: 0, count: Genre.allCases.count)
    /// Users with a genre in both months, by the earlier one's place times the number of genres and the later one's.
    private(set) var transitions = [Int64](repeating: 0, count: Genre.allCases.count * Genre.allCases.count)

    static let none = CodedTextColumn.null

    /// - Parameter genres: by keyword; nil while it is not known.
    init(_ tops: UserTops, genres: [Genre?]) {
        let places = genres.map { $0.map { Int32($0.index) } ?? Self.none }
        earlier.reserveCapacity(tops.rows.count)
        later.reserveCapacity(tops.rows.count)
        types.reserveCapacity(tops.rows.count)
        for row in tops.rows {
            let before = row.earlier.map { places[Int($0)] } ?? Self.none
            let after = row.later.map { places[Int($0)] } ?? Self.none
            let type = Self.type(of: row, before, after)
            earlier.append(before)
            later.append(after)
            types.append(Int32(type.index))
            count(before, after, type)
        }
    }

    private static func type(of row: UserTops.Row, _ before: Int32, _ after: Int32) -> TrendingType {
        switch (row.earlier, row.later) {
        case (nil, _): .new
        case (_, nil): .lost
        // The same search is of the same genre, whichever that is.
        case (let earlier?, let later?) where earlier == later: .unchanged
        default: before == none || after == none ? .pending : before == after ? .unchanged : .changed
        }
    }

    private mutating func count(_ before: Int32, _ after: Int32, _ type: TrendingType) {
        users[type.index] += 1
        if before != Self.none { usersEarlier[Int(before)] += 1 }
        if after != Self.none { usersLater[Int(after)] += 1 }
        if before != Self.none, after != Self.none { transitions[Int(before) * Genre.allCases.count + Int(after)] += 1 }
    }
}

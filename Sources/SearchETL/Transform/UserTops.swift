import Columnar

/// The users of both months in byte order of their ids, each with the top search of either month.
struct UserTops: Sendable {
    struct Row: Sendable {
        /// Numbers of a `KeywordUnion`; at least one is there.
        var earlier: UInt32?
        var later: UInt32?
    }

    private(set) var users = TextColumn()
    private(set) var rows: [Row] = []

    init(_ earlier: MonthSearches, _ later: MonthSearches, _ union: KeywordUnion) {
        let (first, second) = (SortedUsers(earlier, union.ofEarlier), SortedUsers(later, union.ofLater))
        var (one, other) = (0, 0)
        while one < first.order.count || other < second.order.count {
            let comparison = first.compare(one, second, other)
            let earlierTop = comparison <= 0 ? first.top(one) : nil
            let laterTop = comparison >= 0 ? second.top(other) : nil
            users.append(comparison <= 0 ? first.user(one) : second.user(other))
            rows.append(Row(earlier: earlierTop, later: laterTop))
            if comparison <= 0 { one += 1 }
            if comparison >= 0 { other += 1 }
        }
    }

    /// The distinct top keywords, ascending.
    var keywords: [UInt32] { Set(rows.flatMap { [$0.earlier, $0.later].compactMap(\.self) }).sorted() }
}

/// One month's users with a search, in byte order.
private struct SortedUsers {
    private let month: MonthSearches
    private let union: [UInt32]
    let order: [Int]

    init(_ month: MonthSearches, _ union: [UInt32]) {
        self.month = month
        self.union = union
        let users = month.users
        // Nearly all ids differ in their first bytes, which compare as one number.
        order = month.tops.indices.filter { month.tops[$0] != nil }
            .map { (beginning: users.beginning(of: $0), user: $0) }
            .sorted {
                $0.beginning != $1.beginning
                    ? $0.beginning < $1.beginning
                    : users.utf8($0.user).lexicographicallyPrecedes(users.utf8($1.user))
            }
            .map(\.user)
    }

    func user(_ place: Int) -> ArraySlice<UInt8> { month.users.utf8(order[place]) }

    func top(_ place: Int) -> UInt32? { month.tops[order[place]].map { union[Int($0)] } }

    /// Below 0 where this one's user comes first, 0 where both are the same; an end comes last.
    func compare(_ place: Int, _ other: SortedUsers, _ otherPlace: Int) -> Int {
        guard place < order.count else { return 1 }
        guard otherPlace < other.order.count else { return -1 }
        let (left, right) = (user(place), other.user(otherPlace))
        if left.lexicographicallyPrecedes(right) { return -1 }
        return right.lexicographicallyPrecedes(left) ? 1 : 0
    }
}

extension TextColumn {
    /// The first 8 bytes of a text as a number that orders as they do; zeros stand for what a shorter text lacks.
    fileprivate func beginning(of index: Int) -> UInt64 {
        withBytes(of: index) { text in
            text.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - min(8, text.count)))
        }
    }
}

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
        let (first, second) = (earlier.usersInOrder, later.usersInOrder)
        rows.reserveCapacity(max(first.count, second.count))
        users.reserve(count: rows.capacity, bytes: max(earlier.users.bytes.count, later.users.bytes.count))
        var (one, other) = (0, 0)
        while one < first.count || other < second.count {
            let comparison = first.compare(one, second, other)
            let earlierTop = comparison <= 0 ? earlier.tops[first.users[one]].map { union.ofEarlier[Int($0)] } : nil
            let laterTop = comparison >= 0 ? later.tops[second.users[other]].map { union.ofLater[Int($0)] } : nil
            if comparison <= 0 { first.append(one, to: &users) } else { second.append(other, to: &users) }
            rows.append(Row(earlier: earlierTop, later: laterTop))
            if comparison <= 0 { one += 1 }
            if comparison >= 0 { other += 1 }
        }
    }

    /// The distinct top keywords, ascending.
    var keywords: [UInt32] { Set(rows.flatMap { [$0.earlier, $0.later].compactMap(\.self) }).sorted() }
}

/// One month's users with a search, in byte order of their ids.
struct OrderedUsers: Sendable {
    /// Numbers of the month's users.
    let users: [Int]
    /// Nearly all ids differ in their first bytes, which compare as one number.
    private let beginnings: [UInt64]
    private let texts: TextColumn

    init(_ texts: TextColumn, where hasSearch: (Int) -> Bool) {
        let order = (0..<texts.count).filter(hasSearch)
            .map { (beginning: texts.beginning(of: $0), user: $0) }
            .sorted {
                $0.beginning != $1.beginning
                    ? $0.beginning < $1.beginning
                    : texts.utf8($0.user).lexicographicallyPrecedes(texts.utf8($1.user))
            }
        users = order.map(\.user)
        beginnings = order.map(\.beginning)
        self.texts = texts
    }

    var count: Int { users.count }

    func append(_ place: Int, to column: inout TextColumn) {
        texts.withBytes(of: users[place]) { column.append($0) }
    }

    /// Below 0 where this one's user comes first, 0 where both are the same; an end comes last.
    func compare(_ place: Int, _ other: OrderedUsers, _ otherPlace: Int) -> Int {
        guard place < count else { return 1 }
        guard otherPlace < other.count else { return -1 }
        let (left, right) = (beginnings[place], other.beginnings[otherPlace])
        if left != right { return left < right ? -1 : 1 }
        return texts.withBytes(of: users[place]) { left in
            other.texts.withBytes(of: other.users[otherPlace]) { right in
                if left.elementsEqual(right) { return 0 }
                return left.lexicographicallyPrecedes(right) ? -1 : 1
            }
        }
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

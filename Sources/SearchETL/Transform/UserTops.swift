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
        let (first, second) = (earlier.users, later.users)
        rows.reserveCapacity(max(first.count, second.count))
        users.reserve(count: rows.capacity, bytes: max(first.ids.bytes.count, second.ids.bytes.count))
        var (one, other) = (0, 0)
        while one < first.count || other < second.count {
            let comparison = first.compare(one, second, other)
            rows.append(
                Row(
                    earlier: comparison <= 0 ? union.ofEarlier[Int(first.tops[one])] : nil,
                    later: comparison >= 0 ? union.ofLater[Int(second.tops[other])] : nil))
            if comparison <= 0 {
                first.ids.withBytes(of: one) { users.append($0) }
            } else {
                second.ids.withBytes(of: other) { users.append($0) }
            }
            if comparison <= 0 { one += 1 }
            if comparison >= 0 { other += 1 }
        }
    }

    /// The distinct top keywords of `count` ones, ascending.
    func keywords(of count: Int) -> [UInt32] {
        var isTop = [Bool](repeating: false, count: count)
        for row in rows {
            if let keyword = row.earlier { isTop[Int(keyword)] = true }
            if let keyword = row.later { isTop[Int(keyword)] = true }
        }
        return isTop.indices.filter { isTop[$0] }.map(UInt32.init)
    }
}

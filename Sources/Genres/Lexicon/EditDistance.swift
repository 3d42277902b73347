/// How many slips of the finger lie between two spellings: a letter left out, added, changed, or two swapped.
package enum EditDistance {
    /// Nil where it is more than `limit`.
    package static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
        guard abs(first.count - second.count) <= limit else { return nil }
        var rows = (
            before: [Int](repeating: 0, count: second.count + 1), last: Array(0...second.count),
            next: [Int](repeating: 0, count: second.count + 1)
        )
        for row in first.indices {
            rows.next[0] = row + 1
            var least = row + 1
            for column in second.indices {
                let changed = rows.last[column] + (first[row] == second[column] ? 0 : 1)
                var best = min(changed, rows.last[column + 1] + 1, rows.next[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    best = min(best, rows.before[column - 1] + 1)
                }
                rows.next[column + 1] = best
                least = min(least, best)
            }
            // A swap reaches back two rows, and costs one: below a row of more than `limit`, nothing is within it.
            if least > limit { return nil }
            (rows.before, rows.last, rows.next) = (rows.last, rows.next, rows.before)
        }
        return rows.last[second.count] <= limit ? rows.last[second.count] : nil
    }
}

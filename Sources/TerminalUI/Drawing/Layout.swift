/// How much of a row or column a part of it takes.
package enum Length: Hashable, Sendable {
    /// So many cells, as long as there are any.
    case fixed(Int)
    /// A share of what the fixed parts leave.
    case weight(Int)
}

extension Rect {
    /// Parts side by side, left to right.
    package func columns(_ lengths: [Length], gap: Int = 0) -> [Rect] {
        let sizes = Rect.sizes(lengths, of: columns, gap: gap)
        var start = column
        return sizes.map { size in
            defer { start += size + gap }
            return Rect(column: start, row: row, columns: size, rows: rows)
        }
    }

    /// Parts one above the other, top to bottom.
    package func rows(_ lengths: [Length], gap: Int = 0) -> [Rect] {
        let sizes = Rect.sizes(lengths, of: rows, gap: gap)
        var start = row
        return sizes.map { size in
            defer { start += size + gap }
            return Rect(column: column, row: start, columns: columns, rows: size)
        }
    }

    /// A rectangle of at most this size in the middle of this one.
    package func centered(columns wanted: Int, rows wantedRows: Int) -> Rect {
        let width = min(columns, max(0, wanted))
        let height = min(rows, max(0, wantedRows))
        return Rect(
            column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width, rows: height)
    }

    private static func sizes(_ lengths: [Length], of total: Int, gap: Int) -> [Int] {
        var free = max(0, total - gap * max(0, lengths.count - 1))
        var sizes = Array(repeating: 0, count: lengths.count)
        for (index, length) in lengths.enumerated() {
            if case .fixed(let wanted) = length {
                sizes[index] = min(free, max(0, wanted))
                free -= sizes[index]
            }
        }
        var weights = lengths.reduce(0) { $0 + $1.weightOrZero }
        for (index, length) in lengths.enumerated() where length.weightOrZero > 0 {
            // Rounding down what is left, part by part, hands out every cell by the last part.
            sizes[index] = free * length.weightOrZero / max(1, weights)
            free -= sizes[index]
            weights -= length.weightOrZero
        }
        return sizes
    }
}

extension Length {
    fileprivate var weightOrZero: Int {
        if case .weight(let weight) = self { max(0, weight) } else { 0 }
    }
}

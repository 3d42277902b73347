import Columnar

/// Customers by value: the bars of one measure.
struct Distribution: Sendable {
    struct Bar: Sendable {
        let label: String
        let low: Int64
        let high: Int64
        var contracts: Int64 = 0
        var seconds: Int64 = 0
    }

    private(set) var bars: [Bar]

    /// A bar a day where there are few values, equal ranges of days where there are many.
    static func days(_ values: [Int64], seconds: [Int64]) -> Distribution {
        guard let low = values.min(), let high = values.max() else { return Distribution(bars: []) }
        let width = max(1, (high - low + 31) / 31)
        let bars = stride(from: low, through: high, by: Int64.Stride(width)).map { start in
            let end = min(high, start + width - 1)
            return Bar(label: width == 1 ? "\(start)" : "\(start)–\(end)", low: start, high: end)
        }
        var distribution = Distribution(bars: bars)
        for (value, seconds) in zip(values, seconds) { distribution.add(seconds, at: Int((value - low) / width)) }
        return distribution
    }

    /// Hours watched, in ranges that widen as a customer's hours do.
    static func hours(_ values: [Int64]) -> Distribution {
        let edges: [Int64] = [0, 1, 5, 10, 50, 100, 200, 500]
        let bars = edges.indices.map { index in
            let isLast = index == edges.count - 1
            let label = isLast ? "≥ \(edges[index]) h" : "\(edges[index])–\(edges[index + 1]) h"
            return Bar(
                label: label, low: edges[index] * 3600, high: isLast ? .max : edges[index + 1] * 3600 - 1)
        }
        var distribution = Distribution(bars: bars)
        for value in values { distribution.add(value, at: (edges.lastIndex { $0 * 3600 <= value }) ?? 0) }
        return distribution
    }

    private mutating func add(_ seconds: Int64, at index: Int) {
        bars[index].contracts += 1
        bars[index].seconds = bars[index].seconds.addingClamped(seconds)
    }
}

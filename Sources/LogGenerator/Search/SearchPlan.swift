/// Which days there are, how many rows each has, and how many people search in a month.
struct SearchPlan: Sendable {
    struct Day: Sendable {
        /// Days since 1970-01-01.
        let number: Int
        /// 0 or 1.
        let month: Int
        let rows: Int
    }

    /// Searches of a person in a month, on average.
    private static let searchesOfPerson = 3
    /// Days differ by up to so much beyond what their weekday explains.
    private static let noise = 0.06

    let days: [Day]
    /// People of a month, at least one.
    let people: Int

    init(options: SearchLogOptions) {
        let date = CalendarDate(number: options.from)
        let next = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
        let starts = [
            CalendarDate.number(year: date.year, month: date.month, day: 1),
            CalendarDate.number(year: next.0, month: next.1, day: 1),
        ]
        let first = (options.days + 1) / 2
        let numbers = (0..<options.days).map { $0 < first ? starts[0] + $0 : starts[1] + $0 - first }
        let noise = RandomStream(seed: options.seed, purpose: .noise)
        let weights = numbers.map { number in
            // 1970-01-01 was a Thursday.
            let weekday = AudiencePlan.Rates.weekday[(number + 4) % 7]
            let chance = Double(noise[UInt64(number)] >> 40) / Double(1 << 24)
            return weekday * (1 + Self.noise * (2 * chance - 1))
        }
        let rows = AudiencePlan.share(options.records, by: weights, total: weights.reduce(0, +))
        days = numbers.indices.map { Day(number: numbers[$0], month: $0 < first ? 0 : 1, rows: rows[$0]) }
        people = max(1, rows.prefix(first).reduce(0, +) * 77 / 100 / Self.searchesOfPerson)
    }
}

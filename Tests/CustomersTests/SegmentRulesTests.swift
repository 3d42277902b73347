import Customers
import Testing
import Warehouse

@Suite struct SegmentRulesTests {
    private func index(_ recency: Int, _ frequency: Int, _ duration: Int) -> Int {
        (recency - 1) * 16 + (frequency - 1) * 4 + duration - 1
    }

    @Test("where rules overlap, the one that stands first gives the name; where none matches, the rest has one")
    func order() throws {
        let narrowFirst = SegmentRules(
            rules: [try SegmentRule("Best: recency 4, value 4"), try SegmentRule("Good: recency 3-4, duration 2-4")],
            other: "Rest")
        let wideFirst = SegmentRules(rules: narrowFirst.rules.reversed(), other: "Rest")
        let (narrow, wide) = (
            narrowFirst.table(frequencySaysNothing: false), wideFirst.table(frequencySaysNothing: false)
        )
        #expect(narrowFirst.names == ["Best", "Good", "Rest", "Unknown"])
        #expect(narrowFirst.names[Int(narrow[index(4, 4, 4)])] == "Best")
        #expect(wideFirst.names[Int(wide[index(4, 4, 4)])] == "Good")
        #expect(narrowFirst.names[Int(narrow[index(4, 1, 4)])] == "Good")
        #expect(narrowFirst.names[Int(narrow[index(1, 1, 1)])] == "Rest")
        // Frequency left out, the value is the duration score alone.
        #expect(narrowFirst.names[Int(narrowFirst.table(frequencySaysNothing: true)[index(4, 1, 4)])] == "Best")
    }

    @Test(
        "a rule reads back as it is written",
        arguments: SegmentRules.standard.rules + ["Everyone:", "All: recency 1-4"].compactMap { try? SegmentRule($0) })
    func roundTrip(rule: SegmentRule) throws {
        #expect(try SegmentRule(rule.description) == rule)
    }

    @Test(
        "a rule that cannot be read says what is wrong",
        arguments: [
            ("Champions", "lacks"), (": value 4", "no name"), ("A: value 5", "no scores"),
            ("A: value 3-2", "no scores"),
            ("A: hours 3", "no condition"), ("A: value", "no condition"), ("A: value 1-2-3", "no scores"),
        ])
    func malformed(text: String, reason: String) throws {
        let error = #expect(throws: SegmentRule.Malformed.self) { try SegmentRule(text) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }
}

@Suite struct ChurnTests {
    /// | | usual gap | away | last week | week before | |
    /// |---|---|---|---|---|---|
    /// | A | 1 | 2 | 10 | 10 | twice, but not more: neither |
    /// | B | 1 | 3 | 10 | 20 | overdue and falling |
    /// | C | 1.5 | 3 | 11 | 20 | neither |
    /// | D | none | 19 | 0 | 0 | neither: one active day alone |
    /// | E | 4 | 9 | 0 | 7 | overdue and falling |
    /// | 0 | 1 | 9 | 0 | 99 | nobody in particular |
    private let table = CustomerTable([
        customer("A", recency: 2, seconds: 100, gap: 1, lastWeek: 10, weekBefore: 10),
        customer("B", recency: 3, seconds: 200, gap: 1, lastWeek: 10, weekBefore: 20),
        customer("C", recency: 3, seconds: 400, gap: 1.5, lastWeek: 11, weekBefore: 20),
        customer("D", recency: 19, seconds: 800, gap: nil, lastWeek: 0, weekBefore: 0),
        customer("E", recency: 9, seconds: 1600, gap: 4, lastWeek: 0, weekBefore: 7),
        customer(
            "0", segment: SegmentRules.unknownName, recency: 9, seconds: 9999, gap: 1, lastWeek: 0, weekBefore: 99),
    ])

    private func days(_ ago: some Sequence<Int>) -> [Day] { ago.map { table.lastDay.advanced(by: -$0) } }

    @Test("customers away for more than twice their own gap are overdue, with their hours at stake")
    func overdue() {
        let churn = table.churnOverview(days: days(0..<14))
        #expect(churn.overdue == .init(customers: 2, seconds: 1800, lastWeek: 10, weekBefore: 27))
        #expect(churn.falling == .init(customers: 2, seconds: 1800, lastWeek: 10, weekBefore: 27))
        #expect(churn.all == .init(customers: 5, seconds: 3100, lastWeek: 31, weekBefore: 57))
        #expect(churn.withoutGap == 1)
        var query = CustomerQuery()
        (query.filter.churn, query.sort) = (.overdue, .hours)
        #expect(table.contracts(query) == ["E", "B"])
    }

    @Test("weeks of which fewer days are loaded are not compared")
    func weeks() {
        let churn = table.churnOverview(days: days([0, 1, 2, 3, 4, 5, 6, 8, 9]))
        #expect(churn.falling == nil && churn.daysLoaded == (7, 2))
        #expect(table.churnOverview(days: days([0, 8])).falling != nil)
        #expect(table.churnOverview(days: days([0])).falling == nil)
    }
}

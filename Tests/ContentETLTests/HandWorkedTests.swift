import TestSupport
import Testing
import Warehouse

/// Eight customers over four days, every figure worked out by hand.
///
/// | contract | days | last | recency to the 6th | frequency | seconds | devices |
/// |---|---|---|---|---|---|---|
/// | A | 1 2 3 4 | 4 | 2 | 4 | 40,000 | 2 |
/// | B | 1 2 3 | 3 | 3 | 3 | 30 | 1 |
/// | C | 4 | 4 | 2 | 1 | 7,200 | 1 |
/// | D | 1 | 1 | 5 | 1 | 0 | 1 |
/// | E | 1 2 | 2 | 4 | 2 | 500 | 1 |
/// | F | 3 4 | 4 | 2 | 2 | 3,600 | 1, one of A's |
/// | G | 2 | 2 | 4 | 1 | 90 | 3 |
/// | H | 1 3 | 3 | 3 | 2 | 18,000 | 1 |
///
/// Cuts are the values at ranks 2, 4 and 6 of 8.
/// Recency 2 2 2 3 3 4 4 5: cuts 2, 3, 4. Frequency 1 1 1 2 2 2 3 4: cuts 1, 2, 2.
/// Seconds 0 30 90 500 3600 7200 18000 40000: cuts 30, 500, 7200.
@Suite struct HandWorkedTests {
    private func load() async throws -> LoadedTables {
        let site = try Site()
        try site.write(
            "20220401.json",
            [
                LogRow("A", "M1", "CHANNEL", 10_000), LogRow("A", "M1", "VOD", 2_000), LogRow("B", "M3", "CHANNEL", 10),
                LogRow("D", "M4", "APP", 0), LogRow("E", "M5", "VOD", 250), LogRow("H", "M9", "KPLUS", 9_000),
            ])
        try site.write(
            "20220402.json",
            [
                LogRow("A", "M2", "CHANNEL", 8_000), LogRow("B", "M3", "CHANNEL", 10),
                LogRow("E", "M5", "CHANNEL", 250),
                LogRow("G", "M6", "VOD", 30), LogRow("G", "M7", "VOD", 30), LogRow("G", "M8", "VOD", 30),
            ])
        try site.write(
            "20220403.json",
            [
                LogRow("A", "M1", "CHANNEL", 10_000), LogRow("B", "M3", "CHANNEL", 10),
                LogRow("F", "M1", "FIMS", 1_800),
                LogRow("H", "M9", "KPLUS", 9_000),
            ])
        try site.write(
            "20220404.json",
            [
                LogRow("A", "M1", "CHANNEL", 10_000), LogRow("C", "M10", "Other", 7_200),
                LogRow("F", "M1", "FIMS", 1_800),
            ])
        try await site.load(asOf: april(6))
        return try LoadedTables(site)
    }

    @Test func everyCustomerHasItsMeasuresAndScores() async throws {
        let rows = try await load().rows(StarSchema.contract)
        let columns = [
            "total_device", "recency", "frequency", "contract_total_duration", "recency_score", "frequency_score",
            "duration_score",
        ]
        let figures = Dictionary(
            uniqueKeysWithValues: rows.map { row in (row.text("contract"), columns.map(row.integer)) })
        #expect(
            figures == [
                "A": [2, 2, 4, 40_000, 4, 4, 4], "B": [1, 3, 3, 30, 3, 4, 1], "C": [1, 2, 1, 7_200, 4, 1, 3],
                "D": [1, 5, 1, 0, 1, 1, 1], "E": [1, 4, 2, 500, 2, 2, 2], "F": [1, 2, 2, 3_600, 4, 2, 3],
                "G": [3, 4, 1, 90, 2, 1, 2], "H": [1, 3, 2, 18_000, 3, 2, 4],
            ])
    }

    @Test func everyCustomerHasASegmentAndAFavourite() async throws {
        let rows = try await load().rows(MartSchema.customer)
        let words = Dictionary(
            uniqueKeysWithValues: rows.map { ($0.text("contract"), [$0.text("segment"), $0.text("favourite_app")]) })
        #expect(
            words == [
                "A": ["Champions", "CHANNEL"], "B": ["Loyal", "CHANNEL"], "C": ["Potential loyal", "Other"],
                "D": ["Lost", "APP"], "E": ["About to sleep", "CHANNEL"], "F": ["Loyal", "FIMS"],
                "G": ["About to sleep", "VOD"], "H": ["Loyal", "KPLUS"],
            ])
    }

    @Test func appsAndChannelTypesCountUsersNotApps() async throws {
        let overview = try await load().overview()
        #expect(
            overview.apps.map { "\($0.name) \($0.seconds) \($0.contracts)" } == [
                "CHANNEL 38280 3", "KPLUS 18000 1", "Other 7200 1", "FIMS 3600 1", "VOD 2340 3", "APP 0 1",
            ])
        #expect(
            overview.channelTypes.map { "\($0.category) \($0.apps) \($0.contracts) \($0.seconds)" } == [
                "Kênh truyền hình 2 4 56280", "Phim và nội dung theo yêu cầu 2 4 5940", "Khác 1 1 7200",
                "Ứng dụng 1 1 0",
            ])
    }

    @Test func headlineFiguresAddUp() async throws {
        let totals = try await load().overview().totals
        #expect((totals.apps, totals.contracts, totals.devices, totals.rows, totals.seconds) == (6, 8, 10, 19, 69_420))
        #expect(totals.averageRecency == 25.0 / 8 && totals.averageFrequency == 2)
        #expect(totals.averageSeconds == 69_420.0 / 8 && totals.averageDevices == 11.0 / 8)
    }

    @Test func scoresSayWhereTiesLeaveThemEmpty() async throws {
        let scores = try await load().overview().scores
        #expect(scores.map(\.cuts) == [[2, 3, 4], [1, 2, 2], [30, 500, 7200]])
        #expect(scores.map(\.contracts) == [[1, 2, 2, 3], [3, 3, 0, 2], [2, 2, 2, 2]])
        #expect(scores[0].degenerate == nil && scores[2].degenerate == nil)
        #expect(scores[1].degenerate == "frequency: 38 % of customers tie at 1 days; score 3 is empty")
    }
}

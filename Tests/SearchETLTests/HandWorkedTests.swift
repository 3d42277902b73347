import Foundation
import Testing
import Warehouse

@testable import SearchETL

/// Two months worked out by hand: what each user's row must say.
@Suite struct HandWorkedTests {
    private static func site() throws -> SearchSite {
        let site = try SearchSite()
        try site.write(
            "20220601",
            [
                // Case, accents' composition, spaces and invisible characters make no other keyword.
                Logged(user: "0001", keyword: "Đấu  Phá "), Logged(user: "0001", keyword: "đấu phá"),
                Logged(user: "0001", keyword: "đấu\u{200B} phá"),
                Logged(user: "0001", keyword: "đấu phá".decomposedStringWithCanonicalMapping),
                Logged(user: "0001", keyword: "bóng đá"),
                Logged(user: "0002", keyword: "bóng đá"), Logged(user: "0003", keyword: "ẩn số"),
                // One each: the latest wins, also by a clock of twelve hours.
                Logged(user: "0004", keyword: "bóng đá", time: "2022-06-01 9:00:00.000 CH"),
                Logged(user: "0004", keyword: "thời sự", time: "2022-06-01 20:00:00.000"),
                // The same time: the first by its bytes.
                Logged(user: "0005", keyword: "thời sự"), Logged(user: "0005", keyword: "bóng đá", event: "quit"),
                Logged(user: nil, keyword: "bóng đá"), Logged(user: "0006", keyword: nil),
                Logged(user: "0006", keyword: " \u{200B} "), Logged(user: " ", keyword: "bóng đá"),
                Logged(user: "\u{00A0}\u{200B}", keyword: "bóng đá"),
            ])
        try site.write(
            "20220701",
            [
                Logged(user: "0001", keyword: "đấu phá"), Logged(user: "0002", keyword: "thời sự"),
                Logged(user: "0003", keyword: "bóng đá"), Logged(user: "0007", keyword: "bóng đá"),
                Logged(user: "0004", keyword: "bóng đá", platform: nil, network: "###"),
            ])
        return site
    }

    @Test("each user's row says top searches, genres and what changed") func rows() async throws {
        let site = try Self.site()
        try await site.load()
        let changes = try site.changes()
        #expect(changes.count == 6 && changes["0006"] == nil)
        #expect(changes["0001"] == Self.row("0001", "đấu phá", "C Drama", "đấu phá", "C Drama", "Unchanged"))
        #expect(changes["0002"] == Self.row("0002", "bóng đá", "Sports", "thời sự", "News", "Changed"))
        // A genre nobody knows is never guessed.
        #expect(changes["0003"] == Self.row("0003", "ẩn số", nil, "bóng đá", "Sports", "Pending"))
        #expect(changes["0004"] == Self.row("0004", "bóng đá", "Sports", "bóng đá", "Sports", "Unchanged"))
        #expect(changes["0005"] == Self.row("0005", "bóng đá", "Sports", nil, nil, "Lost"))
        #expect(changes["0007"] == Self.row("0007", nil, nil, "bóng đá", "Sports", "New"))
    }

    @Test("every row read is loaded or rejected for a reason that is counted") func account() async throws {
        let record = try await Self.site().load()
        #expect(record.rowsRead == 21 && record.rowsLoaded == 16 && record.rowsRejected == 5)
        #expect(record.rejected == ["no_user": 3, "no_keyword": 1, "blank_keyword": 1])
        // Those of July are logged in June.
        #expect(
            record.repaired == [
                "untrimmed": 1, "inner_space": 1, "invisible": 1, "not_nfc": 1, "upper_case": 1, "other_date": 5,
                "converted_time": 1, "no_platform": 1, "no_network": 1,
            ])
        let figures = try #require(record.search)
        #expect(figures.users == ["2022-06": 5, "2022-07": 5] && figures.keywords == 4 && figures.pending == 1)
        #expect(figures.trending == ["Unchanged": 2, "Changed": 1, "New": 1, "Lost": 1, "Pending": 1])
        #expect(figures.classified == ["user": 3])
    }

    @Test("the screen's figures agree with the rows") func model() async throws {
        let site = try Self.site()
        try await site.load()
        let model = try #require(try site.current().search())
        #expect(
            model.earlier == .init(month: model.earlier.month, days: 1, searches: 11, quits: 1, users: 5, keywords: 4))
        #expect(model.later.month.description == "2022-07" && model.later.searches == 5)
        #expect(model.genres.first == .init(genre: "Sports", usersEarlier: 3, usersLater: 3))
        #expect(
            Set(model.transitions) == [
                .init(from: "C Drama", to: "C Drama", users: 1), .init(from: "Sports", to: "News", users: 1),
                .init(from: "Sports", to: "Sports", users: 1),
            ])
        #expect(model.fallers.first?.keyword == "đấu phá" && model.fallers.first?.dailyChange == -3)
        #expect(model.networks.contains { $0.name == "unknown" && $0.searchesLater == 1 })
        #expect(model.pending == 1 && model.pendingReason?.isEmpty == false)
        #expect(try site.current().overview() == nil)
    }

    private static func row(
        _ user: String, _ earlier: String?, _ earlierGenre: String?, _ later: String?, _ laterGenre: String?,
        _ type: String
    ) -> UserChanges.Row {
        UserChanges.Row(
            user: user, earlier: earlier, earlierGenre: earlierGenre, later: later, laterGenre: laterGenre, type: type)
    }
}

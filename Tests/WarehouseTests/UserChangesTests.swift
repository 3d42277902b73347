import Testing

@testable import Warehouse

@Suite struct UserChangesTests {
    private let rows: [UserChanges.Row] = [
        .init(
            user: "10402", earlier: "đấu phá thương khung", earlierGenre: "C Drama", later: "Running Man",
            laterGenre: "Reality Show", type: "Changed"),
        .init(
            user: "10409", earlier: "running man", earlierGenre: "Reality Show", later: "running man",
            laterGenre: "Reality Show", type: "Unchanged"),
        .init(user: "10416", earlier: nil, earlierGenre: nil, later: "VTV6", laterGenre: "TV Channel", type: "New"),
        .init(user: "U7", earlier: "斗罗大陆", earlierGenre: nil, later: nil, laterGenre: nil, type: "Lost"),
        .init(
            user: "10423", earlier: "Ế", earlierGenre: nil, later: "ngày 10", laterGenre: "Drama", type: "Pending"),
    ]

    private func matching(_ filter: String) -> [UInt32] { UserChanges(rows).rows(matching: filter) }

    @Test("rows come back as they were given, with nothing where there is nothing")
    func rowsAreKept() {
        let changes = UserChanges(rows)
        #expect((0..<changes.count).map { changes[$0] } == rows)
        #expect(changes.longestUser == 5)
        #expect(UserChanges([]).rows(matching: "a").isEmpty && UserChanges([]).rows(matching: "").isEmpty)
    }

    @Test("a keyword is found without its accents and in any case")
    func accents() {
        #expect(matching("dau pha") == [0])
        #expect(matching("ĐẤU PHÁ") == [0])
        #expect(matching("đâu") == [0])
        #expect(matching("RUNNING") == [0, 1])
        #expect(matching("vtv6") == [2])
        #expect(matching("斗罗") == [3])
        #expect(matching("e\u{302}\u{301}") == matching("ế") && matching("ế").contains(4))
    }

    @Test("every word must be found, in whichever column")
    func words() {
        #expect(matching("  thuong   reality ") == [0])
        #expect(matching("running changed") == [0])
        #expect(matching("10409") == [1])
        #expect(matching("u7 lost") == [3])
        #expect(matching("running vtv6").isEmpty)
        #expect(matching("khungrunning").isEmpty)
        #expect(matching(" \t ") == [0, 1, 2, 3, 4])
    }

    @Test("genre: and type: look there alone, by the beginning of a word")
    func scopes() {
        #expect(matching("genre:drama") == [0, 4])
        #expect(matching("genre:C genre:reality") == [0])
        #expect(matching("type:changed") == [0])
        #expect(matching("type:UN") == [1])
        #expect(matching("genre:running").isEmpty)
        #expect(matching("type:drama").isEmpty)
        #expect(matching("type:pending ngay") == [4])
    }

    @Test("a genre of two words is one word of the filter, and so is what stands in quotes")
    func phrases() {
        let rows = [("khải", "C Drama"), ("dali", "K Drama"), ("kem drama", nil), ("đấu tranh", "Action")].map {
            UserChanges.Row(
                user: "u", earlier: $0.0, earlierGenre: $0.1, later: nil, laterGenre: nil, type: "Lost")
        }
        let changes = UserChanges(rows)
        let cases: [(String, [UInt32])] = [
            ("K Drama", [1]), ("dali k  drama", [1]), ("k drama c drama", []), ("\"k drama\"", [1]),
            ("drama k", [0, 1, 2]),
            ("genre:\"c dr\"", [0]), ("\"dau tr\"", [3]), ("\"tr dau\"", []), ("\"đấu tr", [3]),
            ("\"\"", [0, 1, 2, 3]),
        ]
        for (filter, found) in cases { #expect(changes.rows(matching: filter) == found, "\(filter)") }
    }

    @Test("users without a genre or a keyword are not found by one")
    func nothing() {
        #expect(matching("genre:") == [0, 1, 2, 4])
        #expect(matching("genre:tv") == [2])
        #expect(!matching("10").contains(3))
    }

    @Test("of 200,000 users just the right ones match, in their order")
    func many() {
        let keywords = ["conan", "đấu phá thương khung", "sao băng", "vtv6", "taxi driver"]
        let changes = UserChanges(
            (0..<200_000).lazy.map { index in
                UserChanges.Row(
                    user: "user\(index)", earlier: keywords[index % 5], earlierGenre: "Drama",
                    later: index % 3 == 0 ? nil : keywords[index % 4], laterGenre: nil,
                    type: index % 3 == 0 ? "Lost" : "Changed")
            })
        let expected = (0..<200_000).filter { $0 % 5 == 2 || ($0 % 3 != 0 && $0 % 4 == 2) }
        #expect(changes.rows(matching: "sao bang").map(Int.init) == expected)
        #expect(changes.rows(matching: "user199999") == [199_999])
        #expect(changes[199_999].later == keywords[199_999 % 4])
    }
}

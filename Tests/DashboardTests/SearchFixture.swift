import TerminalUI
import Warehouse

@testable import Dashboard

/// Search data as two months of a television service would give it: 14 days each, 1.2 M searches and 110,000 users a month.
enum SearchFixture {
    static let now = 1_795_480_000.0

    /// The search screen with all its data.
    static func state(
        columns: Int, rows: Int, model: SearchModel? = model, users: UserChanges? = users,
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) -> DashboardState {
        var state = Fixture.state(.search, columns: columns, rows: rows, model: nil, capabilities: capabilities)
        state.searchFolder = "/data/iptv/log_search"
        state.jobs = [.api, .poller, .stream, .content, .search].map { JobView(id: $0) }
        _ = state.reduce(.search(model, users))
        return state
    }

    /// Genre, users of June and of July, and of a hundred June users how many search for the same genre in July.
    private static let genres: [(name: String, earlier: Int64, later: Int64, stay: Int64)] = [
        ("C Drama", 24_810, 26_322, 61), ("K Drama", 17_402, 16_118, 55), ("TV Channel", 13_655, 15_903, 66),
        ("Animation", 12_480, 12_731, 68), ("Action", 9_914, 9_522, 44), ("Reality Show", 8_120, 9_377, 52),
        ("Romance", 6_733, 6_014, 38), ("Sports", 5_018, 6_842, 57), ("Comedy", 4_120, 3_902, 36),
        ("Drama", 3_377, 3_410, 33), ("Horror", 2_506, 2_144, 41), ("Music", 1_918, 2_035, 47),
        ("Other", 1_204, 1_166, 22), ("News", 388, 402, 30),
    ]

    /// Seven in ten users of June come back; those who change spread over the other genres by their size and kinship.
    static let transitions: [SearchModel.Transition] = genres.indices.flatMap { from -> [SearchModel.Transition] in
        let returning = genres[from].earlier * 7 / 10
        let leaving = returning * (100 - genres[from].stay) / 100
        let weights = genres.indices.map { to -> Int64 in
            if to == from { return 0 }
            let isKin = genres[from].name.hasSuffix("Drama") && genres[to].name.hasSuffix("Drama")
            return genres[to].later * (isKin ? 4 : Int64(1 + (from * 5 + to * 3) % 3))
        }
        let all = weights.reduce(0, +)
        return genres.indices.map { to in
            let users = to == from ? returning - leaving : leaving * weights[to] / all
            return .init(from: genres[from].name, to: genres[to].name, users: users)
        }.filter { $0.users > 0 }
    }

    static let model: SearchModel = {
        let unchanged = transitions.filter { $0.from == $0.to }.reduce(0) { $0 + $1.users }
        let both = transitions.reduce(0) { $0 + $1.users }
        let (earlier, later) = (genres.reduce(0) { $0 + $1.earlier }, genres.reduce(0) { $0 + $1.later })
        return SearchModel(
            isSample: false, publishedAt: now - 7_500,
            earlier: .init(
                month: month("2022-06"), days: 14, searches: 1_184_310, quits: 151_590, users: earlier + 402,
                keywords: 61_204),
            later: .init(
                month: month("2022-07"), days: 14, searches: 1_241_887, quits: 148_402, users: later + 402,
                keywords: 63_918),
            genres: genres.map { .init(genre: $0.name, usersEarlier: $0.earlier, usersLater: $0.later) },
            transitions: transitions,
            trending: .init(unchanged: unchanged, changed: both - unchanged, new: later - both, lost: earlier - both),
            risers: risers, fallers: fallers, topEarlier: top { $0.searchesEarlier },
            topLater: top { $0.searchesLater },
            platforms: breakdown([
                ("android", 512_004, 548_210, 128), ("smarttv-sony-android", 301_442, 322_007, 101),
                ("ios", 204_118, 199_804, 142), ("smart-tv-tizen", 118_310, 121_980, 96),
                ("box-iptv", 41_003, 42_118, 188), ("web-playfpt", 7_433, 7_768, 236),
            ]),
            networks: breakdown([
                ("wifi", 902_117, 941_200, 121), ("ethernet", 201_440, 219_018, 104), ("4g", 74_102, 75_308, 189),
                ("", 6_651, 6_361, 144),
            ]),
            labelSources: [
                .init(source: "model", keywords: 33_120), .init(source: "lexicon", keywords: 21_448),
                .init(source: "rule", keywords: 6_012), .init(source: "none", keywords: 3_211),
                .init(source: "user", keywords: 127),
            ], pending: 0, pendingReason: nil)
    }()

    /// The same while genres are missing for some keywords.
    static let pending: SearchModel = {
        var pending = model
        pending.trending.pending = 4_118
        pending.trending.changed -= 4_118
        pending.pending = 1_204
        pending.pendingReason = "no model has been trained, and the lexicon does not know them."
        return pending
    }()

    private static func month(_ text: String) -> Month { Month(text) ?? Month(of: Day(number: 0)) }

    private static func breakdown(_ rows: [(String, Int64, Int64, Int64)]) -> [SearchModel.Breakdown] {
        rows.map { name, earlier, later, quits in
            .init(
                name: name, searchesEarlier: earlier, searchesLater: later, quitsEarlier: earlier * (quits + 7) / 1000,
                quitsLater: later * quits / 1000)
        }
    }
}

import Warehouse

@testable import Dashboard

extension SearchFixture {
    /// Keyword, genre, searches of June and of July.
    private static let keywords: [(String, String, Int64, Int64)] = [
        ("đấu phá thương khung", "C Drama", 18_240, 31_804), ("running man", "Reality Show", 22_118, 24_906),
        ("vtv6", "TV Channel", 9_402, 24_310), ("conan", "Animation", 19_870, 19_212),
        ("thám tử lừng danh conan: kẻ hành pháp zero", "Animation", 2_114, 9_640),
        ("cậu út nhà tài phiệt", "K Drama", 14_003, 8_120), ("gia đình là số một phần 2", "Comedy", 7_312, 7_440),
        ("u23 việt nam", "Sports", 1_204, 14_977), ("sao băng", "K Drama", 12_446, 4_310),
        ("nhất niệm vĩnh hằng", "Animation", 8_730, 10_118), ("cô đi mà lấy chồng tôi", "K Drama", 9_110, 2_018),
        ("người phán xử", "Drama", 4_418, 4_702), ("trữ tình bolero", "Music", 3_206, 3_580),
        ("the walking dead", "Horror", 5_912, 3_004), ("2 ngày 1 đêm", "Reality Show", 2_730, 11_816),
        ("thần ấn vương tọa", "Animation", 3_117, 8_422), ("penthouse", "K Drama", 8_940, 3_377),
        ("htv7", "TV Channel", 6_402, 8_011), ("siêu nhân gao", "Animation", 5_244, 5_302),
        ("tom and jerry", "Animation", 6_018, 6_330), ("yêu không kiểm soát", "Romance", 7_704, 3_009),
        ("신서유기", "Reality Show", 702, 2_240), ("斗罗大陆", "C Drama", 3_340, 6_604),
        ("bản tin thời sự 19h", "News", 1_402, 1_288), ("bão ngầm", "Action", 9_804, 3_720),
        ("anh hùng xạ điêu", "C Drama", 6_118, 6_907), ("tây du ký", "C Drama", 7_702, 7_918),
        ("taxi driver", "Action", 5_320, 4_018), ("ma nữ đa tình", "Horror", 2_004, 1_402),
        ("liên khúc remix", "Music", 1_880, 2_344), ("thương ngày nắng về", "Drama", 11_204, 3_912),
        ("karaoke", "Other", 3_340, 3_112),
    ]

    private static let changes: [SearchModel.KeywordChange] = keywords.map { keyword, genre, earlier, later in
        .init(
            keyword: keyword, genre: keyword == "karaoke" ? nil : genre, searchesEarlier: earlier, searchesLater: later,
            dailyChange: Double(later - earlier) / 14)
    }

    static let risers = Array(
        changes.filter { $0.dailyChange > 0 }.sorted { $0.dailyChange > $1.dailyChange }.prefix(12))
    static let fallers = Array(
        changes.filter { $0.dailyChange < 0 }.sorted { $0.dailyChange < $1.dailyChange }.prefix(12))

    static func top(_ searches: (SearchModel.KeywordChange) -> Int64) -> [SearchModel.KeywordChange] {
        Array(changes.sorted { searches($0) > searches($1) }.prefix(20))
    }

    /// A row a user, as many of each kind as the model says.
    static let users: UserChanges = {
        var kinds = transitions.flatMap { transition -> [(String?, String?)] in
            Array(repeating: (transition.from, transition.to), count: Int(transition.users))
        }
        kinds += Array(repeating: (nil, "C Drama"), count: Int(model.trending.new) / 2)
        kinds += Array(repeating: (nil, "TV Channel"), count: Int(model.trending.new) - Int(model.trending.new) / 2)
        kinds += Array(repeating: ("K Drama", nil), count: Int(model.trending.lost))
        let byGenre = Dictionary(grouping: keywords) { $0.1 }.mapValues { $0.map(\.0) }
        return UserChanges(
            kinds.indices.lazy.map { index in
                let kind = kinds[index * 48_271 % kinds.count]
                let choose = { (genre: String?, salt: Int) -> String? in
                    guard let genre, let words = byGenre[genre] else { return nil }
                    return words[(index / 3 + salt) % words.count]
                }
                let type =
                    kind.0 == nil ? "New" : kind.1 == nil ? "Lost" : kind.0 == kind.1 ? "Unchanged" : "Changed"
                return UserChanges.Row(
                    user: "\(10_402 + index * 7)", earlier: choose(kind.0, 0), earlierGenre: kind.0,
                    later: choose(kind.1, index % 2), laterGenre: kind.1, type: type)
            })
    }()
}

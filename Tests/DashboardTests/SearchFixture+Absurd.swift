import Warehouse

@testable import Dashboard

extension SearchFixture {
    /// Some users, for tests that filter often.
    static let few = UserChanges((0..<200).map { users[$0] })

    /// Searches no month has: the largest and smallest numbers, names that are none.
    static func absurd(_ random: inout SplitMix) -> SearchModel {
        func number() -> Int64 { [.min, -1, 0, 1, 7, 1_000_000, .max].randomElement(using: &random) ?? 0 }
        func name() -> String {
            ["", "C Drama", "C Dramas", "\u{1B}[31m", "日本語のドラマとても長い名前", "👨‍👩‍👧", " ", "Drama"].randomElement(using: &random)
                ?? ""
        }
        func keyword() -> SearchModel.KeywordChange {
            let change = [Double.nan, .infinity, -.infinity, 0, 1e300, -3].randomElement(using: &random) ?? 0
            return .init(
                keyword: name(), genre: Bool.random(using: &random) ? nil : name(), searchesEarlier: number(),
                searchesLater: number(), dailyChange: change)
        }
        func source() -> SearchModel.Breakdown {
            .init(
                name: name(), searchesEarlier: number(), searchesLater: number(), quitsEarlier: number(),
                quitsLater: number())
        }
        func some<Element>(_ make: () -> Element) -> [Element] {
            (0..<Int.random(in: 0...9, using: &random)).map { _ in make() }
        }
        var model = SearchFixture.model
        model.publishedAt = .nan
        (model.earlier.days, model.later.days) = (Int(number()), Int(number()))
        (model.earlier.searches, model.later.quits) = (number(), number())
        (model.earlier.users, model.later.users) = (number(), number())
        model.genres = some { .init(genre: name(), usersEarlier: number(), usersLater: number()) }
        model.transitions = some { .init(from: name(), to: name(), users: number()) }
        model.trending = .init(unchanged: number(), changed: number(), new: number(), lost: number(), pending: number())
        (model.risers, model.fallers) = (some(keyword), some(keyword))
        (model.topEarlier, model.topLater) = (some(keyword), some(keyword))
        (model.platforms, model.networks) = (some(source), some(source))
        model.labelSources = some { .init(source: name(), keywords: number()) }
        (model.pending, model.pendingReason) = (number(), Bool.random(using: &random) ? nil : name())
        return model
    }
}

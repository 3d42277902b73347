import Foundation
import TerminalUI
import Testing

@testable import Dashboard

/// Keys, clicks, wheel steps and sizes at random. `CYCLORAMA_RANDOM_KEYS=100000` has as many as that.
@Suite struct RandomKeysTests {
    private static let count =
        ProcessInfo.processInfo.environment["CYCLORAMA_RANDOM_KEYS"].flatMap { Int($0) } ?? 1_200
    private static let keys: [Key] =
        (0x20...0x7E).compactMap { Unicode.Scalar($0).map { .character(Character($0)) } }
        + "ếĐ日👨‍👩‍👧".map { .character($0) } + "abcdefghkpuw".map { .control($0) }
        + [.enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end]
        + [.pageUp, .pageDown] + (1...12).map { .function($0) }

    @Test("whatever is pressed, a whole frame follows, and Esc and a screen's key always lead out")
    func random() throws {
        var random = SplitMix(state: 20_220_401)
        var state = try StreamFixture.running.state(columns: 80, rows: 24)
        _ = state.reduce(.overview(try Fixture.sample()))
        _ = state.reduce(.search(SearchFixture.model, SearchFixture.few))
        _ = state.reduce(.customers(.data(CustomersFixture.data(300))))
        _ = state.reduce(.runs(Fixture.runs()))
        SQLFixture.answer(&state)
        for step in 0..<Self.count {
            answer(state.reduce(.input(event(&random))), &state)
            let frame = render(state).buffer
            try #require(frame.size == state.size)
            guard step.isMultiple(of: 100) else { continue }
            for row in 0..<frame.size.rows {
                try #require(frame.row(row).reduce(0) { $0 + Int($1.width) } == frame.size.columns)
            }
            try leadsOut(state)
        }
    }

    /// Customers come when they are asked for, and queries are answered.
    private func answer(_ effects: [DashboardEffect], _ state: inout DashboardState) {
        for effect in effects {
            switch effect {
            case .readCustomer(let row):
                guard let data = state.customers.data else { continue }
                _ = state.reduce(.customers(.profile(CustomersFixture.profile(data, row: row, searches: row % 2 == 0))))
            case .sql(.run(_, let run)): _ = state.reduce(.sql(.result(SQLFixture.result(), run: run)))
            default: break
            }
        }
    }

    /// No state is one that a person cannot leave.
    private func leadsOut(_ state: DashboardState) throws {
        var state = state
        for _ in 0..<4 { _ = state.reduce(.input(.key(.escape))) }
        try #require(state.overlay == nil && !state.isZoomed)
        _ = state.reduce(.input(.key(.character("1"))))
        try #require(state.screen == .overview)
        let effects = state.reduce(.input(.key(.character("q"))))
        try #require(effects.last == .quit)
    }

    private func event(_ random: inout SplitMix) -> InputEvent {
        switch Int.random(in: 0..<40, using: &random) {
        case 0:
            // Mostly small: that is where layouts break.
            let most = Int.random(in: 0..<6, using: &random) == 0 ? (220, 70) : (100, 30)
            return .resize(
                Size(
                    columns: Int.random(in: 0...most.0, using: &random),
                    rows: Int.random(in: 0...most.1, using: &random)))
        case 1...8:
            let actions: [MouseEvent.Action] = [.press, .doublePress, .wheelUp, .wheelDown]
            return .mouse(
                MouseEvent(
                    actions.randomElement(using: &random) ?? .press, column: Int.random(in: -2...220, using: &random),
                    row: Int.random(in: -2...70, using: &random)))
        default: return .key(Self.keys.randomElement(using: &random) ?? .tab)
        }
    }
}

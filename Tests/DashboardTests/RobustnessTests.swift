import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

/// Random numbers that repeat from a seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct RobustnessTests {
    private static let keys: [Key] =
        "12345abpselxzq?/:fjkgGtcySYế日 ".map { .character($0) }
        + [.enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp]
        + [.pageDown, .function(1), .function(12), .control("u"), .control("w"), .control("p"), .insert]

    private static let few = CustomersFixture.data(40)

    @Test("no size, key, click or number brings the dashboard down", arguments: [1, 2, 3, 4] as [UInt64])
    func random(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var state = Fixture.state(columns: 80, rows: 24, model: try Fixture.sample())
        for step in 0..<600 {
            _ = state.reduce(try event(step, &random))
            let frame = render(state)
            try checkWidths(frame, state.size)
            checkFooter(frame, state)
        }
    }

    @Test("every size from 1×1 draws whole rows", arguments: Screen.allCases)
    func sizes(screen: Screen) throws {
        let model = try Fixture.april()
        for (columns, rows) in [(1, 1), (2, 1), (1, 5), (3, 2), (7, 3), (20, 5), (23, 6), (24, 4), (79, 50), (110, 28)]
        {
            var state = Fixture.state(screen, columns: columns, rows: rows, model: model)
            _ = state.reduce(.search(SearchFixture.model, SearchFixture.few))
            state.jobs = [Fixture.running]
            for overlay in [
                nil, Overlay.help(scroll: 3), .folder(.content, TextField("/a/日本"), problem: "x"),
                .filter(TextField("日")), .palette(Palette(.all)), .palette(Palette(.appearance)),
            ] {
                state.overlay = overlay
                try checkWidths(render(state), state.size)
            }
        }
    }

    @Test("absurd figures are drawn, not trapped on", arguments: [(80, 24), (120, 36), (200, 60), (30, 8)])
    func absurd(columns: Int, rows: Int) throws {
        let model = try Self.absurdModel()
        for screen in [Screen.overview, .jobs] {
            var state = Fixture.state(screen, columns: columns, rows: rows, model: model)
            state.runs[0].rowsRead = .max
            state.runs[0].rejected = ["\u{1B}[2J": .max, "": .min]
            state.runs[0].seconds = .nan
            state.runs[0].startedAt = .infinity
            state.runs[0].notes = ["\u{0}日本\u{200D}"]
            state.jobs = [JobView(id: .content, state: .running, fraction: .nan, headline: "x", startedAt: -.infinity)]
            for pane in screen.panes {
                state.focus[screen] = pane
                for isZoomed in [true, false] {
                    state.isZoomed = isZoomed
                    try checkWidths(render(state), state.size)
                }
            }
        }
    }

    @Test(
        "a stream of absurd figures is drawn, not trapped on",
        arguments: [(80, 24), (120, 36), (200, 60), (30, 8), (9, 3)])
    func absurdStream(columns: Int, rows: Int) throws {
        var random = SplitMix(state: UInt64(columns))
        for round in 0..<8 {
            for screen in [Screen.stream, .overview] {
                var state = Fixture.state(screen, columns: columns, rows: rows, model: try Fixture.april())
                state.jobs = StreamFixture.allCases[round].jobs
                state.stream = StreamFixture.absurd(&random)
                state.now = round == 7 ? .infinity : state.now
                for pane in screen.panes {
                    state.focus[screen] = pane
                    state.scroll[pane] = round.isMultiple(of: 2) ? .max : -3
                    for isZoomed in [true, false] {
                        state.isZoomed = isZoomed
                        try checkWidths(render(state), state.size)
                    }
                }
                #expect(try state.show(.json).hasPrefix("{"))
            }
        }
    }

    @Test(
        "searches of absurd figures are drawn, not trapped on",
        arguments: [(80, 24), (120, 36), (200, 60), (34, 40), (30, 8), (9, 3)])
    func absurdSearches(columns: Int, rows: Int) throws {
        var random = SplitMix(state: UInt64(columns))
        for round in 0..<6 {
            let users = round.isMultiple(of: 2) ? SearchFixture.few : UserChanges([])
            var state = SearchFixture.state(
                columns: columns, rows: rows, model: SearchFixture.absurd(&random), users: users)
            state.filterUsers(round == 4 ? "\u{1B}日本 type:" : "")
            for pane in Screen.search.panes {
                state.focus[.search] = pane
                state.scroll[pane] = round.isMultiple(of: 3) ? .max : -3
                for isZoomed in [true, false] {
                    state.isZoomed = isZoomed
                    try checkWidths(render(state), state.size)
                }
            }
            #expect(try state.show(.json).hasPrefix("{"))
        }
    }

    static func absurdModel() throws -> OverviewModel {
        var model = try Fixture.april()
        model.totals.contracts = 0
        model.totals.seconds = .max
        model.totals.averageRecency = .nan
        model.totals.averageSeconds = .infinity
        model.publishedAt = .nan
        model.daily = []
        model.apps[0].seconds = .min
        model.apps[1].name = "\u{1B}[31m日本語👨‍👩‍👧\u{FE0F}"
        model.frequency = []
        model.grid = [[], [.max, .min], [1, 2, 3, 4, 5, 6]]
        model.gridSegments = [["a"]]
        model.scores[0].cuts = [1]
        model.scores[2].contracts = []
        model.scores[2].seconds = [.max, .min, .max]
        return model
    }

    private func event(_ step: Int, _ random: inout SplitMix) throws -> DashboardEvent {
        let key = DashboardEvent.input(.key(Self.keys.randomElement(using: &random) ?? .tab))
        switch Int.random(in: 0..<20, using: &random) {
        case 0...2:
            // Mostly small: that is where layouts break.
            let isLarge = Int.random(in: 0..<5, using: &random) == 0
            let columns = Int.random(in: 1...(isLarge ? 220 : 90), using: &random)
            let rows = Int.random(in: 1...(isLarge ? 70 : 26), using: &random)
            return .input(.resize(Size(columns: columns, rows: rows)))
        case 3...6:
            let action: MouseEvent.Action = [.press, .doublePress, .wheelUp, .wheelDown][step % 4]
            let column = Int.random(in: -2...220, using: &random)
            return .input(.mouse(MouseEvent(action, column: column, row: Int.random(in: -2...70, using: &random))))
        case 7: return .jobs(step.isMultiple(of: 2) ? [Fixture.running] : [JobView(id: .content), JobView(id: .api)])
        case 8: return .runs(step.isMultiple(of: 3) ? [] : Fixture.runs())
        case 9: return .overview(step.isMultiple(of: 3) ? nil : try Fixture.sample())
        case 10: return .clock(Double(step) * 1_000)
        case 11: return .dataError("no such file")
        case 12:
            return .stream(
                step.isMultiple(of: 3) ? StreamFixture.absurd(&random) : StreamFixture.behind.view ?? StreamView())
        case 14:
            return step.isMultiple(of: 3)
                ? .search(SearchFixture.absurd(&random), nil) : .search(SearchFixture.model, SearchFixture.few)
        case 15:
            return .customers(
                step.isMultiple(of: 3) ? .failed("no such file") : .data(step.isMultiple(of: 2) ? Self.few : nil))
        case 13: return .jobs(StreamFixture.allCases[step % StreamFixture.allCases.count].jobs)
        default: return key
        }
    }

    private func checkWidths(_ frame: Frame, _ size: Size) throws {
        try #require(frame.buffer.size == size)
        for row in 0..<size.rows {
            let cells = Array(frame.buffer.row(row))
            try #require(cells.reduce(0) { $0 + Int($1.width) } == size.columns)
            for (index, cell) in cells.enumerated() where cell.width == 2 {
                try #require(index + 1 < cells.count && cells[index + 1].width == 0)
            }
        }
    }

    /// Every key in the footer stands there whole.
    private func checkFooter(_ frame: Frame, _ state: DashboardState) {
        guard state.size.rows >= 2, state.message == nil else { return }
        if case .filter = state.overlay { return }
        let footer = frame.buffer.row(state.size.rows - 1).map { String($0.grapheme) }.joined()
        var rest = footer.filter { $0 != " " }
        for hint in KeyBindings.hints(for: state) {
            let text = (hint.key + hint.label).filter { $0 != " " }
            if rest.hasPrefix(text) { rest.removeFirst(text.count) }
        }
        #expect(rest.isEmpty, "footer: \(footer)")
    }
}

import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FilterTests {
    private func type(_ text: String, _ state: inout DashboardState) {
        for letter in text { _ = state.reduce(.input(.key(.character(letter)))) }
    }

    private func press(_ key: Key, _ state: inout DashboardState) { _ = state.reduce(.input(.key(key))) }

    private func state(of pane: Pane) throws -> DashboardState {
        let screen = try #require(Screen.allCases.first { $0.panes.contains(pane) })
        var state =
            switch screen {
            case .stream: try StreamFixture.running.state(columns: 120, rows: 36)
            case .search: SearchFixture.state(columns: 120, rows: 56)
            case .customers: CustomersFixture.open(try CustomersFixture.state(columns: 120, rows: 36))
            case .sql: try SQLFixture.answered(columns: 120, rows: 36)
            default: Fixture.state(screen, columns: 120, rows: 36, model: try Fixture.sample())
            }
        state.screen = screen
        state.focus[screen] = pane
        return state
    }

    @Test("words are found apart and in any order, and in quotes as they stand")
    func quotes() {
        let row = "khải C Drama đấu trường"
        for (text, keeps) in [
            ("drama KHAI", true), ("k drama", true), ("\"k drama\"", false), ("\"c drama\" khai", true),
            ("\"dau tr", true), ("\"", true), ("\"drama c\"", false),
        ] {
            #expect(RowFilter(text).keeps(row) == keeps, "\(text)")
        }
    }

    @Test(
        "/ finds rows of the pane, counts them, and Esc shows all again",
        arguments: Pane.allCases.filter { $0.isFiltered && $0 != .users && $0 != .customerTable })
    func finds(pane: Pane) throws {
        var state = try state(of: pane)
        let all = render(state).buffer.plainText
        type("/", &state)
        #expect(state.overlay == .filter(TextField()))
        type("zzqq", &state)
        let none = render(state).buffer.plainText
        #expect(none.contains("Nothing here matches “zzqq”.") && none.contains("0 of "))
        for _ in 0..<4 { press(.backspace, &state) }
        type("e", &state)
        #expect(state.filterText(of: pane) == "e")
        press(.enter, &state)
        #expect(state.overlay == nil && render(state).buffer.plainText.contains("/e · "))
        press(.escape, &state)
        #expect(state.filterText(of: pane).isEmpty && render(state).buffer.plainText == all)
    }

    @Test("songs found keep their rank among all; accents and case do not matter")
    func songs() throws {
        var state = try state(of: .songs)
        let songs = try #require(state.stream?.songs)
        type("/" + songs[2].name.uppercased().prefix(8), &state)
        let rows = render(state).buffer.plainText.split(separator: "\n").filter {
            $0.contains("│ 3 ") || $0.contains("│  3 ")
        }
        #expect(!rows.isEmpty)
    }

    @Test("in a filtered history the cursor moves among the runs found")
    func history() throws {
        var state = try state(of: .history)
        type("/usb", &state)
        press(.enter, &state)
        #expect(state.listedRuns == [1, 2])
        press(.down, &state)
        #expect(state.chosenRun?.index == 2)
        press(.up, &state)
        #expect(state.chosenRun?.index == 1)
        #expect(render(state).buffer.plainText.contains("/usb · 2 of 3"))
    }

    @Test("a customer's rows are found by day, app and MAC, Esc shows them all, and the next customer has no filter")
    func customerRows() throws {
        var state = try state(of: .profileRows)
        type("/E6AB viet 2022", &state)
        press(.enter, &state)
        let text = render(state).buffer.plainText
        let found = text.split(separator: "\n").filter { $0.contains(" 2022  Phim Việt ") }
        #expect(!found.isEmpty && found.allSatisfy { $0.contains("E6AB8927BC0F") })
        press(.escape, &state)
        #expect(state.customers.isProfileShown && state.filters.isEmpty)
        type("/zz", &state)
        press(.enter, &state)
        #expect(state.remembered.filters.isEmpty)
        press(.escape, &state)
        press(.escape, &state)
        #expect(!state.customers.isProfileShown)
    }

    @Test("rows found in a result keep their numbers, and the next result is shown whole")
    func result() throws {
        var state = try state(of: .sqlResult)
        type("/null 1.375", &state)
        press(.enter, &state)
        // Of the rows with 1.375, 11.375 and 21.375, one has no search before.
        #expect(state.sql.matching == [171] && render(state).buffer.plainText.contains("│ 172  "))
        press(.function(5), &state)
        _ = state.reduce(.sql(.result(SQLFixture.result(), run: state.sql.run)))
        #expect(state.sql.matching == nil && state.filterText(of: .sqlResult).isEmpty)
    }
}

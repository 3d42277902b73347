import Foundation
import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct SearchReducerTests {
    private func state(columns: Int = 80, rows: Int = 24) -> DashboardState {
        SearchFixture.state(columns: columns, rows: rows, users: SearchFixture.few)
    }

    @discardableResult
    private func type(_ text: String, _ state: inout DashboardState) -> [DashboardEffect] {
        text.flatMap { state.reduce(.input(.key(.character($0)))) }
    }

    private func matches(_ state: DashboardState) -> Int {
        state.matchingUsers.count(of: state.userChanges?.count ?? 0)
    }

    @Test("e asks for the search logs' folder, offers the last one, and starts the load")
    func load() {
        var state = state()
        #expect(type("e", &state).isEmpty)
        type("/july", &state)
        let folder = "/data/iptv/log_search/july"
        #expect(
            state.reduce(.input(.key(.enter))) == [.saveFolder(.search, folder), .startLoad(.search, folder: folder)])
        #expect(state.overlay == nil && state.searchFolder == folder && state.contentFolder == "/data/iptv/log_content")
    }

    @Test("e stops a load that runs; where no search job is there, it says so")
    func stop() {
        var state = state()
        _ = state.reduce(.jobs([JobView(id: .search, state: .running)]))
        #expect(type("e", &state) == [.stop(.search)])
        _ = state.reduce(.jobs([JobView(id: .content)]))
        #expect(type("e", &state).isEmpty && state.message?.text.contains("cannot be started here") == true)
    }

    @Test("b and e remember folders of their own")
    func folders() {
        var state = state()
        type("b", &state)
        guard case .folder(.content, let field, nil) = state.overlay else {
            Issue.record("no dialog")
            return
        }
        #expect(field.text == "/data/iptv/log_content")
        _ = state.reduce(.input(.key(.control("u"))))
        _ = state.reduce(.input(.key(.enter)))
        #expect(state.overlay == .folder(.content, TextField(), problem: "Type the folder that holds the daily logs."))
        _ = state.reduce(.input(.key(.escape)))
        type("e", &state)
        _ = state.reduce(.input(.key(.control("u"))))
        _ = state.reduce(.input(.key(.enter)))
        #expect(state.overlay == .folder(.search, TextField(), problem: "Type the folder that holds the search logs."))
    }

    @Test("/ filters while it is typed, Enter keeps the filter, Esc shows all users again")
    func filter() {
        var state = state()
        type("/dau pha", &state)
        let filtered = matches(state)
        #expect(filtered > 0 && filtered < 200 && state.focusedPane == .users)
        #expect(render(state).buffer.plainText.contains("\(filtered) of 200 users"))
        _ = state.reduce(.input(.key(.enter)))
        #expect(state.overlay == nil && matches(state) == filtered)
        type("/", &state)
        #expect(state.overlay == .filter(TextField("dau pha")))
        _ = state.reduce(.input(.key(.escape)))
        #expect(state.overlay == nil && matches(state) == 200 && state.userFilter.isEmpty)
    }

    @Test("Esc on the users takes the kept filter away before it unzooms")
    func escape() {
        var state = state()
        type("z/new", &state)
        _ = state.reduce(.input(.key(.enter)))
        _ = state.reduce(.input(.key(.escape)))
        #expect(state.userFilter.isEmpty && state.isZoomed)
        _ = state.reduce(.input(.key(.escape)))
        #expect(!state.isZoomed)
    }

    @Test("letters are typed into the filter, not taken as commands; the rows scroll meanwhile")
    func typing() {
        var state = state()
        type("/qx1", &state)
        #expect(state.userFilter == "qx1" && state.screen == .search)
        for _ in 0..<3 { _ = state.reduce(.input(.key(.backspace))) }
        #expect(matches(state) == 200)
        _ = state.reduce(.input(.key(.down)))
        #expect(state.scroll[.users] == 1)
        type("a", &state)
        #expect(state.scroll[.users] == 0)
    }

    @Test("/ says what can be filtered where nothing can, and when there are no users")
    func unavailable() {
        var state = state()
        type("2/", &state)
        #expect(state.overlay == nil && state.message?.text.contains("customers yet to search") == true)
        type("3", &state)
        _ = state.reduce(.search(SearchFixture.model, nil))
        type("/", &state)
        #expect(state.overlay == nil && state.message?.text.contains("e loads search logs") == true)
    }

    @Test("new data is filtered as the old was; when it goes, the filter's line closes")
    func newData() {
        var state = state()
        type("/type:new", &state)
        let some = UserChanges((0..<50).map { SearchFixture.few[$0] })
        let expected = (0..<50).count { some[$0].type == "New" }
        _ = state.reduce(.search(SearchFixture.model, some))
        #expect(matches(state) == expected)
        _ = state.reduce(.search(nil, nil))
        #expect(state.overlay == nil && matches(state) == 0)
    }

    @Test("of all users only those on screen are laid out, wherever one has scrolled to")
    func window() throws {
        var state = SearchFixture.state(columns: 120, rows: 36)
        state.focus[.search] = .users
        for key in [Key.end, .up, .pageUp, .down, .home] {
            _ = state.reduce(.input(.key(key)))
            let space = PaneSpace(columns: 58, rows: 8, look: Look(state.capabilities))
            #expect(state.body(of: .users, in: space).lines.count <= 8)
        }
        _ = state.reduce(.input(.key(.end)))
        let users = try #require(state.userChanges)
        #expect(render(state).buffer.plainText.contains(users[users.count - 1].user))
    }

    @Test("the users' columns hold still while rows of all lengths pass")
    func columns() {
        var state = SearchFixture.state(columns: 80, rows: 24)
        (state.isZoomed, state.focus[.search]) = (true, .users)
        let heads = (0..<40).map { step in
            state.scroll[.users] = step * 37
            return render(state).buffer.plainText.split(separator: "\n")[2]
        }
        #expect(Set(heads).count == 1)
    }

    @Test("a warehouse of searches alone, or of viewing alone, shows what it has")
    func oneOfTwo() throws {
        var state = state()
        #expect(state.overview == nil && render(state).buffer.plainText.contains("C Drama"))
        type("1", &state)
        let overview = render(state).buffer.plainText
        #expect(overview.contains("Press b to load a folder of daily logs.") && overview.contains("searches only"))
        _ = state.reduce(.overview(try Fixture.april()))
        _ = state.reduce(.search(nil, nil))
        #expect(render(state).buffer.plainText.contains("1.51 M"))
        type("3", &state)
        let search = render(state).buffer.plainText
        #expect(search.contains("Press e to load search logs.") && search.contains("no searches yet"))
    }

    @Test("while the searches load, or could not be read, the screen says so")
    func otherStates() {
        var state = Fixture.state(.search, columns: 80, rows: 24, model: nil)
        #expect(render(state).buffer.plainText.contains("Reading the searches"))
        _ = state.reduce(.search(nil, nil))
        _ = state.reduce(.jobs([JobView(id: .search, state: .running)]))
        #expect(render(state).buffer.plainText.contains("being loaded"))
        _ = state.reduce(.dataError("fact_trending_change: no such file"))
        let text = render(state).buffer.plainText
        #expect(text.contains("Press e to load the search logs again.") && text.contains("no such file"))
    }

    @Test("months of different lengths are compared by day, not by their sums")
    func unequalMonths() {
        var model = SearchFixture.model
        model.earlier.days = 28
        let state = SearchFixture.state(columns: 80, rows: 24, model: model)
        let text = render(state).buffer.plainText
        #expect(text.contains("28 + 14 days") && text.contains("  a day ") && text.contains("▲ 110 %"))
    }

    @Test("json of the search screen holds the whole model")
    func json() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let text = try state().show(.json)
        #expect(try decoder.decode(SearchModel.self, from: Data(text.utf8)) == SearchFixture.model)
        #expect(try SearchFixture.state(columns: 80, rows: 24, model: nil, users: nil).show(.json) == "null\n")
    }

    @Test("short names of genres are unlike each other, whatever the genres are called")
    func codes() {
        let names = ["C Drama", "K Drama", "TV Channel", "Comedy", "Comics", "Co", "", "日本", "Comedy Show"]
        for length in 2...3 {
            let codes = GenreCode.codes(names, length: length)
            #expect(Set(codes).count == names.count && codes.allSatisfy { !$0.isEmpty && $0.count <= length })
        }
        #expect(GenreCode.codes(names, length: 2).prefix(4) == ["CD", "KD", "TV", "Co"])
    }
}

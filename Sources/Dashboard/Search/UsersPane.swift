import TerminalUI
import Warehouse

/// What each user searched for most in both months. Lays out only the rows on screen.
enum UsersPane {
    static func body(_ state: DashboardState, _ model: SearchModel, _ space: PaneSpace) -> PaneBody {
        guard let users = state.userChanges else {
            return PaneBody(
                TextLine.wrapped(
                    "The users' rows could not be read. Press e to load search logs again.", to: space.columns))
        }
        let count = state.matchingUsers.count(of: users.count)
        let form = UserTable(model, users, space, hidden: state.hidden(.users))
        let window = RowWindow(total: count, rows: space.rows - 1, wanted: state.scroll[.users] ?? 0)
        let rows = window.shown.map { form.row(users[state.matchingUsers[$0]]) }
        var lines = Table(columns: form.columns, rows: rows).without(state.hidden(.users)).lines(
            width: space.columns, look: space.look)
        var body = PaneBody([], status: "", pinned: 1)
        if count == 0 {
            lines = nothing(state, users, space)
        } else {
            body.window = (window.shown.lowerBound, count)
        }
        body.lines = lines
        (body.status, body.brief) = status(state, count, users.count, space)
        body.statusRole = state.userFilter.isEmpty ? .secondary : .accent
        return body
    }

    private static func nothing(_ state: DashboardState, _ users: UserChanges, _ space: PaneSpace) -> [TextLine] {
        guard users.count > 0 else {
            return TextLine.wrapped("No user searched for anything. Press e to load search logs.", to: space.columns)
        }
        return TextLine.wrapped("No user matches “\(state.userFilter)”.", to: space.columns)
            + TextLine.wrapped("Esc shows all of them again.", .secondary, to: space.columns)
    }

    /// How many of how many, and by which filter; the filter is cut where there is little room, the numbers never.
    private static func status(_ state: DashboardState, _ count: Int, _ all: Int, _ space: PaneSpace) -> (
        String, String
    ) {
        let total = NumberText.grouped(Int64(all))
        guard !state.userFilter.isEmpty else { return ("all users", "") }
        let counts = "\(NumberText.grouped(Int64(count))) of \(total)"
        let room = space.columns - Pane.users.title.count - 4 - counts.count - " users · /".count
        let filter = TextWidth.truncated(state.userFilter, to: max(8, room))
        return ("/\(filter) · \(counts) users", counts)
    }
}

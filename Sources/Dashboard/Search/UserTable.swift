import TerminalUI
import Warehouse

/// The columns of the users' table. Their widths follow from the pane alone, so that they hold still while rows pass.
struct UserTable {
    let columns: [Table.Column]
    private let widths: [Int]
    private let detail: Detail

    private enum Detail { case full, codes, signs }

    init(_ model: SearchModel, _ users: UserChanges, _ space: PaneSpace, hidden: Set<String> = []) {
        let detail: Detail = space.columns >= 92 ? .full : space.columns >= 50 ? .codes : .signs
        self.detail = detail
        let genre = detail == .full ? 12 : detail == .codes ? 3 : 0
        let user = max(4, min(users.longestUser, space.columns / 4, 20))
        let type = detail == .signs ? 1 : 9
        let gaps = (detail == .full ? 2 : 1) * (genre > 0 ? 5 : 3)
        // What hidden columns leave goes to the keywords.
        let freed = hidden.reduce(0) { $0 + ($1 == "user" ? user : $1 == "change" ? type : genre) + 1 }
        let keyword = max(6, (space.columns - user - type - 2 * genre - gaps + freed) / 2)
        widths = genre > 0 ? [user, keyword, genre, keyword, genre, type] : [user, keyword, keyword, type]
        let months = [model.earlier.month, model.later.month].map { Table.Column(DateText.long($0)) }
        // A head of five letters over a code of three would widen the column.
        let genres = ["genre before", "genre now"].map { name in
            Table.Column(detail == .full ? "genre" : "", priority: 3, name: name)
        }
        columns =
            detail == .signs
            ? [.init("user"), months[0], months[1], .init("", name: "change")]
            : [.init("user"), months[0], genres[0], months[1], genres[1], .init("change", priority: 2)]
    }

    func row(_ row: UserChanges.Row) -> Table.Row {
        let type = detail == .signs ? UserTable.sign(of: row.type) : row.type
        let role: Role = row.type == "Changed" ? .accent : row.type == "Pending" ? .warning : .secondary
        var items: [(String, Role)] = [
            (row.user, .secondary), keyword(row.earlier, .text), keyword(row.later, .strong),
        ]
        if detail != .signs {
            items.insert((genre(row.earlierGenre), .secondary), at: 2)
            items.append((genre(row.laterGenre), .secondary))
        }
        items.append((type, role))
        return Table.Row(zip(items, widths).map { .text(TextWidth.fitted($0.0.0, to: $0.1), $0.0.1) })
    }

    private func keyword(_ text: String?, _ role: Role) -> (String, Role) {
        text.map { ($0, role) } ?? (NumberText.none, .faint)
    }

    private func genre(_ name: String?) -> String {
        guard let name else { return NumberText.none }
        return detail == .codes ? GenreCode.codes([name], length: 3).first ?? name : name
    }

    private static func sign(of type: String) -> String {
        switch type {
        case "Unchanged": "="
        case "Changed": "≠"
        case "New": "+"
        case "Lost": "−"
        case "Pending": "?"
        default: String(type.prefix(1))
        }
    }
}

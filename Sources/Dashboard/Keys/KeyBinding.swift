import TerminalUI

/// One row of the table of keys, from which help, footer and documentation are made.
package struct KeyBinding: Sendable {
    package enum Group: String, Sendable, CaseIterable {
        case screens = "Screens"
        case jobs = "Jobs"
        case view = "View"
        case customers = "Customers"
        case dialog = "In a dialog"
        case filterLine = "In the filter"
        case palette = "In the command palette"
        case sql = "On the SQL screen"
        case sqlEditor = "In the SQL editor"
        case program = "Program"

        /// True for keys that hold only while text is typed.
        var isTyping: Bool { self == .dialog || self == .filterLine || self == .palette || self == .sqlEditor }

        /// True for keys that hold in one place, which asks for them itself.
        var isLocal: Bool { isTyping || self == .sql }
    }

    /// True for keys that do something in some panes of a screen alone, and are offered there alone.
    var isOfPane: Bool { group == .customers || group == .sql }

    package var keys: [Key]
    /// The keys as people call them: `PgUp`.
    package var name: String
    /// One or two words for the footer.
    package var label: String
    /// A sentence for the help.
    package var description: String
    package var group: Group
    package var command: Command
    /// Place in the footer: 0 stays longest where there is little room; nil is not in the footer.
    package var footer: Int?
    package var availability: @Sendable (DashboardState) -> Availability

    init(
        _ keys: [Key], _ name: String, _ label: String, _ description: String, _ group: Group, _ command: Command,
        footer: Int? = nil, availability: @escaping @Sendable (DashboardState) -> Availability = { _ in .available }
    ) {
        self.keys = keys
        self.name = name
        self.label = label
        self.description = description
        self.group = group
        self.command = command
        self.footer = footer
        self.availability = availability
    }
}

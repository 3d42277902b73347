import TerminalUI

extension KeyBindings {
    /// The keys of the customers screen alone.
    static let customers: [KeyBinding] = [
        KeyBinding(
            [.enter], "Enter", "open", "Open the customer at hand; on a list, filter by its line, or no longer",
            .customers, .customers(.open), footer: 1, availability: onCustomers),
        KeyBinding(
            [.character("<"), .character(",")], "<", "sort left", "Sort by the column to the left", .customers,
            .customers(.sortLeft), footer: 2, availability: onCustomers),
        KeyBinding(
            [.character(">"), .character(".")], ">", "sort right", "Sort by the column to the right", .customers,
            .customers(.sortRight), footer: 2, availability: onCustomers),
        KeyBinding(
            [.character("r")], "r", "reverse", "Sort the other way round", .customers, .customers(.reverse), footer: 3,
            availability: onCustomers),
        KeyBinding(
            [.character("C")], "C", "clear", "Show all customers again: no search, no filter", .customers,
            .customers(.clear), availability: onCustomers),
        // Esc closes whatever is open; here it only gets its place in the footer.
        KeyBinding(
            [], "Esc", "back", "Leave the customer that is open", .customers, .customers(.back), footer: 0,
            availability: { state in
                state.screen == .customers && state.customers.isProfileShown
                    ? .available : .unavailable(reason: "no customer is open")
            }),
    ]

    @Sendable private static func onCustomers(_ state: DashboardState) -> Availability {
        guard state.screen == .customers else { return .unavailable(reason: "on screen 2 only") }
        guard state.customers.data != nil else { return .unavailable(reason: "no customers yet; b loads daily logs") }
        return state.customers.isProfileShown ? .unavailable(reason: "Esc goes back to the customers") : .available
    }

}

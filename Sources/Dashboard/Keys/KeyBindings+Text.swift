import TerminalUI

extension KeyBindings {
    /// The table of keys in Markdown, for the documentation.
    package static var markdown: String {
        let state = DashboardState(
            size: Size(columns: 80, rows: 24), capabilities: .init(colors: .mono, isUnicode: true))
        var lines = ["| Key | What it does |", "| --- | --- |"]
        for binding in all {
            var text = binding.description
            if case .unavailable(let reason) = binding.availability(state), !dependsOnMoment(binding) {
                text += " (\(reason))"
            }
            lines.append("| `\(binding.name)` | \(text.replacing("|", with: "\\|")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// True for a command whose answer is that of the moment, not of this version.
    private static func dependsOnMoment(_ binding: KeyBinding) -> Bool {
        [.stopAll, .filter, .columns].contains(binding.command) || binding.isOfPane
    }

    /// The help, group by group, each line at most `width` columns where that is possible.
    static func help(for state: DashboardState, width: Int) -> [TextLine] {
        let keyWidth = all.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return KeyBinding.Group.allCases.flatMap { group -> [TextLine] in
            let bindings = all.filter { $0.group == group }
            let rows = bindings.flatMap { helpLines($0, state, keyWidth: keyWidth, width: width) }
            return [TextLine(group.rawValue, .strong)] + rows + [.empty]
        }.dropLast()
    }

    /// The keys for the footer.
    static func hints(for state: DashboardState) -> [HintRow.Hint] {
        let typing: KeyBinding.Group? =
            switch state.overlay {
            case .folder: .dialog
            case .filter: .filterLine
            case .palette: .palette
            case .help, nil: state.isTypingSQL ? .sqlEditor : nil
            }
        return all.enumerated().compactMap { index, binding in
            guard let priority = priority(of: binding, state), typing == (binding.group.isTyping ? binding.group : nil),
                !binding.isOfPane || binding.availability(state).isAvailable
            else {
                return nil
            }
            if binding.group == .sql, state.screen != .sql { return nil }
            return HintRow.Hint(
                key: binding.name, label: label(of: binding, state),
                isEnabled: binding.availability(state).isAvailable, priority: priority, tag: index)
        }
    }

    /// Its place in the footer: the keys of the screen's own jobs come first, what would do nothing now comes
    /// last, and a job that cannot be started here has none.
    private static func priority(of binding: KeyBinding, _ state: DashboardState) -> Int? {
        guard let priority = binding.footer else { return nil }
        // It must be seen how to let the numbers go again.
        if binding.command == .freeze, state.isFrozen { return 0 }
        guard case .startStop(let id) = binding.command else {
            if binding.availability(state).isAvailable { return priority }
            return binding.command == .filter ? nil : 9
        }
        // Beside a query they would only take room; they answer all the same.
        guard state.hasJob(id), state.screen != .sql else { return nil }
        // Where there is little room, live votes are started and stopped more often than searches are loaded.
        return state.screen.jobsAtHand.contains(id) ? min(priority, 2) : priority + (id == .search ? 5 : 3)
    }

    static func label(of binding: KeyBinding, _ state: DashboardState) -> String {
        switch binding.command {
        case .startStop(let id) where state.job(id)?.isActive == true: id.stopLabel
        case .zoom where state.isZoomed: "unzoom"
        case .freeze where state.isFrozen: "unfreeze"
        case .sql(.leave) where state.sql.isRunning: "stop"
        case .help where state.overlay != nil: "close help"
        case .confirm where binding.group == .palette && state.isChoosingColumns: "show or hide"
        default: binding.label
        }
    }

    private static func helpLines(
        _ binding: KeyBinding, _ state: DashboardState, keyWidth: Int, width: Int
    ) -> [TextLine] {
        let room = max(8, width - keyWidth - 4)
        let availability = binding.availability(state)
        let role: Role = availability.isAvailable ? .text : .disabled
        var texts = TextLine.wrapped(binding.description, role, to: room)
        if case .unavailable(let reason) = availability {
            texts += TextLine.wrapped("– " + reason, .disabled, to: room)
        }
        return texts.enumerated().map { index, text in
            let key = index == 0 ? binding.name : ""
            let keySpan = Span(
                "  " + TextWidth.fitted(key, to: keyWidth) + "  ", availability.isAvailable ? .key : .disabled)
            return TextLine([keySpan] + text.spans)
        }
    }
}

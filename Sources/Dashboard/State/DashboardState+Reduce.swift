import TerminalUI

extension DashboardState {
    /// Takes in one event.
    /// - Returns: what the caller is to do, in order.
    package mutating func reduce(_ event: DashboardEvent) -> [DashboardEffect] {
        if hold(event) { return [] }
        switch event {
        case .input(.resize(let size)): self.size = size.onScreen
        case .input(.key(let key)): return press(key)
        case .input(.mouse(let mouse)): return point(mouse)
        case .overview(let model):
            overview = model
            hasLoaded = true
            dataError = nil
        case .search(let model, let changes): show(model, changes)
        case .customers(let news): take(news)
        case .runs(let runs): self.runs = runs
        case .jobs(let jobs):
            self.jobs = jobs
            selectedJob = min(selectedJob, max(0, jobs.count - 1))
        case .stream(let view): show(view)
        case .message(let text): say(text)
        case .clock(let seconds): tick(seconds)
        case .dataError(let reason):
            dataError = reason
            (hasLoaded, hasLoadedSearch, customers.hasLoaded) = (true, true, true)
        case .sql(let event): take(event)
        }
        return []
    }

    /// Does what a key or a click asks for; where it cannot be done now, says why.
    mutating func perform(_ command: Command) -> [DashboardEffect] {
        if case .unavailable(let reason)? = KeyBindings.binding(of: command)?.availability(self) {
            say(reason.prefix(1).uppercased() + reason.dropFirst() + ".")
            return []
        }
        switch command {
        case .show(let screen):
            show(screen)
            return askForCustomers()
        case .startStop(let id): return startStop(id)
        case .stopAll:
            say(
                job(.stream)?.isActive == true
                    ? "Stopping every job; the stream takes a last batch." : "Stopping every job.")
            return [.stopAll]
        case .nextPane: moveFocus(by: 1)
        case .previousPane: moveFocus(by: -1)
        case .zoom: isZoomed.toggle()
        case .help: toggleHelp()
        case .close: close()
        case .quit: return [.quit]
        case .move(let move): self.move(move)
        case .confirm: return confirm()
        case .filter: openFilter()
        case .customers(let command): return perform(command)
        case .commandLine: overlay = .palette(Palette(.all))
        case .appearance: overlay = .palette(Palette(.appearance, at: self))
        case .theme(let theme): appearance.theme = theme
        case .graphs(let style): appearance.graphs = style
        case .focus(let pane):
            show(pane)
            return askForCustomers()
        case .focusBeside(let direction): moveFocus(direction)
        case .freeze: toggleFreeze()
        case .saveFrame: return saveFrame()
        case .copyRow: return copyRow()
        case .copyFrame: return copyFrame()
        case .columns: openColumns()
        case .toggleColumn(let pane, let name): toggleColumn(pane, name)
        case .sql(let command): return performSQL(command)
        }
        return []
    }

    mutating func say(_ text: String) { message = Message(text: text, shownAt: now) }

    private mutating func press(_ key: Key) -> [DashboardEffect] {
        message = nil
        switch overlay {
        case .folder(let id, var field, _): return type(key, &field) { .folder(id, $0, problem: nil) }
        case .filter(var field):
            if let move = KeyBindings.rowMove(of: key) {
                self.move(move)
                return []
            }
            let effects = type(key, &field) { .filter($0) }
            if case .filter(let field) = overlay { filter(focusedPane, by: field.text) }
            return effects
        case .palette(let palette): return press(key, in: palette)
        case .help, nil:
            if overlay == nil, let effects = pressOnSQL(key) { return effects }
            guard let binding = KeyBindings.binding(of: key) else { return [] }
            return perform(binding.command)
        }
    }

    /// Answers a key where text is typed.
    private mutating func type(
        _ key: Key, _ field: inout TextField, _ typed: (TextField) -> Overlay
    ) -> [DashboardEffect] {
        switch key {
        case .enter: return confirm()
        case .escape, .control("c"), .control("g"): close()
        default:
            if field.handle(key) { overlay = typed(field) }
        }
        return []
    }

    private mutating func confirm() -> [DashboardEffect] {
        if case .palette(let palette) = overlay { return run(palette) }
        guard case .filter = overlay else { return confirmFolder() }
        overlay = nil
        return []
    }

    private mutating func tick(_ seconds: Double) {
        guard seconds.isFinite else { return }
        now = seconds
        if let message, seconds - message.shownAt >= Message.secondsShown || seconds < message.shownAt {
            self.message = nil
        }
    }

    /// A log that is scrolled back holds still while new lines push old ones out.
    private mutating func show(_ view: StreamView) {
        if let first = view.log.first, let held = scroll[.streamLog] {
            scroll[.streamLog] = max(0, held - (stream?.log.firstIndex(of: first) ?? 0))
        }
        stream = view
    }

    mutating func show(_ screen: Screen) {
        if self.screen != screen { isZoomed = false }
        self.screen = screen
        switch overlay {
        case .help, .filter, .palette: overlay = nil
        case .folder, nil: break
        }
    }

    private mutating func toggleHelp() {
        if case .help = overlay { overlay = nil } else { overlay = .help(scroll: 0) }
    }

    private mutating func close() {
        if case .filter = overlay { filter(focusedPane, by: "") }
        if overlay != nil {
            overlay = nil
        } else if closeCustomers() {
            return
        } else if isFilterAtHand {
            filter(focusedPane, by: "")
        } else {
            isZoomed = false
        }
    }
}

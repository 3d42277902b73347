import CursesTerminal
import Dashboard
import Foundation
import Pipeline
import TerminalUI

/// The thread that draws: wait, take events in, do what they ask for, draw; again. It sleeps while nothing happens.
struct DashboardLoop {
    private let terminal: Terminal
    private let engine: DashboardEngine
    private let inbox: Inbox
    private let recorder: SessionRecorder?
    private var state: DashboardState
    private var jobs: [JobSnapshot] = []
    /// When news from jobs and data are taken in next; nil while there are none.
    private var newsDue: ContinuousClock.Instant?
    private var lastNews = ContinuousClock.now - pace
    private var leaving: Ending?
    /// The jobs that ended on the way out, as they were then.
    private var ended: [JobSnapshot] = []
    /// What became of each of them, a sentence each, once all have stopped.
    private(set) var farewell: [String] = []
    private var ending: Ending?
    private var meter = CostMeter()
    private var remembered: RememberedView

    /// News are drawn ten times a second at most, however fast they come; keys at once.
    private static let pace = Duration.milliseconds(100)
    /// Ages on an otherwise idle screen count in minutes.
    private static let idle = 60.0

    init(terminal: Terminal, engine: DashboardEngine, inbox: Inbox, recorder: SessionRecorder? = nil) {
        self.terminal = terminal
        self.engine = engine
        self.inbox = inbox
        self.recorder = recorder
        state = DashboardState(
            size: terminal.size, capabilities: terminal.capabilities, contentFolder: engine.contentFolder,
            searchFolder: engine.searchFolder, now: Date().timeIntervalSince1970,
            utcOffset: Double(TimeZone.current.secondsFromGMT()))
        state.sql = SQLState(history: engine.sqlHistory)
        state.databaseAbsence = engine.databaseAbsence
        if let theme = engine.theme { state.setStandard(theme) }
        if let view = engine.memory.state.view { state.recall(view) }
        remembered = state.remembered
    }

    mutating func run() -> Ending {
        takeJobs()
        engine.begin()
        for effect in state.askForCustomers() { engine.perform(effect) }
        while true {
            draw()
            let events = terminal.waitForEvents(until: deadline)
            reduce(.clock(Date().timeIntervalSince1970))
            for event in events { answer(event) }
            if let newsDue, newsDue <= .now { takeNews() }
            if state.remembered != remembered {
                remembered = state.remembered
                engine.viewMemory.note(remembered)
            }
            if let ending { return ending }
        }
    }

    private mutating func draw() {
        // What it costs is looked up only where it is shown.
        if state.screen == .jobs { state.cost = meter.cost() }
        let start = ContinuousClock.now
        let frame = render(state).buffer
        terminal.draw(frame)
        meter.drew(since: start)
        recorder?.drew(frame)
    }

    private var deadline: ContinuousClock.Instant {
        let clock = ContinuousClock.now + .seconds(state.secondsToNextClock ?? Self.idle)
        return newsDue.map { min($0, clock) } ?? clock
    }

    private mutating func answer(_ event: TerminalEvent) {
        switch event {
        case .input(let input):
            recorder?.got(input)
            reduce(.input(input))
        case .wake: newsDue = max(.now, lastNews + Self.pace)
        case .interrupt: leave(.interrupt)
        case .terminate: leave(.terminate)
        case .hangup: leave(.hangup)
        case .resumed: break
        }
    }

    private mutating func reduce(_ event: DashboardEvent) {
        for effect in state.reduce(event) {
            switch effect {
            case .quit: leave(.quit)
            case .copy(let text): terminal.copy(text)
            default: engine.perform(effect)
            }
        }
    }

    private mutating func takeNews() {
        newsDue = nil
        lastNews = .now
        let news = inbox.take()
        for event in news.events { reduce(event) }
        if let stream = news.stream { reduce(.stream(stream)) }
        if news.jobsChanged { takeJobs() }
        if let stopped = news.stopped {
            takeJobs()
            farewell = jobs.compactMap { outcome(of: $0.id, stopped) }
            ending = leaving ?? .quit
        }
    }

    private mutating func takeJobs() {
        let before = jobs
        jobs = engine.controller.snapshots()
        reduce(.jobs(jobs.compactMap(JobView.init).sorted { $0.id.place < $1.id.place }))
        // By the time of its end: a run may begin and end between two looks.
        for (old, new) in zip(before, jobs) where new.finishedAt != nil && new.finishedAt != old.finishedAt {
            engine.reload()
            if leaving == nil { reduce(.message(JobView.outcome(of: new))) } else { ended.append(new) }
        }
    }

    /// A job that ended before the stop reached it, as after a stop-all pressed just before, is in no report.
    private func outcome(of id: Pipeline.JobID, _ reports: [StopReport]) -> String? {
        reports.first { $0.id == id }.map(JobView.report) ?? ended.last { $0.id == id }.map(JobView.outcome)
    }

    /// Stops what runs, then ends; asked a second time, ends at once.
    private mutating func leave(_ way: Ending) {
        guard leaving == nil, jobs.contains(where: \.state.isActive) else {
            ending = leaving ?? way
            return
        }
        leaving = way
        reduce(.message("Leaving as soon as all jobs have stopped; once more leaves at once."))
        let inbox = inbox
        engine.stopAll { inbox.jobsHaveStopped($0) }
    }
}

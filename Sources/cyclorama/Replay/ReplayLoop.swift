import CursesTerminal
import TerminalUI

/// Shows a recording in a terminal: at its own pace or another, stopped and stepped through by keys.
struct ReplayLoop {
    private let terminal: Terminal
    private let recording: Recording
    private let size: Size?
    private var player = FramePlayer()
    private var next = 0
    private var speed: Double
    /// Seconds of the recording that have been shown.
    private var position = 0.0
    private var isPaused = false
    private var lastInput = ""

    private static let speeds = 0.125...64.0

    init(_ recording: Recording, on terminal: Terminal, speed: Double, size: Size?) {
        self.recording = recording
        self.terminal = terminal
        self.speed = speed
        self.size = size
    }

    mutating func run() -> Ending {
        var clock = ContinuousClock.now
        while true {
            takeDue()
            terminal.draw(shown)
            let events = terminal.waitForEvents(until: deadline)
            let now = ContinuousClock.now
            if !isPaused, !isAtEnd { position += ((now - clock) / .seconds(1)) * speed }
            clock = now
            for event in events {
                if let ending = answer(event) { return ending }
            }
        }
    }

    private var isAtEnd: Bool { next >= recording.steps.count }

    private var deadline: ContinuousClock.Instant? {
        guard !isPaused, !isAtEnd else { return nil }
        return .now + .seconds(max(0, (recording.steps[next].at - position) / speed))
    }

    private mutating func takeDue() {
        while !isAtEnd, recording.steps[next].at <= position { take() }
    }

    private mutating func take() {
        let step = recording.steps[next]
        player.apply(step)
        if let input = step.input { lastInput = input }
        next += 1
    }

    private mutating func answer(_ event: TerminalEvent) -> Ending? {
        switch event {
        case .interrupt: return .interrupt
        case .terminate: return .terminate
        case .hangup: return .hangup
        case .input(.key(let key)): return press(key)
        case .input, .wake, .resumed: return nil
        }
    }

    private mutating func press(_ key: Key) -> Ending? {
        switch key {
        case .character("q"), .escape: return .quit
        case .character(" "): isPaused.toggle()
        case .character("+"), .character("="): speed = min(Self.speeds.upperBound, speed * 2)
        case .character("-"): speed = max(Self.speeds.lowerBound, speed / 2)
        case .right, .character("."), .enter:
            if !isAtEnd {
                position = recording.steps[next].at
                take()
            }
        case .home: (player, next, position, lastInput) = (FramePlayer(), 0, 0, "")
        default: break
        }
        return nil
    }

    /// The frame, with a line over its last row while it stands still.
    private var shown: CellBuffer {
        var frame = player.frame.fitted(to: size ?? terminal.size)
        guard isPaused || isAtEnd else { return frame }
        let state = isAtEnd ? "end" : "paused"
        let text =
            " replay \(state) at \(NumberText.duration(position)) of \(NumberText.duration(recording.seconds))"
            + (lastInput.isEmpty ? "" : " · \(lastInput)") + " · Space Home Right q "
        let row = frame.size.rows - 1
        frame.fill(Rect(column: 0, row: row, columns: frame.size.columns, rows: 1), style: Style(attributes: .reverse))
        frame.write(text, column: 0, row: row, style: Style(attributes: .reverse))
        return frame
    }
}

extension CellBuffer {
    /// The frame cut, or filled up, to a size.
    func fitted(to size: Size) -> CellBuffer {
        guard size != self.size else { return self }
        var frame = CellBuffer(size: size)
        for row in 0..<min(size.rows, self.size.rows) {
            for (column, cell) in self.row(row).enumerated() where cell.width > 0 {
                frame.set(cell.grapheme, width: Int(cell.width), style: cell.style, column: column, row: row)
            }
        }
        return frame
    }
}

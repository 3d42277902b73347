import CNcurses
import Glibc
import Synchronization
import TerminalUI

/// The terminal that frames are drawn on and keys come from.
///
/// There is one at a time. It is opened, used and closed on the main thread, whose loop is: draw, wait, handle, again.
/// Other threads reach that loop through a `Waker` only. While it is open, standard output and error go to a log, and a
/// crash gives the terminal back before the process dies.
package final class Terminal {
    package let capabilities: TerminalCapabilities

    let device: TerminalDevice
    let screen: CursesScreen
    let signals: SignalQueue
    let waker: Waker
    var painter: FramePainter
    var reader = InputReader()
    /// The terminal has gone; what is drawn from now on goes nowhere.
    var hasHungUp = false

    private let redirection: OutputRedirection
    private let crashGuard: CrashGuard
    private(set) var isOpen = true
    private var isMouseWanted = true
    private static let isAnyOpen = Atomic(false)

    /// Takes the terminal over.
    ///
    /// - Parameters:
    ///   - signals: made by `SignalGate.block()` before any thread was started.
    ///   - waker: ends a wait from another thread.
    ///   - log: a descriptor open for writing, which gets standard output and error until `close()`.
    ///   - crashMessage: a line for the user, shown if the process dies by a fault; say where the log is.
    /// - Throws: `TerminalError`; the terminal is then as it was.
    package static func open(
        signals: SignalGate, waker: Waker, log: Int32, crashMessage: String = ""
    ) throws(TerminalError) -> Terminal {
        guard cy_is_main_thread() else { throw .notOnMainThread }
        guard !isAnyOpen.exchange(true, ordering: .relaxed) else { throw .alreadyOpen }
        do {
            return try Terminal(signals: signals, waker: waker, log: log, crashMessage: crashMessage)
        } catch {
            isAnyOpen.store(false, ordering: .relaxed)
            throw error
        }
    }

    private init(signals: SignalGate, waker: Waker, log: Int32, crashMessage: String) throws(TerminalError) {
        let device = try TerminalDevice()
        let queue = try SignalQueue(signals)
        let isUnicode = Locale.adopt { name in getenv(name).map { String(cString: $0) } }
        let screen = try CursesScreen(on: device)
        let hasMouse = RestoreText.terminalHasMouse
        let crashGuard = CrashGuard(
            terminal: device.descriptor, modes: device.savedModes,
            text: RestoreText.build(hasMouse: hasMouse, message: crashMessage))
        do {
            try crashGuard.arm()
            redirection = try OutputRedirection(to: log)
        } catch {
            crashGuard.disarm()
            screen.suspend()
            throw error
        }
        if hasMouse { screen.setMouse(enabled: true) }
        self.device = device
        self.screen = screen
        self.signals = queue
        self.waker = waker
        self.crashGuard = crashGuard
        capabilities = TerminalCapabilities(colors: screen.colors, isUnicode: isUnicode)
        painter = FramePainter(colors: screen.colors)
    }

    deinit { close() }

    /// The size to draw at; changes only inside `waitForEvents`, which then reports `.resize`.
    package var size: Size { screen.size }

    /// Shows `frame`, writing only what differs from the frame before. What is larger than the terminal is cut off.
    package func draw(_ frame: CellBuffer) {
        guard isOpen, !hasHungUp else { return }
        painter.draw(frame, screen: size)
    }

    /// Draws the last frame anew, cell by cell, over whatever another program left on the screen.
    package func repaint() {
        guard isOpen, !hasHungUp else { return }
        painter.repaint(screen: size)
    }

    /// Whether presses and the wheel are reported; while they are not, the terminal itself selects text.
    package func setMouse(enabled: Bool) {
        isMouseWanted = enabled
        guard isOpen, !hasHungUp, RestoreText.terminalHasMouse else { return }
        screen.setMouse(enabled: enabled)
    }

    /// Gives the terminal back as it was found. Further calls do nothing.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        leaveScreen()
        redirection.undo()
        Self.isAnyOpen.store(false, ordering: .relaxed)
    }

    func leaveScreen() {
        screen.setMouse(enabled: false)
        screen.suspend()
        crashGuard.disarm()
    }

    func returnToScreen() {
        // It was armed with the same arguments before; if it fails now, only a crash is less pretty.
        try? crashGuard.arm()
        screen.resume()
        if RestoreText.terminalHasMouse { screen.setMouse(enabled: isMouseWanted) }
        _ = screen.adoptWindowSize()
        painter.repaint(screen: size)
    }
}

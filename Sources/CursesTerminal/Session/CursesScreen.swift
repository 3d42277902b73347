import CNcurses
import Glibc
import TerminalUI

/// ncurses itself: its one screen, from newterm to delscreen, and the modes it runs in. Main thread only.
final class CursesScreen {
    private let device: TerminalDevice
    private let screen: OpaquePointer
    let colors: TerminalCapabilities.Colors

    init(on device: TerminalDevice) throws(TerminalError) {
        self.device = device
        let type = getenv("TERM").map { String(cString: $0) } ?? ""
        // These two freeze the size that ncurses believes in.
        unsetenv("LINES")
        unsetenv("COLUMNS")
        guard let screen = newterm(nil, device.output, device.input) else { throw .unknownType(type) }
        self.screen = screen
        guard cy_terminfo_string("cup") != nil else {
            endwin()
            delscreen(screen)
            device.restoreModes()
            throw .cannotPlaceCursor(type)
        }
        Self.dropSignalHandlers()
        colors = Self.startColors()
        enterModes()
    }

    deinit { delscreen(screen) }

    var size: Size { Size(columns: Int(getmaxx(cy_stdscr())), rows: Int(getmaxy(cy_stdscr()))) }

    /// Takes over the size the kernel knows; false when it is the one we have.
    func adoptWindowSize() -> Bool {
        guard let (columns, rows) = device.windowSize(),
            Size(columns: Int(columns), rows: Int(rows)) != size
        else { return false }
        return resizeterm(rows, columns) == OK
    }

    /// Mouse reports on or off; off lets the terminal select text.
    func setMouse(enabled: Bool) {
        let wanted = cy_mouse_press() | cy_mouse_wheel_up() | cy_mouse_wheel_down()
        mousemask(enabled ? wanted : 0, nil)
    }

    /// Leaves the screen to others: cursor, alternate screen, modes. `resume` takes it back.
    func suspend() {
        if !hasScreenOfItsOwn {
            werase(cy_stdscr())
            wrefresh(cy_stdscr())
        }
        endwin()
        device.restoreModes()
    }

    /// Back to our modes after `suspend`, or after another program changed them.
    func resume() {
        reset_prog_mode()
        clearok(cy_curscr(), true)
    }

    /// On a terminal without an alternate screen, what is drawn stays among what others print.
    private var hasScreenOfItsOwn: Bool { cy_terminfo_string("rmcup") != nil }

    private func enterModes() {
        // Not raw: Ctrl-C and Ctrl-Z reach the whole process group, as a shell expects.
        cbreak()
        noecho()
        nonl()
        keypad(cy_stdscr(), true)
        nodelay(cy_stdscr(), true)
        leaveok(cy_stdscr(), true)
        set_escdelay(25)
        mouseinterval(0)
        curs_set(0)
        freeControlKeys()
        _ = adoptWindowSize()
    }

    /// Ctrl-S and Ctrl-V would freeze the screen or quote the next key; here they are keys.
    private func freeControlKeys() {
        var modes = termios()
        guard tcgetattr(device.descriptor, &modes) == 0 else { return }
        modes.c_iflag &= ~tcflag_t(IXON)
        modes.c_lflag &= ~tcflag_t(IEXTEN)
        tcsetattr(device.descriptor, TCSADRAIN, &modes)
        def_prog_mode()
    }

    /// ncurses installs handlers that end or stop the process by themselves; ours come through a descriptor instead.
    private static func dropSignalHandlers() {
        for signal in [SIGINT, SIGTERM, SIGTSTP, SIGWINCH] { Glibc.signal(signal, SIG_DFL) }
        SignalGate.handOn()
    }

    private static func startColors() -> TerminalCapabilities.Colors {
        let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        guard !noColor, has_colors(), start_color() == OK, use_default_colors() == OK else { return .mono }
        return switch cy_colors() {
        case 256...: .palette256
        case 8...: .ansi16
        default: .mono
        }
    }
}

import CNcurses
import Glibc

/// The terminal behind standard input and output: descriptors of our own, and the modes found at the start.
final class TerminalDevice {
    let input: UnsafeMutablePointer<FILE>
    let output: UnsafeMutablePointer<FILE>
    let savedModes: termios

    var descriptor: Int32 { fileno(input) }

    init() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal("standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal("standard output") }
        var modes = termios()
        guard tcgetattr(STDIN_FILENO, &modes) == 0 else { throw .system("tcgetattr", errno) }
        savedModes = modes
        input = try Self.stream(STDIN_FILENO, mode: "r")
        do {
            output = try Self.stream(STDOUT_FILENO, mode: "w")
        } catch {
            fclose(input)
            throw error
        }
    }

    deinit {
        fclose(output)
        fclose(input)
    }

    /// Gives the terminal its first modes back; fails silently when the terminal has gone.
    func restoreModes() {
        var modes = savedModes
        tcsetattr(descriptor, TCSADRAIN, &modes)
    }

    /// Columns and rows as the kernel knows them, each at least 1; nil when it does not.
    func windowSize() -> (columns: Int32, rows: Int32)? {
        var size = winsize()
        guard cy_window_size(descriptor, &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return (Int32(size.ws_col), Int32(size.ws_row))
    }

    /// True when a read would find the end instead of input.
    func isAtEnd() -> Bool {
        // In this order: input that arrives between the two questions makes the second say "not at the end".
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, 0) > 0 else { return false }
        var unread: Int32 = 0
        return cy_unread_bytes(descriptor, &unread) != 0 || unread == 0
    }

    /// A stream of its own keeps the terminal reachable while standard output is redirected, and out of child processes.
    private static func stream(_ descriptor: Int32, mode: String) throws(TerminalError) -> UnsafeMutablePointer<FILE> {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .system("dup", errno) }
        guard let stream = fdopen(copy, mode) else {
            let code = errno
            close(copy)
            throw .system("fdopen", code)
        }
        return stream
    }
}

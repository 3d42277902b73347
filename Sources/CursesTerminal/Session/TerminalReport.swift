import CNcurses
import Glibc

/// What the terminal here can do, found without touching its screen.
package struct TerminalReport: Equatable, Sendable {
    /// Whether standard input and output are both a terminal.
    package let isInteractive: Bool
    /// `TERM` as it is set; empty where it is not.
    package let type: String
    /// How many colours the terminfo database gives the type; nil for a type that it does not know.
    package let colors: Int?
    package let isUTF8: Bool

    /// Sets the character set of the process as opening the terminal would.
    package static func current() -> TerminalReport {
        var status: Int32 = 0
        let isKnown = setupterm(nil, STDOUT_FILENO, &status) == OK
        let colors = isKnown ? max(0, Int(cy_terminfo_number("colors"))) : nil
        return TerminalReport(
            isInteractive: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
            type: getenv("TERM").map { String(cString: $0) } ?? "", colors: colors,
            isUTF8: Locale.adopt { name in getenv(name).map { String(cString: $0) } })
    }
}

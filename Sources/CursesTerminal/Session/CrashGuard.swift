import CNcurses
import Glibc

/// Gives the terminal back when the process dies by a fault; the handlers themselves are C (`CrashGuard.c`).
struct CrashGuard {
    let terminal: Int32
    let modes: termios
    let text: [UInt8]

    /// Main thread only.
    func arm() throws(TerminalError) {
        var modes = modes
        let result = text.withUnsafeBytes { bytes in
            // The handler keeps a copy, so the bytes need to live only for this call.
            cy_crash_guard_arm(terminal, &modes, bytes.baseAddress, bytes.count)
        }
        guard result == 0 else { throw .system("sigaction", errno) }
    }

    func disarm() { cy_crash_guard_disarm() }
}

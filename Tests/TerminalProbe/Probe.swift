import CursesTerminal
import Glibc
import TerminalUI

/// Opens the terminal, shows a frame that is hard to draw, and under it every event as a line of text.
@main struct Probe {
    static func main() {
        let signals = SignalGate.block()
        let path = CommandLine.arguments.dropFirst().first ?? "/dev/null"
        let log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        do {
            let waker = try Waker()
            let terminal = try Terminal.open(
                signals: signals, waker: waker, log: log, crashMessage: "The probe crashed; see \(path)")
            var session = ProbeSession(terminal: terminal, waker: waker)
            let status = session.run()
            terminal.close()
            exit(status)
        } catch {
            print("probe: \(error)")
            exit(1)
        }
    }
}

struct ProbeSession {
    let terminal: Terminal
    let waker: Waker
    var lines: [String] = []
    var hasMouse = true

    mutating func run() -> Int32 {
        while true {
            terminal.draw(ProbeFrame.draw(lines, size: terminal.size, capabilities: terminal.capabilities))
            for event in terminal.waitForEvents() {
                if let status = handle(event) { return status }
            }
        }
    }

    private mutating func handle(_ event: TerminalEvent) -> Int32? {
        lines.append(ProbeFrame.name(event))
        switch event {
        case .input(.key(.character(let character))): return obey(character)
        case .terminate: return 15
        case .hangup:
            print("the terminal has gone")
            fflush(nil)
            return 1
        default: return nil
        }
    }

    private mutating func obey(_ character: Character) -> Int32? {
        switch character {
        case "q": return 0
        case "C": fatalError("crashed on demand")
        case "S": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case "A": abort()
        case "X": Task.detached { fatalError("crashed on another thread") }
        case "O": lines.append("depth \(overflow())")
        case "L": Self.letSignalsIn()
        case "P":
            print("noise on standard output")
            perror("noise on standard error")
        case "m":
            hasMouse.toggle()
            terminal.setMouse(enabled: hasMouse)
        case "W":
            let waker = waker
            Task.detached { for _ in 0..<1000 { waker.wake() } }
        case "D":
            lines.removeLast()
            let frame = ProbeFrame.draw(lines, size: terminal.size, capabilities: terminal.capabilities)
            for _ in 0..<1000 { terminal.draw(frame) }
        case "T":
            let events = terminal.waitForEvents(until: .now + .milliseconds(50))
            lines.append("timeout with \(events.count) events")
        default: break
        }
        return nil
    }

    /// What a library may do: a thread that waits with no signal blocked.
    private static func letSignalsIn() {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var none = sigset_t()
                sigemptyset(&none)
                while true { sigsuspend(&none) }
            }, nil)
    }

    /// Fills the stack. Through a stored closure, as the optimiser makes a loop of a function that calls itself.
    private func overflow() -> Int {
        final class Recursion {
            var step: (Int) -> Int = { $0 }
        }
        let recursion = Recursion()
        recursion.step = { recursion.step($0 + 1) &+ $0 }
        return recursion.step(0)
    }
}

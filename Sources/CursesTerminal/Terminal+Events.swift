import Glibc
import TerminalUI

extension Terminal {
    /// Sleeps until something happens or `deadline` has come, and returns what happened, in order.
    ///
    /// Without a deadline nothing wakes the thread but an event, and the result holds at least one; with one it is empty
    /// when the time is up. Stopping and continuing the program, a new size, and Ctrl-L (draw everything anew) are dealt
    /// with in here; the first two are also reported. After `close()` it returns nothing, at once.
    package func waitForEvents(until deadline: ContinuousClock.Instant? = nil) -> [TerminalEvent] {
        while isOpen {
            let ready = sleep(until: deadline)
            var events: [TerminalEvent] = []
            if ready.signals { for signal in signals.next() { events += answer(signal) } }
            if ready.waker {
                waker.drain()
                events.append(.wake)
            }
            if ready.input || ready.hangup { events += readInput(hangup: ready.hangup) }
            if !events.isEmpty { return events }
            if let deadline, deadline <= .now { return [] }
        }
        return []
    }

    private struct Ready {
        var input = false
        var hangup = false
        var waker = false
        var signals = false
    }

    private func sleep(until deadline: ContinuousClock.Instant?) -> Ready {
        // poll passes over a negative descriptor: a terminal that has gone would be ready for ever.
        let terminal = hasHungUp ? -1 : device.descriptor
        var waits = [terminal, waker.descriptor, signals.descriptor].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&waits, nfds_t(waits.count), Self.milliseconds(until: deadline)) > 0 else { return Ready() }
        let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
        return Ready(
            input: waits[0].revents & Int16(POLLIN) != 0, hangup: waits[0].revents & gone != 0,
            waker: waits[1].revents != 0, signals: waits[2].revents != 0)
    }

    /// Rounded up, so that a wait does not end before its time and then spin; −1 is for ever.
    static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let rest = max(.zero, ContinuousClock.now.duration(to: deadline))
        let milliseconds = (rest / .milliseconds(1)).rounded(.up)
        return Int32(min(milliseconds, Double(Int32.max)))
    }

    private func answer(_ signal: Int32) -> [TerminalEvent] {
        switch signal {
        case SIGINT: [.interrupt]
        case SIGTERM: [.terminate]
        case SIGHUP: hangUp()
        case SIGWINCH: adoptSize()
        case SIGTSTP: stop()
        case SIGCONT: resume()
        default: []
        }
    }

    private func readInput(hangup: Bool) -> [TerminalEvent] {
        let events = reader.read()
        if hangup || (events.isEmpty && device.isAtEnd()) { return answer(events) + hangUp() }
        return answer(events)
    }

    private func answer(_ events: [InputEvent]) -> [TerminalEvent] {
        events.compactMap { event in
            guard event == .key(.control("l")) else { return .input(event) }
            repaint()
            return nil
        }
    }

    private func hangUp() -> [TerminalEvent] {
        guard !hasHungUp else { return [] }
        hasHungUp = true
        return [.hangup]
    }

    private func adoptSize() -> [TerminalEvent] {
        guard !hasHungUp, screen.adoptWindowSize() else { return [] }
        painter.forget()
        return [.input(.resize(size))]
    }

    private func stop() -> [TerminalEvent] {
        guard !hasHungUp else { return [] }
        leaveScreen()
        signals.stopProcess()
        return resume()
    }

    private func resume() -> [TerminalEvent] {
        guard !hasHungUp else { return [] }
        let before = size
        returnToScreen()
        return size == before ? [.resumed] : [.resumed, .input(.resize(size))]
    }
}

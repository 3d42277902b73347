import DurableFiles
import Foundation

/// When batches run.
extension StreamSession {
    /// Batches until every whole file that lies there now is counted.
    func drain() throws {
        let begin = ContinuousClock.now
        try source.refresh(nil, seen: checkpoint.seen)
        try runBatches(interval: nil, finding: ContinuousClock.now - begin)
        tellStatus(next: nil)
    }

    /// Batches by the trigger until a stop is asked for; then, unless it is to be abandoned, a last one.
    func follow(_ trigger: Trigger) throws {
        // Before the first listing, so that nothing can arrive between the two unseen.
        var watch = DirectoryWatch(folder: options.input)
        while stop.current == .goOn {
            let begin = ContinuousClock.now
            // A folder that comes back is another one to the kernel, and what came meanwhile was told to nobody.
            let wasLost = isInputLost
            if wasLost { watch = DirectoryWatch(folder: options.input) }
            if try refresh(wasLost ? nil : watch?.take()) {
                try runBatches(interval: trigger.interval, finding: ContinuousClock.now - begin)
            }
            wait(trigger, until: tellNext(trigger), watching: watch?.descriptor)
        }
        guard stop.current == .finish else { return }
        observer.onEvent(.finishing)
        try drain()
    }

    /// False where the folder cannot be listed now: an unmounted disk may come back, and nothing is lost by waiting.
    private func refresh(_ news: DirectoryWatch.News?) throws -> Bool {
        do {
            try source.refresh(news, seen: checkpoint.seen)
            isInputLost = false
            return true
        } catch let error as FileError {
            if !isInputLost { observer.onEvent(.inputLost(reason: "\(error)")) }
            isInputLost = true
            return false
        }
    }

    /// All batches of one trigger. It falls behind where they take longer together than the next trigger is away.
    private func runBatches(interval: Double?, finding: Duration) throws {
        let begin = ContinuousClock.now - finding
        var finding = finding
        repeat {
            try runBatch(deadline: interval.map { begin + .seconds($0) }, finding: finding)
            finding = .zero
        } while !source.backlog.isEmpty && stop.current != .abandon
        let took = (ContinuousClock.now - begin).inSeconds
        if let interval, took > interval {
            observer.onEvent(.fallingBehind(batch: checkpoint.nextNumber - 1, seconds: took, interval: interval))
        }
    }

    /// The moment of the next trigger by the clock that never jumps.
    private func tellNext(_ trigger: Trigger) -> ContinuousClock.Instant {
        let now = Date().timeIntervalSince1970
        let next = trigger.next(after: now)
        tellStatus(next: next)
        return .now + .seconds(next.map { $0 - now } ?? 0)
    }

    private func tellStatus(next: Double?) {
        observer.onStatus(
            StreamStatus(
                filesWaiting: source.backlog.count, filesDeferred: source.deferred.count,
                filesIgnored: source.ignoredCount, nextTrigger: next))
    }

    private func wait(_ trigger: Trigger, until next: ContinuousClock.Instant, watching descriptor: Int32?) {
        if trigger == .onArrival {
            // Without the kernel's word the folder has to be looked at often.
            var seconds = descriptor == nil ? 0.2 : options.rescanInterval
            if let deadline = source.nextDeadline { seconds = min(seconds, (deadline - .now).inSeconds) }
            stop.wait(orReadable: descriptor, seconds: max(0.01, seconds))
            return
        }
        while stop.current == .goOn, next > .now {
            stop.wait(orReadable: nil, seconds: (next - .now).inSeconds)
        }
    }
}

extension Trigger {
    var interval: Double? {
        if case .every(let seconds) = self { seconds } else { nil }
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
    var inMilliseconds: Double { inSeconds * 1000 }
}

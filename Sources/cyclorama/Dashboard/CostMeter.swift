import Dashboard
import Foundation
import Glibc

/// What the dashboard takes of the machine, measured as it draws.
struct CostMeter {
    private var frames = 0
    private var frameMs = 0.0
    private var last = (at: ContinuousClock.now, cpu: Self.cpuSeconds())
    private var share: Double?

    /// Shares of shorter times jump about.
    private static let window = Duration.seconds(2)

    /// Notes a frame that began to be made at this moment.
    mutating func drew(since start: ContinuousClock.Instant) {
        frames += 1
        frameMs = (ContinuousClock.now - start) / .milliseconds(1)
    }

    mutating func cost() -> OwnCost {
        let now = ContinuousClock.now
        let span = now - last.at
        if span >= Self.window {
            let cpu = Self.cpuSeconds()
            share = (cpu - last.cpu) / (span / .seconds(1))
            last = (now, cpu)
        }
        return OwnCost(cpuShare: share, memoryBytes: Self.residentBytes(), frames: frames, frameMs: frameMs)
    }

    /// Of all threads, in the program and in the system on its behalf.
    private static func cpuSeconds() -> Double {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private static func residentBytes() -> Int64 {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}

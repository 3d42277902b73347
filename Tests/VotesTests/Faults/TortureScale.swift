import Foundation

/// How much of the fault harness runs: a sample with every test run, all of it by `make torture`.
enum TortureScale {
    private static let wanted = ProcessInfo.processInfo.environment["CYCLORAMA_TORTURE"]

    static let isFull = wanted != nil

    /// Kills at random times.
    static let kills = wanted.flatMap { Int($0) } ?? (isFull ? 200 : 6)

    /// Of many, one in so many is looked at.
    static func everyNth(_ sample: Int) -> Int { isFull ? 1 : sample }

    /// What was looked at, in figures; said only where somebody asked for the torture.
    static func tell(_ words: @autoclosure () -> String) {
        if isFull { print(words()) }
    }
}

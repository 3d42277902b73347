import Foundation

/// Everything known from all votes counted so far.
package struct VoteState: Sendable, Equatable {
    /// In the order they were first seen.
    package private(set) var songs: [String] = []
    /// By song.
    package private(set) var votes: [Int] = []
    /// Of the last half hour of event time, oldest first.
    package private(set) var windows: [VoteWindow] = []
    /// The newest window of event time, in seconds since 1970 by a clock without zone.
    package private(set) var latest: Int64?
    package private(set) var total = 0

    private var numbers: [String: Int] = [:]

    /// Event-time windows are this long.
    package static let windowSeconds: Int64 = 10
    /// How much later than the newest vote one may come and still find its window open.
    package static let lateness: Int64 = 120
    /// How far back windows are kept.
    static let memory: Int64 = 1800

    package init() {}

    /// Windows that end before it are closed.
    package var watermark: Int64? { latest.map { $0 - Self.lateness } }

    /// Most votes first; names decide between equals.
    package var ranking: [(song: String, votes: Int)] {
        zip(songs, votes).map { (song: $0, votes: $1) }.sorted {
            $0.votes != $1.votes ? $0.votes > $1.votes : $0.song.utf8.lexicographicallyPrecedes($1.song.utf8)
        }
    }

    package func number(of song: String) -> Int? { numbers[song] }

    mutating func add(_ count: Int, of song: String, window: Int64?) {
        let number = numbers[song] ?? learn(song)
        votes[number] += count
        total += count
        guard let window else { return }
        let newest = max(latest ?? window, window)
        latest = newest
        guard window >= newest - Self.memory else { return }
        // Times may be scattered over years: the list stays short all the same.
        if windows.count > 2 * Int(Self.memory / Self.windowSeconds) { closeWindows() }
        let place = windows.lastIndex { $0.start <= window }
        if let place, windows[place].start == window {
            windows[place].votes[number, default: 0] += count
        } else {
            windows.insert(VoteWindow(start: window, votes: [number: count]), at: place.map { $0 + 1 } ?? 0)
        }
    }

    mutating func closeWindows() {
        guard let latest else { return }
        windows.removeAll { $0.start < latest - Self.memory }
    }

    private mutating func learn(_ song: String) -> Int {
        numbers[song] = songs.count
        songs.append(song)
        votes.append(0)
        return songs.count - 1
    }
}

/// Votes of one window, by number of the song.
package struct VoteWindow: Sendable, Equatable {
    /// Its first second.
    package var start: Int64
    package var votes: [Int: Int]
}

extension VoteState {
    /// As it is written: pairs of song and votes side by side, since most songs have none in most windows.
    private struct Record: Codable {
        var songs: [String]
        var votes: [Int]
        var latest: Int64?
        var windows: [[Int64]]
    }

    private struct Inconsistent: Error, CustomStringConvertible {
        let description: String
    }

    var encoded: [UInt8] {
        let lines = windows.map { window in
            window.votes.sorted { $0.key < $1.key }.reduce(into: [window.start]) {
                $0 += [Int64($1.key), Int64($1.value)]
            }
        }
        let record = Record(songs: songs, votes: votes, latest: latest, windows: lines)
        // Strings and integers always encode.
        return (try? JSONEncoder().encode(record)).map { [UInt8]($0) } ?? []
    }

    init(_ bytes: [UInt8]) throws {
        let record = try JSONDecoder().decode(Record.self, from: Data(bytes))
        guard record.songs.count == record.votes.count, Set(record.songs).count == record.songs.count else {
            throw Inconsistent(description: "songs and votes do not match")
        }
        self.init()
        songs = record.songs
        votes = record.votes
        latest = record.latest
        total = try Self.sum(record.votes)
        numbers = Dictionary(uniqueKeysWithValues: zip(record.songs, record.songs.indices))
        windows = try record.windows.map { try Self.window($0, songs: record.songs.count) }
        try checkWindows()
    }

    /// Seconds of the years a time of a vote can lie in, 1900 to 9999.
    private static let times = Int64(-2_208_988_800)..<253_402_300_800
    /// More votes than there ever are, and few enough that no sum of windows is too large.
    private static let most = 1 << 53

    private func checkWindows() throws {
        guard latest.map(Self.times.contains) ?? true else {
            throw Inconsistent(description: "the latest time is impossible")
        }
        var former = Int64.min
        for window in windows {
            guard let latest, Self.times.contains(window.start), former < window.start, window.start <= latest else {
                throw Inconsistent(description: "a window is out of place")
            }
            guard window.votes.allSatisfy({ (0...votes[$0.key]).contains($0.value) }) else {
                throw Inconsistent(description: "a window holds more votes than there are")
            }
            former = window.start
        }
    }

    private static func sum(_ votes: [Int]) throws -> Int {
        try votes.reduce(0) { sum, votes in
            let (next, isTooLarge) = sum.addingReportingOverflow(votes)
            guard votes >= 0, !isTooLarge, next <= most else {
                throw Inconsistent(description: "a number of votes is out of range")
            }
            return next
        }
    }

    private static func window(_ line: [Int64], songs: Int) throws -> VoteWindow {
        guard let start = line.first, line.count % 2 == 1 else {
            throw Inconsistent(description: "a window is not whole")
        }
        var window = VoteWindow(start: start, votes: [:])
        for place in stride(from: 1, to: line.count, by: 2) {
            guard (0..<Int64(songs)).contains(line[place]) else {
                throw Inconsistent(description: "a window names a song that is not there")
            }
            window.votes[Int(line[place])] = Int(line[place + 1])
        }
        return window
    }
}

import TerminalUI

@testable import Dashboard

/// Stream screens in the states a person meets.
enum StreamFixture: String, CaseIterable {
    case empty, starting, running, stale, stopped, audited, lost, failed, rejects, behind, vietnamese, many

    static let now = 1_795_480_000.0

    /// The dashboard in this state.
    func state(
        _ screen: Screen = .stream, columns: Int, rows: Int,
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) throws -> DashboardState {
        var state = Fixture.state(
            screen, columns: columns, rows: rows, model: try Fixture.april(), capabilities: capabilities)
        state.stream = view
        state.jobs = jobs
        return state
    }

    var view: StreamView? {
        var view = StreamFixture.counted
        switch self {
        case .empty, .starting: return nil
        case .running, .stopped, .failed: break
        case .stale:
            view.batch.nextTriggerAt = StreamFixture.now - 95
            view.batch.committedAt = StreamFixture.now - 105
        case .audited:
            view.audit = AuditView(
                .counted(lost: 0, double: 0, filesChecked: 38, votesInFiles: 1_872), computedAt: StreamFixture.now - 3)
        case .lost:
            view.audit = AuditView(
                .counted(lost: 35, double: 0, filesChecked: 39, votesInFiles: 1_907), computedAt: StreamFixture.now - 3)
        case .rejects:
            view.ledger.votesRead = 1_893
            view.ledger.rejected = [
                .init(reason: "vote is not true", count: 14), .init(reason: "not JSON", count: 5),
                .init(reason: "song is empty", count: 2),
            ]
            (view.ledger.late, view.ledger.untimed) = (7, 3)
            (view.ledger.filesQuarantined, view.ledger.filesRewritten) = (2, 1)
        case .behind:
            view.batch.isFallingBehind = true
            (view.batch.inputRowsPerSecond, view.batch.processedRowsPerSecond) = (512_400, 488_100)
            view.batch.durationMs = 12_480
            view.ledger.filesWaiting = 1_214
            view.ledger.filesDeferred = 2
        case .vietnamese:
            view.songs = zip(view.songs, StreamFixture.vietnameseNames).map { song, name in
                var song = song
                song.name = name
                return song
            }
        case .many: view.songs = StreamFixture.songs(10_000)
        }
        return view
    }

    var jobs: [JobView] {
        let content = JobView(id: .content)
        switch self {
        case .empty: return JobID.services.map { JobView(id: $0) } + [content]
        case .starting:
            return [StreamFixture.api, JobView(id: .poller), JobView(id: .stream, state: .starting), content]
        case .stopped, .audited, .lost:
            return JobID.services.map { JobView(id: $0, state: .stopped, headline: "ran for 6 min") } + [content]
        case .failed:
            let reason =
                "The disk is full: 3 MB are free. Free some space; nothing is lost, the batch will be taken again."
            return [
                StreamFixture.api, StreamFixture.poller, JobView(id: .stream, state: .failed(reason: reason)), content,
            ]
        default: return [StreamFixture.api, StreamFixture.poller, StreamFixture.engine, content]
        }
    }

    private static let api = JobView(
        id: .api, state: .running, headline: "http://127.0.0.1:1111",
        counters: [.init("requests", "41"), .init("votes served", "1,990")], startedAt: now - 380)
    private static let poller = JobView(
        id: .poller, state: .running, headline: "every 10 s",
        counters: [.init("polls", "38"), .init("votes", "1,872"), .init("read", "251 kB"), .init("errors", "0")],
        startedAt: now - 380)
    private static let engine = JobView(
        id: .stream, state: .running, headline: "every 10 s",
        counters: [.init("batches", "41"), .init("a batch", "12 ms")],
        startedAt: now - 380)

    /// All 38 files of the original, counted.
    private static var counted: StreamView {
        StreamView(
            songs: songs(10),
            ledger: LedgerView(votesRead: 1_872, votesCounted: 1_872, filesCommitted: 38),
            batch: BatchView(
                id: 41, committedAt: now - 2, inputRowsPerSecond: 5.1, processedRowsPerSecond: 412_300,
                durationMs: 12.4,
                parts: [
                    .init("latestOffset", milliseconds: 0.4), .init("walCommit", milliseconds: 2.9),
                    .init("addBatch", milliseconds: 6.2), .init("stateCommit", milliseconds: 1.7),
                    .init("commitOffsets", milliseconds: 1.2),
                ], nextTriggerAt: now + 8),
            recentBatches: (0..<41).map {
                RecentBatch(rows: 20 + $0 * 37 % 60, durationMs: 9 + Double($0 * 31 % 11) + ($0 == 29 ? 22 : 0))
            },
            log: [
                .init(at: now - 380, text: "Started: checkpoint of batch 3 found, 3 files are counted already."),
                .init(at: now - 371, text: "Batch 4 committed: 1 file, 52 votes, 14 ms."),
                .init(
                    at: now - 130, level: .warning,
                    text: "votes_20251102_093318_098281.json was half-written; it is taken when it is whole."),
                .init(at: now - 121, text: "Batch 29 committed: 2 files, 101 votes, 41 ms."),
                .init(
                    at: now - 64, level: .error,
                    text: "The poller got no answer: connection refused. Press a to start the API."),
                .init(at: now - 12, text: "Batch 40 committed: 1 file, 35 votes, 12 ms."),
                .init(at: now - 2, text: "Batch 41 committed: 1 file, 51 votes, 12 ms."),
            ])
    }

    static func songs(_ count: Int) -> [SongView] {
        (0..<count).map { index in
            let name = index < names.count ? names[index] : "Song \(index + 1) - Band \(index * 7 % 911)"
            let votes = index < votes.count ? votes[index] : max(0, 150 - index / 70)
            return SongView(
                name: name, votes: votes, votesPerMinute: 41.2 - Double(index) * 1.9,
                rankChange: index == 9 ? nil : [1, -1, 0, 0, 2, 0, -2, 0, 0][index % 9],
                trend: trend(index))
        }
    }

    /// Rising, falling, steady, a peak: by turns.
    private static func trend(_ index: Int) -> [Double] {
        (0..<30).map { window in
            let place = Double(window)
            let noise = Double((window * 13 + index * 5) % 4)
            return switch index % 4 {
            case 0: 2 + place * 0.6 + noise
            case 1: 20 - place * 0.5 + noise
            case 2: 9 + noise
            default: max(0, 18 - (place - 17).magnitude * 1.5) + noise
            }
        }
    }

    private static let votes = [233, 204, 198, 195, 189, 184, 178, 171, 163, 157]
    private static let names = [
        "See You Again - Wiz Khalifa ft. Charlie Puth", "Believer - Imagine Dragons", "Levitating - Dua Lipa",
        "Blinding Lights - The Weeknd", "Counting Stars - OneRepublic", "Someone Like You - Adele",
        "Uptown Funk - Mark Ronson ft. Bruno Mars", "Bad Guy - Billie Eilish", "Shape of You - Ed Sheeran",
        "Love Story - Taylor Swift",
    ]
    private static let vietnameseNames = [
        "Chúng Ta Của Hiện Tại - Sơn Tùng M-TP", "Người lạ ơi, xin hãy cho tôi mượn bờ vai - Karik x Orange",
        "Để Mị nói cho mà nghe - Hoàng Thùy Linh", "Nơi này có anh - Sơn Tùng M-TP",
        "Tháng tư là lời nói dối của em - Hà Anh Tuấn", "Một nhà - Da LAB", "日本語の歌 - 宇多田ヒカル",
        "Em gái mưa - Hương Tràm", "Bước qua nhau - Vũ.", "Đường tôi chở em về - buitruonglinh",
    ]
}

extension StreamFixture {
    /// Figures no engine should ever send.
    static func absurd(_ random: inout SplitMix) -> StreamView {
        let numbers: [Double?] = [nil, .nan, .infinity, -.infinity, -1, 0, 1e308, .leastNonzeroMagnitude, now, 1_872]
        let counts = [Int.min, .max, -1, 0, 1, 1_872]
        let texts = ["", "\u{1B}[2J\u{0}", "日本語👨‍👩‍👧\u{FE0F} - ế", String(repeating: "Ầ", count: 900), " - ", "a\nb\tc"]
        var number: Double? { numbers.randomElement(using: &random) ?? nil }
        var value: Double { number ?? .nan }
        var count: Int { counts.randomElement(using: &random) ?? 0 }
        var text: String { texts.randomElement(using: &random) ?? "" }
        var view = StreamView()
        view.songs = (0..<Int.random(in: 0...14, using: &random)).map { _ in
            SongView(
                name: text, votes: count, votesPerMinute: number, rankChange: Bool.random(using: &random) ? count : nil,
                trend: (0..<Int.random(in: 0...40, using: &random)).map { _ in value })
        }
        if Int.random(in: 0..<6, using: &random) == 0 { view.songs = songs(10_000) }
        view.ledger = LedgerView(
            votesRead: count, votesCounted: count,
            rejected: [.init(reason: text, count: count), .init(reason: text, count: count)],
            late: count, untimed: count, filesCommitted: count, filesQuarantined: count, filesRewritten: count,
            filesWaiting: count, filesDeferred: count)
        view.audit =
            [
                nil,
                AuditView(
                    .counted(lost: count, double: count, filesChecked: count, votesInFiles: count), computedAt: value),
                AuditView(.impossible(reason: text), computedAt: value),
            ].randomElement(using: &random) ?? nil
        view.batch = BatchView(
            id: count, committedAt: number, inputRowsPerSecond: number, processedRowsPerSecond: number,
            durationMs: number,
            parts: [.init(text, milliseconds: value), .init(text, milliseconds: value)],
            isFallingBehind: Bool.random(using: &random),
            trigger: Bool.random(using: &random) ? .onArrival : .every(seconds: value), nextTriggerAt: number)
        view.recentBatches = (0..<70).map { _ in RecentBatch(rows: count, durationMs: value) }
        view.log = (0..<Int.random(in: 0...300, using: &random)).map { _ in
            LogLine(at: value, level: .warning, text: text)
        }
        return view
    }
}

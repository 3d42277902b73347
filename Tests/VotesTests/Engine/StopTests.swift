import Foundation
import StreamEngine
import Synchronization
import TestSupport
import Testing
import Votes

/// An engine that is asked to end loses nothing and makes nothing up.
@Suite(.timeLimit(.minutes(2))) struct StopTests {
    @Test("asked to finish, it takes a last batch with every whole file") func finish() async throws {
        let site = try VoteSite()
        let (engine, statuses) = Self.engine(site)
        let stop = StopSignal()
        async let summary = engine.run(.every(seconds: 86_400), stop: stop)
        for await _ in statuses { break }
        for name in ["a.json", "b.json"] { try site.write(name, songs: ["A"]) }
        try site.write("half.json", #"{"votes":["#)
        stop.raise(.finish)
        let end = try await summary
        #expect(end.state.total == 2 && end.filesDeferred == 1 && end.batchesOfRun == 1)
        #expect(try site.snapshot() == "A,2\n")
    }

    @Test("asked to abandon, it commits nothing more, and the next run counts it all") func abandon() async throws {
        let site = try VoteSite()
        let (engine, statuses) = Self.engine(site)
        let stop = StopSignal()
        async let summary = engine.run(.every(seconds: 86_400), stop: stop)
        for await _ in statuses { break }
        try site.write("a.json", songs: ["A"])
        stop.raise(.abandon)
        #expect(try await summary.batches == 0)
        #expect(try site.drain().state.total == 1)
    }

    @Test("cancelling the task ends it") func cancelled() async throws {
        let site = try VoteSite()
        let (engine, statuses) = Self.engine(site)
        let task = Task { try await engine.run(.onArrival, stop: StopSignal(), whenCancelled: .finish) }
        for await _ in statuses { break }
        try site.write("a.json", songs: ["A"])
        task.cancel()
        #expect(try await task.value.state.total == 1)
    }

    @Test("of several requests the strongest holds") func strongest() {
        let stop = StopSignal()
        stop.raise(.abandon)
        stop.raise(.finish)
        #expect(stop.current == .abandon)
    }

    @Test("on arrival, files are counted as they come, also one finished in place") func onArrival() async throws {
        let site = try VoteSite()
        let (batches, continuation) = AsyncStream.makeStream(of: Int.self)
        let (events, telling) = AsyncStream.makeStream(of: StreamEvent.self)
        var observer = StreamObserver<VoteState>()
        observer.onBatch = { continuation.yield($0.state.total) }
        observer.onEvent = { telling.yield($0) }
        let engine = StreamEngine(VoteCount(), site.options, observer: observer)
        let stop = StopSignal()
        async let summary = engine.run(.onArrival, stop: stop)
        var totals = batches.makeAsyncIterator()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A"])))
        #expect(await totals.next() == 1)
        let whole = VoteFile.text(songs: ["A", "B"])
        try site.write("slow.json", String(whole.prefix(30)))
        for await event in events { if case .deferred = event { break } }
        try site.write("slow.json", whole)
        #expect(await totals.next() == 3)
        stop.raise(.finish)
        #expect(try await summary.state.total == 3)
    }

    @Test("a run's first batch claims no rate at which votes come in, the next one does")
    func rateOfInput() async throws {
        let site = try VoteSite()
        let (rates, continuation) = AsyncStream.makeStream(of: Double.self)
        var observer = StreamObserver<VoteState>()
        observer.onBatch = { continuation.yield($0.progress.inputRowsPerSecond) }
        let engine = StreamEngine(VoteCount(), site.options, observer: observer)
        let stop = StopSignal()
        async let summary = engine.run(.onArrival, stop: stop)
        var seen = rates.makeAsyncIterator()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A", "B"])))
        #expect(await seen.next() == 0)
        try site.deliver(VoteFile("b.json", VoteFile.text(songs: ["A"])))
        #expect(try #require(await seen.next()) > 0)
        stop.raise(.finish)
        #expect(try await summary.state.total == 3)
    }

    @Test("a folder that goes away is waited for, and all that lies in it when it is back is counted once")
    func lostFolder() async throws {
        var site = try VoteSite()
        site.options.rescanInterval = 0.05
        let (batches, continuation) = AsyncStream.makeStream(of: Int.self)
        let (events, telling) = AsyncStream.makeStream(of: StreamEvent.self)
        var observer = StreamObserver<VoteState>()
        observer.onBatch = { continuation.yield($0.state.total) }
        observer.onEvent = { telling.yield($0) }
        let engine = StreamEngine(VoteCount(), site.options, observer: observer)
        let stop = StopSignal()
        async let summary = engine.run(.onArrival, stop: stop)
        var totals = batches.makeAsyncIterator()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A"])))
        #expect(await totals.next() == 1)
        let away = site.folder["away"]
        try FileManager.default.moveItem(atPath: site.options.input, toPath: away)
        for await event in events { if case .inputLost = event { break } }
        try VoteFile("b.json", VoteFile.text(songs: ["B"])).write(to: away)
        try FileManager.default.moveItem(atPath: away, toPath: site.options.input)
        #expect(await totals.next() == 2)
        try site.deliver(VoteFile("c.json", VoteFile.text(songs: ["C"])))
        #expect(await totals.next() == 3)
        stop.raise(.finish)
        #expect(try await summary.state.total == 3)
    }

    @Test("a second engine on the same checkpoint is refused at once, and the first goes on") func second() async throws
    {
        let site = try VoteSite()
        let (engine, statuses) = Self.engine(site)
        let stop = StopSignal()
        async let summary = engine.run(.onArrival, stop: stop)
        for await _ in statuses { break }
        #expect(throws: (any Error).self) { try site.drain() }
        try site.write("a.json", songs: ["A"])
        stop.raise(.finish)
        #expect(try await summary.state.total == 1)
    }

    /// An engine, and what it says between batches.
    private static func engine(_ site: VoteSite) -> (StreamEngine<VoteCount>, AsyncStream<StreamStatus>) {
        let (statuses, continuation) = AsyncStream.makeStream(of: StreamStatus.self)
        var observer = StreamObserver<VoteState>()
        observer.onStatus = { continuation.yield($0) }
        return (StreamEngine(VoteCount(), site.options, observer: observer), statuses)
    }
}

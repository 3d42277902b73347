import TestSupport
import Testing

@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct ResizeTests {
    @Test func followsTheTerminalDownAndUp() async throws {
        let probe = try await ProbeTerminal.start(columns: 100, rows: 30)
        for (columns, rows) in [(80, 24), (20, 5), (120, 36), (30, 1), (100, 30)] {
            try probe.session.resize(columns: columns, rows: rows)
            let header = String(" \(columns)x\(rows) ".prefix(max(0, columns - 14)))
            try await probe.session.wait(for: header)
        }
        let screen = try await probe.session.wait(for: "resize 100x30")
        #expect(screen.contains("resize 20x5") && screen.contains("CJK 音楽の家|"))
    }

    @Test("a size is followed also where a library's thread lets signals in") func noSizeIsLostToAnotherThread()
        async throws
    {
        let probe = try await ProbeTerminal.start(columns: 100, rows: 30)
        try await probe.press("L", shows: "key character(\"L\")")
        for step in 0..<20 {
            let (columns, rows) = (80 + step, 20 + step % 7)
            try probe.session.resize(columns: columns, rows: rows)
            try await probe.session.wait(for: " \(columns)x\(rows) ")
        }
    }

    @Test func survivesTheSmallestTerminals() async throws {
        let probe = try await ProbeTerminal.start(columns: 80, rows: 24)
        for (columns, rows) in [(1, 1), (2, 1), (1, 3), (3, 2), (1, 1), (80, 24)] {
            try probe.session.resize(columns: columns, rows: rows)
        }
        try await probe.session.wait(for: "resize 80x24")
        try probe.session.press("q")
        #expect(try await probe.session.waitForEnd() == 0)
    }

    @Test func opensInTheSmallestTerminal() async throws {
        let session = try TmuxSession([ProbeTerminal.program], columns: 1, rows: 1)
        // tmux cannot show the last cell of a terminal this small; what counts is that the program lives.
        try await session.wait(until: "the probe owns the screen") { _ in try session.value("alternate_on") == "1" }
        try session.resize(columns: 60, rows: 10)
        try await session.wait(for: "resize 60x10")
    }

    @Test func aStormOfSizesEndsInTheLastOne() async throws {
        let probe = try await ProbeTerminal.start(columns: 80, rows: 24)
        for step in 0..<60 { try probe.session.resize(columns: 20 + step * 7 % 90, rows: 5 + step * 5 % 40) }
        try probe.session.resize(columns: 90, rows: 20)
        try await probe.session.wait(for: " 90x20 ")
    }
}

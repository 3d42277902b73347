import Foundation
import TestSupport
import Testing

@testable import cyclorama

/// A session that is recorded at a real terminal and shown again.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct ReplayTests {
    @Test func showsAgainWhatWasSeen() async throws {
        let stage = try Stage()
        let file = stage.root + "/session.jsonl"
        let dashboard = try await DashboardScreen.start(stage, columns: 100, rows: 30, arguments: ["--record", file])
        try await dashboard.press("4", shows: "live song votes")
        try await dashboard.press(":", shows: "Command")
        try dashboard.session.type("forest")
        try await dashboard.session.wait(for: "Theme Forest")
        try dashboard.session.press("Enter")
        try await dashboard.press("1", shows: "Top apps")
        let last = try dashboard.session.screen()
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)

        let frames = try stage.run("replay", file, "--frames").output.components(separatedBy: "=== ").dropFirst()
        let seen = ["Top apps", "live song votes", "Theme Forest"].map { text in
            frames.firstIndex { $0.contains(text) }
        }
        #expect(seen.allSatisfy { $0 != nil } && seen.compactMap(\.self) == seen.compactMap(\.self).sorted())
        let typed = frames.compactMap { $0.split(separator: "\n").first }.joined(separator: " ")
        // Keys that come at once are drawn at once.
        #expect(typed.contains(" 4 ") && typed.contains(" Enter "))
        let drawn = try #require(frames.last { $0.contains("Top apps") }).split(separator: "\n").dropFirst()
        let shown = last.split(separator: "\n").map { Self.trimmed($0) }
        // Ages and the message's time pass; the panes are the same.
        #expect(drawn.contains { $0.contains("CHANNEL") && shown.contains(Self.trimmed($0)) })
    }

    @Test func playsInATerminalAtAnySpeedAndGivesItBack() async throws {
        let stage = try Stage()
        let file = stage.root + "/made.jsonl"
        try stage.write(
            """
            {"recording":"cyclorama","version":1}
            {"at":0,"size":[60,10],"rows":[{"row":0,"runs":[{"t":"the first frame"}]}]}
            {"at":30,"input":"Tab"}
            {"at":30,"rows":[{"row":1,"runs":[{"t":"Nhạc Việt, later","f":75}]}]}
            {"at":60,"rows":[{"row":2,"runs"
            """, to: "made.jsonl")
        let session = try TmuxSession(
            [Stage.program, "replay", file, "--speed", "64"], columns: 60, rows: 10, environment: stage.environment)
        try await session.wait(for: "the first frame")
        try await session.wait(for: "Nhạc Việt, later")
        try await session.wait(for: "replay end")
        try session.press("q")
        #expect(try await session.waitForEnd() == 0)
        // Its folder goes with it.
        withExtendedLifetime(stage) {}
    }

    @Test(arguments: ["", "{}\n", "no json at all"])
    func refusesWhatIsNoRecording(text: String) throws {
        let stage = try Stage()
        try stage.write(text, to: "x")
        let result = try stage.run("replay", stage.root + "/x", "--frames")
        #expect(result.status == 1 && result.errors.contains("--record") && result.output.isEmpty)
    }

    @Test func aFileThatIsNoRecordingIsNotRecordedOver() throws {
        let stage = try Stage()
        let (notes, old) = (stage.root + "/notes.txt", stage.root + "/old.jsonl")
        try stage.write("years of work\n", to: "notes.txt")
        #expect(throws: RecordingError.self) { try SessionRecorder(path: notes) }
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "years of work\n")
        try stage.write(Recording.head + "\n{\"at\":0,\"input\":\"Tab\"}\n", to: "old.jsonl")
        try stage.write("", to: "empty")
        for path in [old, stage.root + "/empty", stage.root + "/new"] {
            try SessionRecorder(path: path).finish()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == Recording.head + "\n")
        }
    }

    private static func trimmed(_ line: Substring) -> String {
        String(line).trimmingCharacters(in: .whitespaces)
    }
}

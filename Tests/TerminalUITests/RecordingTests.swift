import Foundation
import Testing

@testable import TerminalUI

@Suite struct RecordingTests {
    private func frame(_ texts: [String], columns: Int = 12) -> CellBuffer {
        var frame = CellBuffer(size: Size(columns: columns, rows: texts.count))
        for (row, text) in texts.enumerated() {
            let style = Style(foreground: .palette(UInt8(row * 40)), background: .terminal, attributes: [.bold])
            frame.write(text, column: row, row: row, style: row == 0 ? .plain : style)
        }
        return frame
    }

    @Test("what is played is cell for cell what was drawn, through the file's own text")
    func roundTrip() throws {
        let frames = [
            frame(["Nhạc Việt", "日本語 🎵", ""]), frame(["Nhạc Việt", "日本", "x"]), frame(["a"], columns: 3),
            frame(["a", "b"], columns: 3),
        ]
        var recorder = FrameRecorder()
        var player = FramePlayer()
        for (second, frame) in frames.enumerated() {
            let changed = recorder.step(frame, at: Double(second))
            let step = try #require(changed)
            let line = try JSONEncoder().encode(step)
            player.apply(try JSONDecoder().decode(RecordedStep.self, from: line))
            #expect(player.frame == frame)
            let nothing = recorder.step(frame, at: 9)
            #expect(nothing == nil)
        }
    }

    @Test("only the rows that changed are kept")
    func changes() throws {
        var recorder = FrameRecorder()
        _ = recorder.step(frame(["one", "two", "three"]), at: 0)
        let changed = recorder.step(frame(["one", "two!", "three"]), at: 1)
        let step = try #require(changed)
        #expect(step.rows?.map(\.row) == [1] && step.size == nil)
    }

    @Test(
        "a damaged recording shows what it can",
        arguments: [
            #"{"at":0,"size":[-4,99999999],"rows":[{"row":-1,"runs":[]},{"row":7000000,"runs":[{"t":"x"}]}]}"#,
            #"{"at":0,"size":[5],"rows":[{"row":0,"runs":[{"t":"\u001b[2J"}]}]}"#,
            #"{"at":0,"size":[3,1],"rows":[{"row":0,"runs":[{"t":"日本語日本語","a":255}]}]}"#,
        ])
    func damaged(line: String) throws {
        var player = FramePlayer()
        player.apply(try JSONDecoder().decode(RecordedStep.self, from: Data(line.utf8)))
        #expect(player.frame.size.rows <= 500)
        #expect(!player.frame.plainText.contains("\u{1B}"))
    }
}

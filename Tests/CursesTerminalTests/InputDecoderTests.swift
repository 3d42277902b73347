import CNcurses
import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct InputDecoderTests {
    private func keys(_ codes: [Int32]) -> [Key] {
        var decoder = InputDecoder()
        return keys(codes, with: &decoder)
    }

    private func keys(_ codes: [Int32], with decoder: inout InputDecoder) -> [Key] {
        decoder.decode(codes.map(RawInput.code)).compactMap {
            if case .key(let key) = $0 { key } else { nil }
        }
    }

    private func bytes(_ text: String) -> [Int32] { text.utf8.map(Int32.init) }

    @Test func charactersAndControlKeys() {
        #expect(keys(bytes("aZ /")) == [.character("a"), .character("Z"), .character(" "), .character("/")])
        #expect(
            keys([1, 26, 9, 13, 10, 127, 8]) == [
                .control("a"), .control("z"), .tab, .enter, .enter, .backspace, .backspace,
            ])
    }

    @Test func keysWithoutANameAreSilent() {
        #expect(keys([0, 28, 31, KEY_SUSPEND, KEY_MAX, KEY_MAX + 50]) == [])
    }

    @Test(arguments: [
        (KEY_UP, Key.up), (KEY_BTAB, .backTab), (KEY_NPAGE, .pageDown), (KEY_DC, .delete), (KEY_F0 + 1, .function(1)),
        (KEY_F0 + 12, .function(12)), (KEY_HOME, .home), (KEY_SELECT, .end),
    ])
    func namedKeys(code: Int32, key: Key) {
        #expect(keys([code]) == [key])
    }

    @Test func charactersBeyondAscii() {
        #expect(keys(bytes("ếđ音🎵")) == [.character("ế"), .character("đ"), .character("音"), .character("🎵")])
    }

    @Test func aCharacterMayArriveInTwoReadings() {
        var decoder = InputDecoder()
        let input = bytes("ế")
        #expect(keys(Array(input.prefix(1)), with: &decoder) == [])
        #expect(keys(Array(input.dropFirst()), with: &decoder) == [.character("ế")])
    }

    @Test func bytesThatFormNothingAreDropped() {
        #expect(keys([0x80, 0xFF, 0xC3, 0x61, 0xE1, 0xBA, KEY_UP, 0xBF]) == [.character("a"), .up])
        // An overlong form, a surrogate, and a C1 control character.
        #expect(keys([0xE0, 0x80, 0xAF, 0xED, 0xA0, 0x80, 0xC2, 0x9B, 0x78]) == [.character("x")])
    }

    @Test func marksJoinTheBaseTheyCameWith() {
        #expect(keys(bytes("e\u{302}\u{301}x")) == [.character("e\u{302}\u{301}"), .character("x")])
        #expect(keys(bytes("\u{301}")) == [.character("\u{301}")])
    }

    @Test func escapeAloneAndBeforeACharacter() {
        #expect(keys([27]) == [.escape])
        #expect(keys([27, 0x71]) == [.escape, .character("q")])
        #expect(keys([27, 27]) == [.escape, .escape])
        #expect(keys([27, 0x5B]) == [.escape, .character("[")])
    }

    @Test func sequencesTerminfoDoesNotList() {
        #expect(keys(bytes("\u{1B}[1;5Cx")) == [.right, .character("x")])
        #expect(keys(bytes("\u{1B}[4~\u{1B}[Z")) == [.end, .backTab])
        // Unknown ones, and one cut off, leave no characters behind.
        #expect(keys(bytes("\u{1B}[200~q\u{1B}[?1;2c\u{1B}[12;3")) == [.character("q")])
    }

    @Test func randomInputNeverFails() {
        var random = SystemRandomNumberGenerator()
        var decoder = InputDecoder()
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &random)
            let codes = (0..<count).map { _ in Int32.random(in: -1...600, using: &random) }
            #expect(decoder.decode(codes.map(RawInput.code)).count <= codes.count)
        }
    }
}

@Suite struct ClickTrackerTests {
    @Test func twoPressesAtOnePlaceInTimeAreDouble() {
        var tracker = ClickTracker()
        let start = ContinuousClock.now
        let presses = [(3, 0), (3, 100), (3, 150), (3, 900), (4, 950)].map { column, milliseconds in
            tracker.press(column: column, row: 1, at: start + .milliseconds(milliseconds)).action
        }
        #expect(presses == [.press, .doublePress, .press, .press, .press])
    }
}

@Suite struct SmallPartsTests {
    @Test func paddingIsRemovedFromCapabilities() {
        #expect(RestoreText.withoutPadding("\u{1B}[?5l$<200/>x$<5>") == "\u{1B}[?5lx")
        #expect(RestoreText.withoutPadding("plain") == "plain")
        #expect(RestoreText.withoutPadding("cut$<20") == "cut")
    }

    @Test func waitsAreRoundedUp() {
        #expect(Terminal.milliseconds(until: nil) == -1)
        #expect(Terminal.milliseconds(until: .now - .seconds(5)) == 0)
        #expect(Terminal.milliseconds(until: .now + .microseconds(500)) == 1)
        #expect(Terminal.milliseconds(until: .now + .seconds(10_000_000)) == Int32.max)
    }

    @Test func errorsNameTheRemedy() {
        #expect("\(TerminalError.unknownType("foo"))".contains("export TERM=xterm-256color"))
        #expect("\(TerminalError.system("dup", 24))" == "dup failed: Too many open files")
    }
}

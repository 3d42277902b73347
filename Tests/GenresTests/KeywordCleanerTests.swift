import Genres
import TestSupport
import Testing

/// The quick way to clean a keyword and the general one must not differ: the same search would count as two.
@Suite struct KeywordCleanerTests {
    /// What the general way alone takes: it is removed again.
    private static let invisible = "\u{200B}"
    private static let pieces: [Character] =
        Array("aAzZ09 \t\n\u{0}\u{7F}.\"áÁấẤđĐơỜüÜñßÿŸıİſ") + ["\u{A0}", "\u{D7}", "ǆ", "ǅ", "ẞ", "ỳ", "Ỳ"]

    @Test("20,000 random keywords come out alike from both") func bothWays() {
        var random = SeededRandom(seed: 5)
        var cleaner = KeywordCleaner()
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...8, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "a"
                })
            let quick = Self.result(text, &cleaner)
            let general = Self.result(text + Self.invisible, &cleaner)
            #expect(
                quick.spelling == general.spelling && quick.compared == general.compared, "\(text.debugDescription)")
            switch (quick.outcome, general.outcome) {
            case (.blank, .blank): break
            case (.clean(let some), .clean(let others)):
                #expect(some.union(.invisible) == others, "\(text.debugDescription)")
            default: Issue.record("\(text.debugDescription): \(quick.outcome), \(general.outcome)")
            }
        }
    }

    @Test("cleaning what is clean changes nothing") func isStable() {
        var random = SeededRandom(seed: 6)
        var cleaner = KeywordCleaner()
        for _ in 0..<5000 {
            let text = String((0..<6).map { _ in Self.pieces.randomElement(using: &random) ?? "a" })
            let once = Self.result(text, &cleaner)
            let again = Self.result(String(decoding: once.spelling, as: UTF8.self), &cleaner)
            if once.outcome != .blank { #expect(again.spelling == once.spelling && again.compared == once.compared) }
        }
    }

    @Test("bytes that no reader of a table would take for a text are no keyword") func brokenBytes() {
        var cleaner = KeywordCleaner()
        for lead in UInt8(0xC0)...0xF4 {
            for second in UInt8.min...UInt8.max {
                for third: UInt8 in [0x20, 0x7F, 0x80, 0x8F, 0xA1, 0xBF, 0xC0] {
                    let bytes = [0x61, lead, second, third, 0x62]
                    let isText = String(validating: bytes, as: UTF8.self) != nil
                    let outcome = bytes.withUnsafeBufferPointer { cleaner.clean($0) }
                    #expect((outcome == .notUTF8) != isText, "\(bytes)")
                }
            }
        }
    }

    private static func result(
        _ text: String, _ cleaner: inout KeywordCleaner
    ) -> (outcome: KeywordCleaner.Outcome, spelling: [UInt8], compared: [UInt8]) {
        let outcome = Array(text.utf8).withUnsafeBufferPointer { cleaner.clean($0) }
        return (outcome, cleaner.spelling, cleaner.compared)
    }
}

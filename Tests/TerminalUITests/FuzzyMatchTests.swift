import TerminalUI
import Testing

@Suite struct FuzzyMatchTests {
    @Test(
        "letters in order are found, however far apart; a missing one is not",
        arguments: [
            ("", "anything", true), ("thf", "Theme Forest", true), ("forest theme", "Theme Forest", true),
            ("zz", "zoom", false), ("emeht", "Theme", false), ("ế", "Tế", true), ("x", "", false),
        ])
    func finds(pattern: String, text: String, isFound: Bool) {
        #expect((FuzzyMatch(pattern, in: text) != nil) == isFound)
    }

    @Test(
        "what people mean by few letters comes first: starts of words, then letters that stand together",
        arguments: [
            ("sl", "Stream log", "Users list"), ("log", "Log", "Load group"), ("tf", "Theme Forest", "Theme from left"),
            ("st", "stop all", "last"), ("zoom", "zoom", "z o o m"),
        ])
    func ranks(pattern: String, better: String, worse: String) throws {
        let first = try #require(FuzzyMatch(pattern, in: better))
        guard let second = FuzzyMatch(pattern, in: worse) else { return }
        #expect(first.score >= second.score)
        #expect(better == "Theme Forest" || first.score > second.score)
    }

    @Test("the letters that are marked are those that were typed")
    func places() {
        #expect(FuzzyMatch("sl", in: "Stream log")?.places == [0, 7])
        #expect(FuzzyMatch("ss ss", in: String(repeating: "s", count: 9_000)) != nil)
    }
}

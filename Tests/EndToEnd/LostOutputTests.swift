import TestSupport
import Testing

/// What is printed may be all that a person keeps: a disk that is full under it must not look like success.
@Suite(.timeLimit(.minutes(2))) struct LostOutputTests {
    @Test(
        "a result that could not be written is an error of one line",
        arguments: [
            "genres classify keywords.csv", "genres eval --labels keywords.csv", "doctor", "show", "sql 'SELECT 1'",
            "sql --format csv 'SELECT 1'", "generate votes --records 10 --output votes --json", "--version",
            "etl --help",
        ], ["/dev/full", "&-"])
    func isTold(command: String, place: String) throws {
        let stage = try Stage()
        try stage.write("keyword,genre\nnaruto,Animation\n", to: "keywords.csv")
        let result = try CommandResult.run(
            ["sh", "-c", "cd \"$1\"; shift; \"$0\" \(command) >\(place)", Stage.program, stage.root],
            environment: stage.environment)
        #expect(result.status == 1 && result.output.isEmpty, "\(result)")
        #expect(result.errors.contains("could not be written to standard output"), "\(result)")
        #expect(!result.errors.contains("Fatal error"), "\(result)")
    }

    @Test("a reader that has read enough ends the command without a word")
    func closedPipe() throws {
        let stage = try Stage()
        let rows = (0..<20_000).map { "naruto \($0)\n" }.joined()
        try stage.write("keyword\n" + rows, to: "keywords.csv")
        let line = #"cd "$1"; "$0" genres classify keywords.csv | head -1; echo "${PIPESTATUS[0]}""#
        let result = try CommandResult.run(
            ["bash", "-c", line, Stage.program, stage.root], environment: stage.environment)
        #expect(result.output == "keyword,genre,confidence,source\n141\n", "\(result)")
    }

    @Test("where messages cannot be written, the command does its work all the same")
    func fullStandardError() throws {
        let stage = try Stage()
        try stage.write("keyword\nnaruto\n", to: "keywords.csv")
        let line = #"cd "$1"; "$0" genres classify keywords.csv 2>/dev/full"#
        let result = try CommandResult.run(
            ["sh", "-c", line, Stage.program, stage.root], environment: stage.environment)
        #expect(result.status == 0 && result.output.contains("naruto,Animation"), "\(result)")
    }
}

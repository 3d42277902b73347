import StreamEngine
import Testing

@Suite struct StreamErrorTests {
    @Test("a damaged checkpoint names its file and what to do") func namesTheFile() {
        let text = StreamError.damagedCheckpoint(path: "/c/epochs/7", reason: "bad sum").description
        #expect(text.contains("/c/epochs/7") && text.contains("restore"))
    }
}

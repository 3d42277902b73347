import Columnar
import Testing

/// A file that somebody is still writing waits; one that is wrong does not.
@Suite struct JSONEndingTests {
    @Test("every beginning of a document is cut, the whole is not") func prefixes() {
        let document = Array(#"{"a": ["x\"}\\", {"b": null}], "ế": "[", "c": [1, 2.5e3]}"#.utf8)
        for count in 0..<document.count { #expect(Self.isCut(Array(document.prefix(count))), "\(count) bytes") }
        #expect(!Self.isCut(document))
        #expect(!Self.isCut(document + [0x0A]))
    }

    @Test(
        "what no further byte makes right is not cut",
        arguments: ["}", "]", "{}}", "[]] [", "nonsense", "17", #""text""#, "{} {}", "{'a': 1}"])
    func wrong(text: String) { #expect(!Self.isCut(Array(text.utf8))) }

    @Test("nothing, or nothing but blanks, is cut", arguments: ["", " ", "\n\t\r "]) func blank(text: String) {
        #expect(Self.isCut(Array(text.utf8)))
    }

    private static func isCut(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { JSONEnding.isCut($0) } }
}

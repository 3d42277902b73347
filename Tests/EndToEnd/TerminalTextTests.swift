import Foundation
import TestSupport
import Testing

/// What stands in a log is shown, and never obeyed by the terminal it is shown in.
@Suite(.timeLimit(.minutes(2)))
struct TerminalTextTests {
    private static let contract = "A\u{1B}[31m\u{1B}]0;x\u{7}"

    private func loaded() throws -> Stage {
        let stage = try Stage()
        try stage.write(
            #"""
            {"_source":{"Contract":"A\u001b[31m\u001b]0;x\u0007","Mac":"AA\nBB\u009b1m","TotalDuration":7200,"AppName":"VOD\u001b[5m"}}
            {"_source":{"Contract":"HN1","Mac":"AABBCCDDEEFF","TotalDuration":72,"AppName":"VOD"}}

            """#, to: "logs/20220401.json")
        try stage.write("{}", to: "logs/day\u{1B}[7m.json")
        return stage
    }

    private static func steers(_ text: String) -> Bool {
        text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) }
    }

    @Test("escapes in contracts, MACs, apps and file names end in no table, profile, list of names or error")
    func escapesAreNotPrinted() throws {
        let stage = try loaded()
        let results = [
            try stage.run("etl", "content", "--input", stage.root + "/logs"),
            try stage.run("customers"), try stage.run("customer", Self.contract),
            try stage.run("customers", "--app", "none\u{1B}[1m"), try stage.run("customers", "--segment", "\u{9B}1m"),
            try stage.run("customer", "\u{1B}[2J"), try stage.run("etl", "content", "--input", "/no\u{1B}c/where"),
            try stage.run("sql", "--file", "/no\u{1B}c/where"), try stage.run("load", "--tables", "\u{7}"),
            try stage.run("doctor"),
        ]
        for result in results {
            #expect(!Self.steers(result.output) && !Self.steers(result.errors), "\(result)")
        }
        #expect(results[1].output.split(separator: "\n").count == 3 && results[1].output.contains("A[31m]0;x "))
        #expect(results[2].status == 0 && results[2].output.contains("  AA BB1m  "))
        #expect(results[2].output.contains("the 1 customer of the segment"))
        #expect(results[2].output.contains(" 1 day, 1 device\n"))
        #expect(results[3].errors.contains("VOD[5m"))
    }

    @Test("CSV and JSON give a contract just as it was logged")
    func exportsStayExact() throws {
        let stage = try loaded()
        #expect(try stage.run("etl", "content", "--input", stage.root + "/logs").status == 0)
        let csv = try stage.run("customers", "--format", "csv").output
        #expect(csv.contains("\n" + Self.contract + ","))
        let rows = try Stage.object(try stage.run("customers", "--json"))["rows"] as? [[String: Any]]
        #expect(rows?.contains { $0["contract"] as? String == Self.contract } == true)
        let profile = try Stage.object(try stage.run("customer", Self.contract, "--json"))
        #expect((profile["devices"] as? [[String: Any]])?.first?["mac"] as? String == "AA\nBB\u{9B}1m")
    }
}

import Foundation
import LogGenerator
import Testing

@Suite struct OptionTests {
    @Test(arguments: [
        (days: 0, records: 1, firstDay: 0), (days: -1, records: 1, firstDay: 0), (days: 3651, records: 1, firstDay: 0),
        (days: .max, records: 1, firstDay: 0), (days: 1, records: -1, firstDay: 0),
        (days: 1, records: 1_000_000_001, firstDay: 0), (days: 1, records: .max, firstDay: .max),
        (days: 1, records: 1, firstDay: -1), (days: 2, records: 1, firstDay: 2_932_896),
        (days: 1, records: 1, firstDay: .min),
    ])
    func hostileNumbersAreRefusedWithARemedy(days: Int, records: Int, firstDay: Int) async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions(output: folder.path, firstDay: firstDay, days: days, records: records, seed: 1)
        let error = await #expect(throws: LogGeneratorError.self) {
            try await ContentLogGenerator(options: options).run()
        }
        guard case .invalidOption(_, _, let remedy) = error else {
            Issue.record("not refused as an option: \(String(describing: error))")
            return
        }
        #expect(remedy.hasPrefix("choose"))
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: ["", "a\u{0}b"])
    func aPathThatIsNoneIsRefused(path: String) async {
        let options = ContentLogOptions(output: path, firstDay: 0, days: 1, records: 1, seed: 1)
        await #expect(throws: LogGeneratorError.self) { try await ContentLogGenerator(options: options).run() }
    }

    @Test func aFileInTheFoldersPlaceIsRefused() async throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/taken"
        try Data("x".utf8).write(to: URL(filePath: path))
        for output in [path, path + "/below"] {
            let options = ContentLogOptions(output: output, firstDay: 0, days: 1, records: 1, seed: 1)
            let error = await #expect(throws: LogGeneratorError.self) {
                try await ContentLogGenerator(options: options).run()
            }
            #expect(error?.description.contains("choose a folder") == true)
        }
    }

    @Test func missingFoldersAreMade() async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions(output: folder.path + "/a/b/", firstDay: 0, days: 1, records: 3, seed: 1)
        _ = try await ContentLogGenerator(options: options).run()
        #expect(try folder.bytes(of: "a/b/19700101.json").count { $0 == 0x0A } == 3)
    }

    @Test func theLargestAndSmallestScalesAreAccepted() throws {
        for (days, records) in [(1, 1_000_000_000), (3650, 1_000_000_000), (3650, 0)] {
            try ContentLogOptions(output: "x", firstDay: 0, days: days, records: records, seed: .max).validate()
        }
    }
}

import Foundation
import LogGenerator
import Testing

@Suite struct ShapeTests {
    @Test(arguments: [(0, 3), (1, 1), (1, 7), (5, 40), (997, 3), (20_000, 2)])
    func rowsAreExactlyAsMany(records: Int, days: Int) async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: days, records: records)
        let summary = try await ContentLogGenerator(options: options).run()
        let contents = try folder.contents()
        #expect(summary.rows == records)
        #expect(summary.files.map(\.name) == folder.names)
        #expect(contents.values.reduce(0) { $0 + lines(of: $1).count } == records)
        #expect(contents.values.reduce(0) { $0 + $1.count } == summary.bytes)
        for file in summary.files { #expect(contents[file.name].map { lines(of: $0).count } == file.rows) }
        #expect(summary.injected.isEmpty && summary.rejectedRows == 0)
    }

    @Test func filesAreNamedByTheirDay() async throws {
        let folder = try ScratchFolder()
        // 27 February 2024: a leap year.
        let options = ContentLogOptions(output: folder.path, firstDay: 19_780, days: 4, records: 40, seed: 1)
        _ = try await ContentLogGenerator(options: options).run()
        #expect(folder.names == ["20240227.json", "20240228.json", "20240229.json", "20240301.json"])
    }

    @Test func cleanRowsAreAllAcceptableAndInTheDocumentedShape() async throws {
        let folder = try ScratchFolder()
        _ = try await ContentLogGenerator(options: .april(in: folder, records: 20_000)).run()
        var ids: Set<String> = []
        var orders: Set<Bool> = []
        for line in try folder.contents().values.flatMap({ lines(of: $0) }) {
            let text = String(decoding: line, as: UTF8.self)
            let row = try #require(parse(line), "unacceptable: \(text)")
            #expect(row.id.utf8.count == 20 && row.type == row.app.lowercased())
            #expect(rebuilt(row).contains(text))
            ids.insert(row.id)
            orders.insert(text.hasSuffix(#""}}"#))
        }
        #expect(ids.count == 20_000)
        #expect(orders == [true, false])
    }

    /// The line in both orders of fields that real logs have.
    private func rebuilt(_ row: ParsedRow) -> [String] {
        let opening = #"{"_index":"history","_type":"\#(row.type)","_id":"\#(row.id)","_score":0,"_source":"#
        let start = #"\#(opening){"Contract":"\#(row.contract)","Mac":"\#(row.mac)","#
        return [
            #"\#(start)"TotalDuration":\#(row.seconds),"AppName":"\#(row.app)"}}"#,
            #"\#(start)"AppName":"\#(row.app)","TotalDuration":\#(row.seconds)}}"#,
        ]
    }
}

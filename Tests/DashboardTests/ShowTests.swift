import Foundation
import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct ShowTests {
    @Test("json holds the whole overview, and the same text every time")
    func json() throws {
        let model = try Fixture.april()
        let state = Fixture.state(columns: 80, rows: 24, model: model)
        let text = try state.show(.json)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        #expect(try decoder.decode(OverviewModel.self, from: Data(text.utf8)) == model)
        #expect(try state.show(.json) == text)
    }

    @Test("json of the jobs screen holds the runs; without data it is null, with absurd data still json")
    func jobs() throws {
        let runs = try Fixture.state(.jobs, columns: 80, rows: 24, model: nil).show(.json)
        let object = try JSONSerialization.jsonObject(with: Data(runs.utf8)) as? [String: [[String: Any]]]
        #expect(object?["runs"]?.map { $0["rows_read"] as? Int64 } == Fixture.runs().map(\.rowsRead))
        #expect(try Fixture.state(columns: 80, rows: 24, model: nil).show(.json) == "null\n")
        let absurd = try Fixture.state(columns: 80, rows: 24, model: RobustnessTests.absurdModel()).show(.json)
        #expect(absurd.contains("\"nan\""))
    }

    @Test("text, ansi and svg have a row for every row", arguments: [ShowFormat.text, .ansi])
    func rows(format: ShowFormat) throws {
        let text = try Fixture.state(columns: 100, rows: 30, model: Fixture.april()).show(format)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 31)
    }

    @Test("the picture is XML that a viewer accepts")
    func svg() throws {
        let svg = try Fixture.state(columns: 120, rows: 36, model: Fixture.april()).show(.svg)
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
        #expect(svg.components(separatedBy: "<text").count == svg.components(separatedBy: "</text>").count)
    }

    @Test("json of the stream screen holds what was counted; before the first vote it says so")
    func stream() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let audited = try StreamFixture.audited.state(columns: 80, rows: 24)
        let view = try decoder.decode(StreamView.self, from: Data(audited.show(.json).utf8))
        #expect(view == audited.stream)
        let empty = try StreamFixture.empty.state(columns: 80, rows: 24).show(.json)
        #expect(empty.contains("no votes have been counted yet"))
    }
}

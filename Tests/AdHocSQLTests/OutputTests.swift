import AdHocSQL
import Foundation
import Synchronization
import Testing

/// Rows as text of other programs.
struct OutputTests {
    private final class Paper: Sendable {
        let text = Mutex("")
        func write(_ more: String) { text.withLock { $0 += more } }
        var all: String { text.withLock { $0 } }
    }

    private let columns = [
        SQLColumn(name: "song", type: "VARCHAR"), SQLColumn(name: "sum", type: "HUGEINT"),
        SQLColumn(name: "song", type: "VARCHAR[]"),
    ]
    private let rows: [[SQLValue]] = [
        [.text("Nhạc, \"đỏ\"\n"), .text("99999999999999999999"), .nested("[1,null]")],
        [.null, .bare("NaN"), .text("")],
    ]

    @Test func csv() throws {
        let paper = Paper()
        var sink = CSVSink { paper.write($0) }
        try sink.begin(columns)
        for row in rows { try sink.add(row) }
        try sink.end()
        #expect(paper.all == "song,sum,song\n\"Nhạc, \"\"đỏ\"\"\n\",99999999999999999999,\"[1,null]\"\n,NaN,\n")
    }

    @Test func json() throws {
        let paper = Paper()
        var sink = JSONSink { paper.write($0) }
        sink.begin(columns)
        for row in rows { try sink.add(row) }
        try sink.end()
        #expect(
            paper.all == """
                [
                {"song":"Nhạc, \\"đỏ\\"\\n","sum":99999999999999999999,"song_1":[1,null]},
                {"song":null,"sum":"NaN","song_1":""}
                ]

                """)
        _ = try JSONSerialization.jsonObject(with: Data(paper.all.utf8))
        let empty = Paper()
        var none = JSONSink { empty.write($0) }
        none.begin(columns)
        try none.end()
        #expect(empty.all == "[]\n")
    }

    @Test(arguments: [
        (0, 1, 1), (3, 1, 3), (7, 1, 6), (8, 2, 1), (12, 2, 4), (99, 2, 4), (-5, 1, 1),
    ])
    func placeCountsCharacters(offset: Int, line: Int, column: Int) {
        // é takes two bytes: a é b é c \n d é f
        let place = SQLPlace(in: "aébéc\ndéf", offset: offset)
        #expect((place.line, place.column) == (line, column))
    }
}

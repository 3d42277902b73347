import Columnar
import TestSupport
import Testing
import Warehouse

@testable import Customers

@Suite struct QueryTests {
    private func query(_ change: (inout CustomerQuery) -> Void) -> CustomerQuery {
        var query = CustomerQuery()
        change(&query)
        return query
    }

    @Test("equal values keep their order, whichever way they are sorted")
    func stable() {
        let table = CustomerTable([
            customer("B", devices: 2), customer("D", devices: 1), customer("A", devices: 2), customer("C", devices: 1),
        ])
        #expect(table.contracts(query { $0.sort = .devices }) == ["B", "A", "D", "C"])
        #expect(
            table.contracts(
                query {
                    $0.sort = .devices
                    $0.isDescending = false
                }) == ["D", "C", "B", "A"])
    }

    @Test("a change of the filter sorts nothing again, however many orders were asked for before")
    func keptOrders() {
        let caches = CustomerCaches()
        for column in [CustomerColumn.contract, .hours, .change, .segment] {
            for isDescending in [true, false] {
                _ = caches.order(.init(column: column, isDescending: isDescending)) { [] }
            }
        }
        for column in CustomerColumn.allCases {
            _ = caches.order(.init(column: column, isDescending: true)) { [1] }
            #expect(!caches.order(.init(column: column, isDescending: true)) { [2] }.contains(2), "\(column)")
        }
    }

    @Test("row numbers are sorted as the standard library does it", arguments: 1...8)
    func rowSort(seed: Int) {
        var random = SeededRandom(seed: seed)
        let most = random.pick([0, 1, 5, 2047, 2048, 1 << 33, 1 << 50, UInt64.max])
        let keys = (0..<Int.random(in: 0...5000, using: &random)).map { _ in UInt64.random(in: 0...most, using: &random)
        }
        let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { UInt32($0) }
        #expect(RowSort.rows(keys.count) { keys[$0] } == expected)
    }

    @Test("contracts are in byte order, also those that differ late, in length or in a zero byte", arguments: 1...6)
    func contractOrder(seed: Int) {
        var random = SeededRandom(seed: seed)
        let heads = random.pick([
            [""], ["HNH", "SGH", "0"], ["the very same sixteen bytes and more"], ["", "é", "\u{0}"],
        ])
        let letters = random.pick(["0123456789", "01", "\u{0}\u{1}aZé", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"])
        var contracts = Set<String>()
        for _ in 0..<2000 {
            let tail = (0..<Int.random(in: 0...7, using: &random)).map { _ in random.pick(Array(letters)) }
            contracts.insert(random.pick(heads) + String(tail))
        }
        let shuffled = contracts.shuffled(using: &random)
        let order = ContractOrder.rows(TextColumn(shuffled)).map { shuffled[Int($0)] }
        #expect(order == shuffled.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("a part of a MAC is found wherever it stands, in either case, also in texts that are no address")
    func macs() {
        let texts = [
            "E4AB89010203", "e4ab89ffffff", "001C55007900/40", "000000000000", "", "FFFFFFFFFFFF", "E4AB8901020",
        ]
        var column = MACColumn()
        column.append(TextColumn(texts))
        for wanted in ["E4AB", "0102", "0000", "00/4", "FFFF", "E4AB89010203", "E4AB890102034", "4AB89F", "7900/40"] {
            var found = [UInt8](repeating: 0, count: texts.count)
            column.mark(rowsWith: Array(wanted.utf8), in: &found)
            #expect(found.map { $0 != 0 } == texts.map { $0.uppercased().contains(wanted) }, "\(wanted)")
        }
    }

    @Test("text is found inside a contract, never across two of them")
    func search() {
        let table = CustomerTable(["HNH12", "34SG", "hnd9", "0", "Hà-Nội"].map { customer($0) })
        func found(_ text: String) -> [String] {
            table.contracts(
                query {
                    ($0.filter.text, $0.sort, $0.isDescending) = (text, .devices, false)
                })
        }
        #expect(found("hn") == ["HNH12", "hnd9"] && found("1234").isEmpty && found("2") == ["HNH12"])
        #expect(found("hà-nội") == ["Hà-Nội"] && found("0") == ["0"] && found("").count == 5 && found("34sgx").isEmpty)
    }

    @Test("an empty table answers every question")
    func empty() async {
        let table = CustomerTable([Customer]())
        for column in CustomerColumn.allCases {
            #expect(table.select(query { $0.sort = column }).count == 0)
        }
        #expect(table.select(query { $0.filter.text = "A" }).count == 0 && table.provinces().isEmpty)
        #expect(table.churnOverview(days: []).all.customers == 0)
    }

    @Test("a customer reads back from the columns as it was put in")
    func roundTrip() {
        let customers = [
            customer("HNH1", segment: "Lost", devices: 70_000, recency: 300, seconds: .max, app: "Phim Việt", gap: 2.5),
            customer("", gap: nil, lastWeek: 1, weekBefore: 0),
        ]
        let table = CustomerTable(customers)
        #expect((0..<2).map { table[$0] } == customers && table.totalSeconds == .max)
    }

    @Test(
        "the province is the contract's first two letters",
        arguments: [
            ("HNFCN0001", "HN"), ("qad01", "QA"), ("0", ""), ("H1", ""), ("", ""), ("10.0.0.1", ""), ("Đà1", ""),
        ])
    func province(contract: String, expected: String) {
        #expect(customer(contract).prefix == expected)
    }

    @Test(
        "words and conditions are told apart",
        arguments: [
            ("hn 59", "hn 59", "***", nil, nil), ("hours>1.5", "", "***", .hours, 5401...Int64.max),
            ("hours>=1.5 hours<2", "", "***", .hours, 5400...7199), ("ago<=7", "", "***", .recency, Int64.min...7),
            ("days=3 x", "x", "***", .frequency, 3...3), ("devices>", "", "***", nil, nil),
            ("rfm:4 HN", "HN", "4**", nil, nil), ("RFM:*41", "", "*41", nil, nil), ("rfm:9", "", "***", nil, nil),
            ("hours > 1.5", "", "***", .hours, 5401...Int64.max), ("hn ago >1", "hn", "***", .recency, 2...Int64.max),
            ("hours>= 1.5 hours< 2 sg", "sg", "***", .hours, 5400...7199), ("colour>3", "", "***", nil, nil),
            ("dev>3 dev<2", "", "***", .devices, Int64.min...Int64.min),
        ] as [(String, String, String, CustomerColumn?, ClosedRange<Int64>?)])
    func words(typed: String, text: String, scores: String, column: CustomerColumn?, range: ClosedRange<Int64>?) {
        let words = SearchWords(typed)
        #expect(words.text == text && words.scores.description == scores)
        #expect(words.ranges == (column.flatMap { column in range.map { [column: $0] } } ?? [:]))
    }

    @Test(
        "a condition that cannot be understood is named, and does not filter",
        arguments: [
            ("hours>abc", ["hours>abc"]), ("rfm:9", ["rfm:9"]), ("rfm:44444 HN", ["rfm:44444"]),
            ("devices>99999999999999999999", ["devices>99999999999999999999"]), ("hour>5", ["hour>5"]),
            ("hour > 5 hours>1", ["hour>5"]), (">5", [">5"]), ("days==3", ["days==3"]), ("hours>nan", ["hours>nan"]),
            ("week<inf ago<>1", ["week<inf", "ago<>1"]), ("hours> days<5", ["hours>days<5"]),
            ("hours>", []), ("rfm:", []), ("days >=", []), ("e4:ab:89", []), ("hours", []), ("", []),
        ])
    func notUnderstood(typed: String, words: [String]) {
        #expect(SearchWords(typed).notUnderstood == words)
    }

    @Test("patterns of scores are three signs", arguments: ["", "4", "5**", "44444", "a*1"])
    func badPattern(text: String) { #expect(ScorePattern(text) == nil) }
}

@Suite struct MakerTests {
    @Test(
        "a maker is named only where the table says so, and an address of nobody's is told",
        arguments: [
            ("E4AB8927BC01", Makers.Origin.maker("MitraStar")), ("e4:ab:89:00:00:01", .maker("MitraStar")),
            ("0000000000FF", .unknown), ("E6AB8927BC01", .locallyAdministered),
            ("E4AB89007900/40", .maker("MitraStar")),
            ("E4AB89", .notAnAddress), ("not a mac", .notAnAddress), ("", .notAnAddress),
        ])
    func origin(mac: String, origin: Makers.Origin) {
        let makers = Makers("# a remark\nE4AB89 MitraStar # here too\n\nbroken\n")
        #expect(makers.origin(of: mac) == origin)
    }
}

@Suite struct BridgeTests {
    @Test("only what the file says is tied together, and how much of it is met is told")
    func match() {
        let table = CustomerTable([customer("HNH1"), customer("SGH2")])
        let searchers = UserChanges([
            .init(user: "007", earlier: "phim", earlierGenre: nil, later: nil, laterGenre: nil, type: "Lost"),
            .init(user: "42", earlier: nil, earlierGenre: nil, later: "nhạc", laterGenre: "Music", type: "New"),
        ])
        let bridge = CustomerBridge(
            name: "b.csv", pairs: [("007", "HNH1"), ("9", "HNH1"), ("42", "NOBODY"), ("42", "SGH2")])
        #expect(bridge.match(table, searchers) == .init(lines: 4, contracts: 3, both: 2))
        #expect(bridge.match(table, nil) == .init(lines: 4, contracts: 3, both: 0))
        #expect(bridge.users(of: "HNH1") == ["007", "9"] && bridge.users(of: "hnh1").isEmpty)
        #expect(searchers.rows(of: ["42"]).map(\.later) == ["nhạc"])
    }
}

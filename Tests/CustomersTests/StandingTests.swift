import Testing
import Warehouse

@testable import Customers

@Suite struct StandingTests {
    /// | | hours | |
    /// |---|---|---|
    /// | A | 4 | |
    /// | B, C | 3 | tied |
    /// | D | 1 | |
    /// | 0 | 9 | nobody in particular |
    private let table = CustomerTable(
        [("A", 4), ("B", 3), ("C", 3), ("D", 1)].map { customer($0, seconds: $1 * 3600) }
            + [customer("0", segment: SegmentRules.unknownName, seconds: 9 * 3600)])

    @Test(
        "the top share counts all with at least as much, so that a tie is not told as a rare place",
        arguments: [("A", 1, 0.25), ("B", 2, 0.75), ("C", 2, 0.75), ("D", 4, 1)])
    func ties(contract: String, rank: Int, share: Double) throws {
        let standing = table.standing(of: try #require(table.row(ofContract: contract)))
        let place = try #require(standing.byHours)
        #expect(place.rank == rank && standing.share(place) == share)
        // All were active on as many days.
        #expect(standing.byDays.map { standing.share($0) } == 1)
    }

    @Test("a contract that stands for nobody is neither ranked nor counted among the ranked")
    func unknown() throws {
        let standing = table.standing(of: try #require(table.row(ofContract: "0")))
        #expect(standing.byHours == nil && standing.byDays == nil && standing.customers == 4)
    }
}

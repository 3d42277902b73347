import TerminalUI

/// Screens whose data comes with a later version say so, and what can be done today.
enum LaterNote {
    static func body(_ space: PaneSpace) -> PaneBody {
        var lines = TextLine.wrapped(customers.what, .text, to: space.columns)
        lines.append(.empty)
        lines += TextLine.wrapped(customers.meanwhile, .secondary, to: space.columns)
        return PaneBody(lines, status: "later version")
    }

    private static let customers = (
        what: "Here you will browse, search and sort every customer, and open one to see devices, days and apps.",
        meanwhile: "Until then: 1 shows segments and the RFM grid; every customer's row is in the table "
            + "dim_contract of the warehouse, which any Parquet reader opens."
    )
}

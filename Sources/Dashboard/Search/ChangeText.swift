import TerminalUI
import Warehouse

/// A change, told by sign and number before colour.
struct ChangeText: Hashable {
    var text: String
    var role: Role

    /// - Parameter number: the size of the change in words; one that says zero is no change.
    init(_ change: Double, _ glyphs: Glyphs, zero: String, number: (Double) -> String) {
        guard change.isFinite else {
            (text, role) = (NumberText.none, .faint)
            return
        }
        let size = number(change.magnitude)
        if size == zero {
            (text, role) = ("=", .faint)
        } else {
            text = "\(change > 0 ? glyphs.up : glyphs.down) \(size)"
            role = change > 0 ? .good : .warning
        }
    }

    /// From one share to another, in percentage points: `▲ 0.4`.
    static func points(from earlier: Double, to later: Double, _ glyphs: Glyphs) -> ChangeText {
        ChangeText((later - earlier) * 100, glyphs, zero: "0.0") { NumberText.fixed($0, digits: 1) }
    }

    /// The same with its unit, for where no head says it: `▲ 0.4 pt`.
    static func pointsWithUnit(from earlier: Double, to later: Double, _ glyphs: Glyphs) -> ChangeText {
        ChangeText((later - earlier) * 100, glyphs, zero: "0.0 pt") { NumberText.fixed($0, digits: 1) + " pt" }
    }

    /// From one number to another, relative to the first: `▲ 5.0 %`.
    static func percent(from earlier: Double, to later: Double, _ glyphs: Glyphs) -> ChangeText {
        let change = earlier > 0 ? later / earlier - 1 : .nan
        return ChangeText(change, glyphs, zero: "0.0 %") { NumberText.fixed($0 * 100, digits: $0 < 1 ? 1 : 0) + " %" }
    }

    /// A number of something: `▲ 182`.
    static func amount(_ change: Double, _ glyphs: Glyphs) -> ChangeText {
        ChangeText(change, glyphs, zero: "0.0", number: size)
    }

    /// A mean number of something: tenths tell nothing once there are many.
    static func size(_ value: Double) -> String {
        guard value >= 99.5, value < 9e18 else { return NumberText.fixed(value, digits: 1) }
        return NumberText.grouped(Int64(value.rounded()))
    }
}

extension SearchModel.MonthTotals {
    var quitRate: Double { NumberText.share(quits, of: searches) }
    var searchesADay: Double { days > 0 ? Double(searches) / Double(days) : .nan }

    /// Searches of a keyword or a platform by day, in this month.
    func daily(_ searches: Int64) -> Double { days > 0 ? Double(searches) / Double(days) : .nan }
}

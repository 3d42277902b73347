import AdHocSQL
import TerminalUI

/// A result as aligned text: names, types, a rule, rows. As wide as it needs to be; nothing is cut.
enum ResultTable {
    static func text(_ result: SQLResult) -> String {
        let cells = result.rows.map { row in row.map { TextWidth.flat($0.shown ?? "NULL") } }
        let heads = result.columns.map { [TextWidth.flat($0.name), $0.type.lowercased()] }
        let widths = result.columns.indices.map { column in
            (heads[column] + cells.compactMap { column < $0.count ? $0[column] : nil })
                .map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        let line = { (fields: [String]) in
            let padded = result.columns.indices.map { index in
                let isNumber = result.columns[index].isNumber
                return TextWidth.fitted(fields[index], to: widths[index], isNumber ? .right : .left)
            }
            return trimmed(padded.joined(separator: "  "))
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        let lines = [line(heads.map { $0[0] }), line(heads.map { $0[1] }), rule] + cells.map(line)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}

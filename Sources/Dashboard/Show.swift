import Foundation
import TerminalUI

/// The forms in which a screen can be printed without a terminal.
package enum ShowFormat: String, Sendable, CaseIterable {
    case text, ansi, svg, json
}

extension DashboardState {
    /// The screen at hand, printed.
    ///
    /// Text, ansi and svg are the frame a terminal would show, without the footer's keys answering; json is the data
    /// behind it, one object: the overview, on the search screen what was searched for, on the customers screen segments and who may leave, on the jobs screen the runs, on
    /// the stream screen what was counted.
    package func show(_ format: ShowFormat) throws -> String {
        switch format {
        case .text: render(self).buffer.plainText
        case .ansi: render(self).buffer.ansiText
        case .svg: render(self).buffer.svg
        case .json: try json()
        }
    }

    private func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let data =
            switch screen {
            case .overview: try encoder.encode(overview)
            case .jobs: try encoder.encode(["runs": runs])
            case .stream:
                if let stream {
                    try encoder.encode(stream)
                } else {
                    try encoder.encode(["note": "no votes have been counted yet"])
                }
            case .search: try encoder.encode(search)
            case .customers: try encoder.encode(CustomersSummary(customers))
            case .sql: try encoder.encode(["note": "cyclorama sql answers queries without the dashboard"])
            }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

/// A moment of a recorded session: something pressed, or the rows of the screen that changed.
///
/// A recording is a file of JSON, a step a line. It keeps what was drawn, cell by cell, so that it shows the same in any
/// later version, whatever data there were.
package struct RecordedStep: Hashable, Sendable, Codable {
    /// Cells of one style, beside each other.
    package struct Run: Hashable, Sendable, Codable {
        var text: String
        /// Places in the palette; nil for the terminal's own colour.
        var foreground: UInt8?
        var background: UInt8?
        /// Bits of `Style.Attributes`; nil for none.
        var attributes: UInt8?

        enum CodingKeys: String, CodingKey {
            case text = "t"
            case foreground = "f"
            case background = "b"
            case attributes = "a"
        }
    }

    package struct Row: Hashable, Sendable, Codable {
        var row: Int
        var runs: [Run]
    }

    /// Seconds since the recording began.
    package var at: Double
    /// What was pressed, by its name: `Tab`.
    package var input: String?
    /// Columns and rows, where they are other than before.
    package var size: [Int]?
    /// The rows that are other than before.
    package var rows: [Row]?

    package init(at: Double, input: String) {
        self.at = at
        self.input = input
    }

    init(at: Double, size: [Int]?, rows: [Row]) {
        self.at = at
        self.size = size
        self.rows = rows
    }
}

/// Turns frames into steps.
package struct FrameRecorder: Sendable {
    private var last: CellBuffer?

    package init() {}

    /// What changed since the frame before; nil where nothing did.
    package mutating func step(_ frame: CellBuffer, at seconds: Double) -> RecordedStep? {
        defer { last = frame }
        let isNewSize = last?.size != frame.size
        let rows = (0..<frame.size.rows).compactMap { row -> RecordedStep.Row? in
            if !isNewSize, last?.row(row) == frame.row(row) { return nil }
            return RecordedStep.Row(row: row, runs: Self.runs(of: frame.row(row)))
        }
        guard isNewSize || !rows.isEmpty else { return nil }
        return RecordedStep(at: seconds, size: isNewSize ? [frame.size.columns, frame.size.rows] : nil, rows: rows)
    }

    /// Blanks at the end are left out.
    private static func runs(of cells: ArraySlice<Cell>) -> [RecordedStep.Run] {
        var runs: [(style: Style, text: String)] = []
        for cell in cells where cell.width > 0 {
            if runs.last?.style == cell.style {
                runs[runs.count - 1].text.append(cell.grapheme)
            } else {
                runs.append((cell.style, String(cell.grapheme)))
            }
        }
        if let last = runs.last, last.style == .plain, last.text.allSatisfy({ $0 == " " }) { runs.removeLast() }
        return runs.map { RecordedStep.Run($0.style, $0.text) }
    }
}

/// Turns steps back into frames. Takes anything: what makes no sense is passed over.
package struct FramePlayer: Sendable {
    package private(set) var frame = CellBuffer(size: Size(columns: 0, rows: 0))

    private static let most = (columns: 1000, rows: 500)

    package init() {}

    package mutating func apply(_ step: RecordedStep) {
        if let size = step.size, size.count == 2 {
            let columns = min(Self.most.columns, size[0])
            frame = CellBuffer(size: Size(columns: columns, rows: min(Self.most.rows, size[1])))
        }
        for row in step.rows ?? [] where (0..<frame.size.rows).contains(row.row) {
            frame.fill(Rect(column: 0, row: row.row, columns: frame.size.columns, rows: 1))
            var column = 0
            for run in row.runs where column < frame.size.columns {
                column += frame.write(run.text, column: column, row: row.row, style: run.style)
            }
        }
    }
}

extension RecordedStep.Run {
    fileprivate init(_ style: Style, _ text: String) {
        self.text = text
        if case .palette(let index) = style.foreground { foreground = index }
        if case .palette(let index) = style.background { background = index }
        attributes = style.attributes.isEmpty ? nil : style.attributes.rawValue
    }

    fileprivate var style: Style {
        Style(
            foreground: foreground.map(Color.palette) ?? .terminal,
            background: background.map(Color.palette) ?? .terminal, attributes: .init(rawValue: attributes ?? 0))
    }
}

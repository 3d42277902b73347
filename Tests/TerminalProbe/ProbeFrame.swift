import CursesTerminal
import Glibc
import TerminalUI

/// What the probe draws: a few fixed rows, then the newest events as far as there is room.
enum ProbeFrame {
    static func draw(_ lines: [String], size: Size, capabilities: TerminalCapabilities) -> CellBuffer {
        let colors = "\(capabilities.colors) unicode=\(capabilities.isUnicode)"
        let emoji = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{2764}\u{FE0F} \u{1F1FB}\u{1F1F3}"
        let header: [(String, Style)] = [
            ("probe \(getpid()) \(size.columns)x\(size.rows) \(colors)", .plain),
            ("NFC Nh\u{1EA1}c Vi\u{1EC7}t \u{1EBF}|", Style(foreground: .palette(1))),
            ("NFD Nha\u{323}c Vie\u{323}\u{302}t e\u{302}\u{301}|", Style(foreground: .palette(202))),
            ("CJK 音楽の家|", Style(background: .palette(25), attributes: .bold)),
            ("EMO \(emoji)|", Style(attributes: .reverse)),
        ]
        let room = max(0, size.rows - header.count)
        let rows = header + lines.suffix(room).map { ($0, Style.plain) }
        return CellBuffer(size: size, cells: rows.prefix(size.rows).flatMap { row($0.0, $0.1, columns: size.columns) })
    }

    /// Cells of a text; wide is what lies in the blocks of CJK and emoji, which is all the probe uses.
    private static func row(_ text: String, _ style: Style, columns: Int) -> [Cell] {
        var cells: [Cell] = []
        for character in text {
            let scalars = character.unicodeScalars
            let isWide = scalars.contains { $0.value >= 0x2E80 } || scalars.contains("\u{FE0F}")
            cells.append(Cell(character, width: isWide ? 2 : 1, style: style))
            if isWide { cells.append(Cell(" ", width: 0, style: style)) }
        }
        return Array(cells.prefix(columns)) + Array(repeating: .blank, count: max(0, columns - cells.count))
    }

    static func name(_ event: TerminalEvent) -> String {
        switch event {
        case .input(.key(let key)): "key \(key)"
        case .input(.mouse(let mouse)): "mouse \(mouse.action) \(mouse.column),\(mouse.row)"
        case .input(.resize(let size)): "resize \(size.columns)x\(size.rows)"
        default: "event \(event)"
        }
    }
}

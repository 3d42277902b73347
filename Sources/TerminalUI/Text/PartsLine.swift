extension TextLine {
    /// Short parts joined with a dot between them, in lines of at most `columns`; a part is only broken where it alone
    /// is too wide.
    package static func wrapped(parts: [String], _ role: Role = .text, to columns: Int) -> [TextLine] {
        var lines: [String] = []
        for part in parts where !part.isEmpty {
            let joined = (lines.last.map { $0 + " · " } ?? "") + part
            if !lines.isEmpty, TextWidth.columns(of: joined) <= columns {
                lines[lines.count - 1] = joined
            } else {
                lines.append(part)
            }
        }
        return lines.flatMap { wrapped($0, role, to: columns) }
    }

    /// Short parts with a dot between them; empty ones are left out.
    package static func joined(parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }

    /// Those short parts, joined with a dot, that fit whole into `columns`; where none does, the first one cut.
    package static func fitting(parts: [String], _ columns: Int) -> String {
        var text = ""
        for part in parts where !part.isEmpty {
            let joined = text.isEmpty ? part : text + " · " + part
            if TextWidth.columns(of: joined) <= columns { text = joined }
        }
        return text.isEmpty ? TextWidth.truncated(parts.first { !$0.isEmpty } ?? "", to: columns) : text
    }
}

import TerminalUI

/// Tells words of SQL, strings and comments apart, so that a text reads at a glance; it decides nothing.
struct SQLColors {
    private enum Mode { case code, string(Character), lineComment, blockComment }

    private var mode = Mode.code
    private var spans: [Span] = []
    private var piece: [Character] = []

    /// Lines in roles; from the place of a problem on, its word stands out.
    static func lines(_ lines: [[Character]], problem: SQLProblem?) -> [TextLine] {
        var colors = SQLColors()
        return lines.enumerated().map { index, line in
            let spans = colors.spans(of: line)
            guard let problem, problem.line == index + 1 else { return TextLine(spans) }
            return TextLine(marked(spans, at: (problem.column ?? 1) - 1))
        }
    }

    private mutating func spans(of line: [Character]) -> [Span] {
        (spans, piece) = ([], [])
        for (index, character) in line.enumerated() {
            let next = index + 1 < line.count ? line[index + 1] : " "
            switch mode {
            case .code: code(character, next)
            case .string(let quote):
                piece.append(character)
                if character == quote { end(.good, .code) }
            case .lineComment: piece.append(character)
            case .blockComment:
                piece.append(character)
                if character == "/", piece.count >= 2, piece[piece.count - 2] == "*" { end(.secondary, .code) }
            }
        }
        switch mode {
        case .code: endWord()
        case .string: end(.good, mode)
        case .lineComment: end(.secondary, .code)
        case .blockComment: end(.secondary, mode)
        }
        return spans
    }

    private mutating func code(_ character: Character, _ next: Character) {
        if character.isLetter || character.isNumber || character == "_" {
            piece.append(character)
            return
        }
        endWord()
        piece = [character]
        switch (character, next) {
        case ("'", _), ("\"", _): mode = .string(character)
        case ("-", "-"): mode = .lineComment
        case ("/", "*"): mode = .blockComment
        default: end(.text, .code)
        }
    }

    private mutating func endWord() {
        let isKeyword = SQLColors.keywords.contains(String(piece).lowercased())
        end(isKeyword ? .accent : .text, .code)
    }

    private mutating func end(_ role: Role, _ mode: Mode) {
        if !piece.isEmpty { spans.append(Span(String(piece), role)) }
        piece = []
        self.mode = mode
    }

    /// The word that begins at a character of the line stands out; at least one column does.
    private static func marked(_ spans: [Span], at column: Int) -> [Span] {
        let characters = spans.flatMap { span in span.text.map { ($0, span.role) } }
        var end = column
        while end < characters.count,
            characters[end].0.isLetter || characters[end].0.isNumber || characters[end].0 == "_"
        {
            end += 1
        }
        let shown = characters + (column >= characters.count ? [(" ", .text)] : [])
        return shown.enumerated().map { index, item in
            Span(String(item.0), index >= column && index < max(end, column + 1) ? .bad : item.1)
        }
    }

    private static let keywords: Set<String> = [
        "select", "from", "where", "group", "by", "order", "having", "limit", "offset", "with", "as", "join", "left",
        "right", "full", "inner", "outer", "cross", "on", "using", "and", "or", "not", "in", "is", "null", "between",
        "like", "ilike", "case", "when", "then", "else", "end", "distinct", "union", "all", "except", "intersect",
        "over", "partition", "rows", "range", "desc", "asc", "nulls", "first", "last", "exists", "values", "cast",
        "date", "interval", "true", "false", "describe", "show", "summarize", "pivot", "unpivot", "qualify", "filter",
        "rollup", "cube", "lateral", "any", "some", "recursive", "tables",
    ]
}

package enum Alignment: Hashable, Sendable { case left, right, center }

/// What to leave out of a text that is too wide.
package enum Truncation: Hashable, Sendable {
    /// The end; at a word's end where one is near.
    case tail
    /// The beginning, as suits paths.
    case head
}

extension TextWidth {
    /// The text, or as much of it as fits in `columns` with an ellipsis for the rest.
    package static func truncated(_ text: String, to columns: Int, _ truncation: Truncation = .tail) -> String {
        guard columns > 0 else { return "" }
        guard TextWidth.columns(of: text) > columns else { return text }
        guard columns > 1 else { return "…" }
        switch truncation {
        case .tail: return tail(of: text, columns: columns - 1) + "…"
        case .head: return "…" + head(of: text, columns: columns - 1)
        }
    }

    /// The text cut or filled with spaces to exactly `columns`.
    package static func fitted(
        _ text: String, to columns: Int, _ alignment: Alignment = .left, _ truncation: Truncation = .tail
    ) -> String {
        let cut = truncated(text, to: columns, truncation)
        let free = max(0, columns - TextWidth.columns(of: cut))
        let before =
            switch alignment {
            case .left: 0
            case .right: free
            case .center: free / 2
            }
        return spaces(before) + cut + spaces(free - before)
    }

    package static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private static func tail(of text: String, columns: Int) -> String {
        var kept = ""
        var used = 0
        var firstLeftOut: Character?
        forEachGrapheme(in: text) { grapheme, width in
            if firstLeftOut == nil, used + width > columns { firstLeftOut = grapheme }
            guard firstLeftOut == nil else { return }
            kept.append(grapheme)
            used += width
        }
        return firstLeftOut == " " ? kept : wordCut(kept, of: columns)
    }

    /// Drops a broken last word where at least half of the text survives that.
    private static func wordCut(_ kept: String, of columns: Int) -> String {
        guard let space = kept.lastIndex(of: " ") else { return kept }
        let whole = kept[..<space]
        return TextWidth.columns(of: whole) * 2 >= columns ? String(whole) : kept
    }

    private static func head(of text: String, columns: Int) -> String {
        var graphemes: [(Character, Int)] = []
        forEachGrapheme(in: text) { graphemes.append(($0, $1)) }
        var used = 0
        var kept: [Character] = []
        for (grapheme, width) in graphemes.reversed() {
            guard used + width <= columns else { break }
            kept.append(grapheme)
            used += width
        }
        return String(kept.reversed())
    }
}

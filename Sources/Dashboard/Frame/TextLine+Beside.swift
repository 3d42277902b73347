import TerminalUI

extension TextLine {
    /// Lines side by side, the right ones three columns after the left ones' width.
    static func beside(_ left: [TextLine], _ right: [TextLine], left width: Int) -> [TextLine] {
        (0..<max(left.count, right.count)).map { index in
            var line = index < left.count ? left[index] : .empty
            let gap = TextWidth.spaces(max(0, width + 3 - line.columns))
            line.spans.append(Span(gap))
            if index < right.count { line.spans += right[index].spans }
            return line
        }
    }
}

/// How a value becomes the length of a bar.
package enum BarScale: Hashable, Sendable {
    case linear(max: Double)
    /// Each further tenfold adds the same length; for values that lie decades apart. The bar of `min` is still visible.
    case logarithmic(min: Double, max: Double)

    /// 0…1 whatever comes in.
    package func fraction(_ value: Double) -> Double {
        guard value.isFinite, value > 0 else { return 0 }
        switch self {
        case .linear(let most):
            return BarScale.unit(value / most)
        case .logarithmic(let least, let most):
            guard most > 0, most.isFinite else { return 0 }
            let smallest = least.isFinite && least > 0 ? Swift.min(least, most) : most
            let floor = Double.log10(smallest) - 1
            return BarScale.unit((Double.log10(value) - floor) / (Double.log10(most) - floor))
        }
    }

    private static func unit(_ value: Double) -> Double {
        value.isNaN ? 0 : Swift.min(1, Swift.max(0, value))
    }
}

/// A horizontal bar in eighths of a cell.
package enum Bar {
    /// The bar alone, at most `width` columns; something is drawn for every value above zero.
    package static func text(_ fraction: Double, width: Int, glyphs: Glyphs) -> String {
        text(fraction, width: width, parts: glyphs.bar)
    }

    /// A bar of one's own parts of a cell, smallest first.
    package static func text(_ fraction: Double, width: Int, parts: [Character]) -> String {
        guard width > 0, fraction.isFinite, fraction > 0, let full = parts.last else { return "" }
        let steps = parts.count
        let units = max(1, Int((min(1, fraction) * Double(width * steps)).rounded()))
        var text = String(repeating: full, count: units / steps)
        if units % steps > 0 { text.append(parts[units % steps - 1]) }
        return text
    }

    /// A bar that fills all of `width`: what is done, then a track for the rest.
    package static func progress(_ fraction: Double, width: Int, glyphs: Glyphs) -> [Span] {
        let done = text(fraction, width: width, glyphs: glyphs)
        let rest = max(0, width - TextWidth.columns(of: done))
        return [Span(done, .accent), Span(String(repeating: glyphs.track, count: rest), .track)]
    }
}

extension Double {
    // Foundation's log10 would be the only thing this room needs from it.
    fileprivate static func log10(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var rest = value.significand
        var bits = 0.0
        var weight = 1.0
        for _ in 0..<40 {
            rest *= rest
            weight /= 2
            if rest >= 2 {
                rest /= 2
                bits += weight
            }
        }
        return (Double(value.exponent) + bits) * 0.301_029_995_663_981_2
    }
}

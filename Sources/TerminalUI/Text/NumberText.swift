/// Numbers as people read them. Every function takes any value, NaN, infinity and the largest integers included.
package enum NumberText {
    /// Stands where there is no number.
    package static let none = "–"

    /// Three significant digits and a unit prefix: `1.51 M`, `316 k`, `28.1`, `7`.
    package static func short(_ value: Double) -> String {
        guard value.isFinite else { return none }
        if value < 0 { return "−" + short(-value) }
        var scaled = value
        var prefix = 0
        while scaled >= 999.5, prefix < prefixes.count - 1 {
            scaled /= 1000
            prefix += 1
        }
        // Counts below a thousand are exact and need no decimals.
        let isWhole = prefix == 0 && value == value.rounded()
        let digits = isWhole || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
        return fixed(scaled, digits: digits) + prefixes[prefix]
    }

    package static func short(_ value: Int64) -> String { short(Double(value)) }

    /// Every digit, in groups of three: `1,505,529`.
    package static func grouped(_ value: Int64) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A number and what it counts: `1 day`, `14 days`.
    package static func counted(_ count: Int64, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    /// A share of one as percent: `95.5 %`, `100 %`, `<0.1 %`.
    package static func percent(_ share: Double) -> String {
        guard share.isFinite else { return none }
        let value = share * 100
        if value > 0, value < 0.05 { return "<0.1 %" }
        if value > 99.95, value < 100 { return ">99.9 %" }
        if value.magnitude >= 99.95 { return fixed(value, digits: 0) + " %" }
        return fixed(value, digits: value == 0 ? 0 : 1) + " %"
    }

    /// Part of a whole as percent; a dash where there is no whole.
    package static func percent(_ part: Int64, of whole: Int64) -> String {
        percent(share(part, of: whole))
    }

    /// Part of a whole, 0…1 for sane values; NaN where there is no whole.
    package static func share(_ part: Int64, of whole: Int64) -> Double {
        whole == 0 ? .nan : Double(part) / Double(whole)
    }

    /// Seconds as hours: `14.0 M h`, `9.29 h`.
    package static func hours(seconds: Double) -> String {
        seconds.isFinite ? short(seconds / 3600) + " h" : none
    }

    /// A time span: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`, `4 days`.
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return none }
        if seconds < 9.95 { return fixed(seconds, digits: seconds == 0 ? 0 : 1) + " s" }
        if seconds >= 1e12 { return short(seconds / 86_400) + " days" }
        let whole = Int64(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min" + (whole % 60 == 0 ? "" : " \(whole % 60) s") }
        if whole < 172_800 { return "\(whole / 3600) h" + (whole / 60 % 60 == 0 ? "" : " \(whole / 60 % 60) min") }
        return "\(grouped(whole / 86_400)) days"
    }

    /// How long ago something was, in whole seconds below a minute, whole minutes below an hour: `just now`, `2 s ago`.
    package static func age(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return none }
        if seconds < 1 { return "just now" }
        return wholeDuration(seconds) + " ago"
    }

    /// A time span without fractions, in its largest unit alone: `2 s`, `4 min`, `3 h`, `12 days`.
    package static func wholeDuration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return none }
        if seconds < 60 { return "\(Int64(seconds)) s" }
        let unit = seconds < 3600 ? 60.0 : seconds < 172_800 ? 3600 : 86_400
        return duration((seconds / unit).rounded(.down) * unit)
    }

    /// A short time span: `0.42 ms`, `12 ms`, `1.3 s`.
    package static func milliseconds(_ value: Double) -> String {
        guard value.isFinite, value >= 0 else { return none }
        return value < 999.5 ? short(value >= 9.95 ? value.rounded() : value) + " ms" : duration(value / 1000)
    }

    /// Bytes with decimal prefixes: `512 MB`.
    package static func bytes(_ count: Int64) -> String {
        let text = short(Double(count))
        return text.contains(" ") ? text + "B" : text + " B"
    }

    /// A number with a fixed count of decimals, rounded half away from zero.
    package static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return none }
        let scale = [1.0, 10, 100, 1000][min(3, max(0, digits))]
        let rounded = (value.magnitude * scale).rounded()
        guard rounded < 9e18 else { return "\(value)" }
        let units = Int64(rounded)
        let sign = value < 0 && units != 0 ? "−" : ""
        guard digits > 0 else { return "\(sign)\(units)" }
        let fraction = String(units % Int64(scale))
        let zeros = String(repeating: "0", count: max(0, min(3, digits) - fraction.count))
        return "\(sign)\(units / Int64(scale)).\(zeros)\(fraction)"
    }

    private static let prefixes = ["", " k", " M", " G", " T", " P", " E", " Z", " Y"]
}

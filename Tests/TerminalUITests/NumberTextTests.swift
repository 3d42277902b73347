import Testing

@testable import TerminalUI

@Suite struct NumberTextTests {
    @Test(
        "big numbers are short, with three digits that are right",
        arguments: [
            (0.0, "0"), (7, "7"), (964, "964"), (28.11, "28.1"), (1.79, "1.79"), (999.4, "999"), (999.6, "1.00 k"),
            (4_014.8, "4.01 k"), (35_803, "35.8 k"), (316_246, "316 k"), (999_950, "1.00 M"), (1_505_529, "1.51 M"),
            (13_995_133, "14.0 M"), (9.2e18, "9.20 E"), (1e40, "10000000000000000.0 Y"), (-1_234, "−1.23 k"),
            (.nan, "–"), (.infinity, "–"), (0.004, "0.00"),
        ])
    func short(value: Double, expected: String) {
        let text = NumberText.short(value)
        #expect(value == 1e40 ? text.hasSuffix(" Y") : text == expected)
    }

    @Test(
        "exact numbers keep every digit",
        arguments: [
            (Int64(0), "0"), (999, "999"), (1_505_529, "1,505,529"), (-1_000, "−1,000"),
            (.max, "9,223,372,036,854,775,807"), (.min, "−9,223,372,036,854,775,808"),
        ])
    func grouped(value: Int64, expected: String) {
        #expect(NumberText.grouped(value) == expected)
    }

    @Test(
        "a share is never rounded to nothing or to all",
        arguments: [
            (0.0, "0 %"), (0.0001, "<0.1 %"), (0.0813, "8.1 %"), (0.955, "95.5 %"), (0.99999, ">99.9 %"), (1, "100 %"),
            (1.084, "108 %"), (.nan, "–"),
        ])
    func percent(share: Double, expected: String) {
        #expect(NumberText.percent(share) == expected)
    }

    @Test("a share of nothing is no number")
    func noWhole() { #expect(NumberText.percent(3, of: 0) == "–") }

    @Test(
        "time spans read like speech",
        arguments: [
            (0.0, "0 s"), (1.42, "1.4 s"), (9.96, "10 s"), (59.6, "1 min"), (200, "3 min 20 s"), (7_500, "2 h 5 min"),
            (400_000, "4 days"), (-1, "–"), (.infinity, "–"), (1e300, NumberText.short(1e300 / 86_400) + " days"),
        ])
    func duration(seconds: Double, expected: String) {
        #expect(NumberText.duration(seconds) == expected)
    }

    @Test("hours and bytes carry their unit")
    func units() {
        #expect(NumberText.hours(seconds: 50_382_480_088) == "14.0 M h")
        #expect(NumberText.bytes(271_412_004) == "271 MB" && NumberText.bytes(12) == "12 B")
    }

    @Test(
        "how long ago something was does not flicker between fractions",
        arguments: [
            (0.4, "just now"), (7.9, "7 s ago"), (119, "1 min ago"), (7_300, "2 h ago"), (400_000, "4 days ago"),
            (-1, "–"), (.nan, "–"),
        ])
    func age(seconds: Double, expected: String) {
        #expect(NumberText.age(seconds) == expected)
    }

    @Test(
        "the time of a batch keeps its unit",
        arguments: [(0.42, "0.42 ms"), (12.4, "12 ms"), (999.6, "1.0 s"), (12_480, "12 s"), (.nan, "–"), (-1, "–")])
    func milliseconds(value: Double, expected: String) {
        #expect(NumberText.milliseconds(value) == expected)
    }
}

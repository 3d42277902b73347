import Columnar
import Testing

/// Lines written by hand: which are rows, with what values, and why the others are not.
///
/// Each is read alone and after a regular line that teaches a shape; the judgement is the same.
@Suite struct LineTableTests {
    private func expect(_ line: String, gives expected: LineOutcome) throws {
        let alone = try readBytes(line.utf8)
        #expect(alone.outcomes == [expected], "alone: \(line.prefix(200))")
        let behind = try readBytes((logLine() + "\n" + line + "\n" + logLine()).utf8)
        #expect(behind.outcomes.count == 3 && behind.rows.count >= 2, "behind a row: \(line.prefix(200))")
        switch expected {
        case .row: #expect(behind.outcomes.dropFirst().first == expected, "behind a row: \(line.prefix(200))")
        case .rejected(_, let reason, _):
            #expect(behind.rejects == ["2 \(reason)"], "behind a row: \(line.prefix(200))")
        }
    }

    private func expectRow(
        _ line: String, contract: String = "C1", mac: String = "M1", seconds: Int64 = 5, app: String = "APP"
    ) throws {
        try expect(line, gives: .row(contract: contract, mac: mac, seconds: seconds, app: app))
    }

    private func expectReject(_ line: String, _ reason: String) throws {
        try expect(line, gives: .rejected(line: 1, reason: reason, text: String(line.prefix(200))))
    }

    @Test(arguments: [
        #"{"_source":{"AppName":"APP","TotalDuration":5,"Mac":"M1","Contract":"C1"}}"#,
        #"{"_source":{"TotalDuration":5,"Contract":"C1","AppName":"APP","Mac":"M1"},"_id":"x","_type":"app"}"#,
        #"  {"_source" : { "Contract" : "C1" , "Mac":\#t"M1", "TotalDuration" : 5 , "AppName":"APP" } }  "#,
        #"{"a":[1,{"b":[[]]},"_source"],"_source":{"n":null,"t":true,"f":false,"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP","x":1.5e-3}}"#,
        #"{"Contract":"other","_source":{"_source":{"Contract":"deep"},"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#,
        #"{"":{},"_source":{"":"","Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#,
        #"{"_sourc\u0065":{"Contrac\u0074":"C1","Mac":"\u004d1","TotalDuration":5,"AppName":"\u0041PP"}}"#,
        logLine(extra: #","extra":"\"}],{""#), logLine(extra: #","extra":-18446744073709551615.5"#),
        logLine(extra: #","extra":-9223372036854775808"#), logLine(extra: #","extra":18446744073709551615"#),
        logLine(extra: #","extra":"Tiếng Việt 🎬""#), logLine(extra: #","Contract":"second","Mac":null"#),
    ])
    func fieldsAreFoundWhereverTheyStand(line: String) throws { try expectRow(line) }

    @Test(arguments: [
        (#""Hà Nội""#, "Hà Nội"), (#""\u0048\u00e0""#, "Hà"), (#""a\"b\\c\/d""#, "a\"b\\c/d"),
        (#""\t\n\r\b\f""#, "\t\n\r\u{8}\u{c}"),
        (#""\ud83c\udfac""#, "🎬"), (#""🎬""#, "🎬"), (#""a\u0000b""#, "a\u{0}b"), (#""\u0000""#, "\u{0}"), (#"" ""#, " "),
        (#""0""#, "0"), (#""null""#, "null"), (#""10.0.0.1""#, "10.0.0.1"), (#""e\u0301""#, "e\u{301}"),
        ("\"\u{7f}\"", "\u{7f}"), (#""exactly-twelv""#, "exactly-twelv"),
        ("\"\(String(repeating: "k", count: 5000))\"", String(repeating: "k", count: 5000)),
    ])
    func textIsTakenAsItIsMeant(json: String, value: String) throws {
        try expectRow(logLine(contract: json), contract: value)
        try expectRow(logLine(mac: json), mac: value)
        try expectRow(logLine(app: json), app: value)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1", 1), ("86400", 86_400), ("999999999999999999", 999_999_999_999_999_999),
            ("1000000000000000000", 1_000_000_000_000_000_000), ("9223372036854775807", .max), (" 7 ", 7),
        ] as [(String, Int64)])
    func durationsUpToTheLargestAreTaken(json: String, value: Int64) throws {
        try expectRow(logLine(seconds: json), seconds: value)
    }

    @Test(arguments: [
        ("-1", "negative_total_duration"), ("-889575165", "negative_total_duration"),
        ("-9223372036854775808", "negative_total_duration"), ("9223372036854775808", "too_large_total_duration"),
        ("18446744073709551615", "too_large_total_duration"),
        // Past 64 bits the parser itself gives up.
        ("18446744073709551616", "too_large_total_duration"), ("1.0", "wrong_type_total_duration"),
        ("1.5", "wrong_type_total_duration"), ("1e3", "wrong_type_total_duration"),
        ("0E0", "wrong_type_total_duration"),
        ("\"5\"", "wrong_type_total_duration"), ("true", "wrong_type_total_duration"), ("null", "null_total_duration"),
        ("[]", "wrong_type_total_duration"), ("{}", "wrong_type_total_duration"), ("01", "bad_json"),
        ("00", "bad_json"), ("-", "bad_json"), ("-01", "bad_json"), ("+1", "bad_json"), (".5", "bad_json"),
        ("1.", "bad_json"),
        ("1e", "bad_json"), ("0x10", "bad_json"), ("NaN", "bad_json"), ("5 5", "bad_json"), ("", "bad_json"),
        ("1_000", "bad_json"), ("٣", "bad_json"),
    ])
    func durationsThatAreNoCountAreNot(json: String, reason: String) throws {
        try expectReject(logLine(seconds: json), reason)
    }

    @Test(arguments: [
        ("null", "null_"), (#""""#, "empty_"), ("5", "wrong_type_"), ("1.5", "wrong_type_"), ("true", "wrong_type_"),
        ("[\"C1\"]", "wrong_type_"), ("{\"a\":\"C1\"}", "wrong_type_"),
    ])
    func textsThatAreNoneAreNamedByField(json: String, reason: String) throws {
        try expectReject(logLine(contract: json), reason + "contract")
        try expectReject(logLine(mac: json), reason + "mac")
        try expectReject(logLine(app: json), reason + "app_name")
    }

    @Test(arguments: [
        (#"{"_source":{"Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#, "missing_contract"),
        (#"{"_source":{"Contract":"C1","TotalDuration":5,"AppName":"APP"}}"#, "missing_mac"),
        (#"{"_source":{"Contract":"C1","Mac":"M1","AppName":"APP"}}"#, "missing_total_duration"),
        (#"{"_source":{"Contract":"C1","Mac":"M1","TotalDuration":5}}"#, "missing_app_name"),
        (#"{"_source":{"contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#, "missing_contract"),
        (#"{"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}"#, "missing_contract"),
        (#"{"_source":[{"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}]}"#, "missing_contract"),
        (#"{"_source":null}"#, "missing_contract"), (#"{"_source":{}}"#, "missing_contract"),
        ("{}", "missing_contract"),
        ("[]", "missing_contract"), ("5", "missing_contract"), ("null", "missing_contract"),
        ("\"{}\"", "missing_contract"),
        (
            #"{"_source":5,"_source":{"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#,
            "missing_contract"
        ),
        (
            #"{"_source":{"Contract":null,"Contract":"C1","Mac":"M1","TotalDuration":5,"AppName":"APP"}}"#,
            "null_contract"
        ),
    ])
    func whatIsMissingIsNamed(line: String, reason: String) throws { try expectReject(line, reason) }

    @Test(arguments: [
        "x", "{", "}", "{]", #"{"_source":"#, #"{"a":1,}"#, #"{'a':1}"#, "\u{0}", "NULL", "nul", "// no", "\u{c}",
        logLine() + logLine(), logLine() + " " + logLine(), logLine() + ",", logLine() + "x", logLine() + "\u{0}",
        String(logLine().dropLast()), String(logLine().dropLast(2)), String(logLine().dropLast(10)), logLine() + "}",
        String(logLine().dropFirst()), logLine(contract: "\"a\tb\""), logLine(contract: "\"a\u{0}b\""),
        logLine(contract: #""\x""#), logLine(contract: #""\u12""#), logLine(contract: #""\ud83c""#),
        logLine(contract: #""\udfac\ud83c""#),
        logLine(contract: "\"C1"), logLine(contract: "C1"), "x\u{FEFF}",
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 5_000),
        logLine(extra: ",\"x\":" + String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000)),
    ])
    func whatIsNotOneDocumentIsBadJSON(line: String) throws { try expectReject(line, "bad_json") }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] as [[UInt8]])
    func invalidUTF8IsARejectAnywhere(bytes: [UInt8]) throws {
        for place in [#""C1""#, #""x":"#] {
            let line = Array(logLine(extra: #","x":"y""#).utf8)
            let mark = Array(place.utf8.dropLast())
            let at = try #require(line.indices.first { line[$0...].starts(with: mark) }) + mark.count
            let broken = Array(line[..<at]) + bytes + Array(line[at...])
            #expect(try readBytes(broken).rejects == ["1 bad_utf8"])
            let behind = Array(logLine(extra: #","x":"y""#).utf8) + [0x0A] + broken
            #expect(try readBytes(behind).rejects == ["2 bad_utf8"])
        }
    }
}

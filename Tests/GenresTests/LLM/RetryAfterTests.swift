import Foundation
import Testing

@testable import Genres

@Suite struct RetryAfterTests {
    @Test(
        "a server is left alone as long as it asks, in seconds or until a date",
        arguments: [
            ("120", 120), ("0", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
            ("Tue, 08 Nov 1994 08:49:37 GMT", 172_837), ("1e300", nil), ("soon", nil), ("-1", nil), ("nan", nil),
            ("", nil),
        ] as [(String, Int?)])
    func reads(text: String, seconds: Int?) {
        let now = Date(timeIntervalSince1970: 784_111_740)
        #expect(RetryAfter.wait(text, now: now) == seconds.map { .seconds($0) })
    }
}

import Foundation
import TestSupport

/// One row of a log as a test means it.
struct LogRow: Hashable {
    var contract: String
    var mac: String
    var app: String
    var seconds: Int64

    init(_ contract: String, _ mac: String, _ app: String, _ seconds: Int64) {
        (self.contract, self.mac, self.app, self.seconds) = (contract, mac, app, seconds)
    }

    /// The line a machine would write.
    var line: String {
        #"{"_index":"history","_type":"\#(app.lowercased())","_id":"x","_score":0,"_source":{"Contract":"\#(contract)","Mac":"\#(mac)","TotalDuration":\#(seconds),"AppName":"\#(app)"}}"#
    }

    /// The same row otherwise: another order, spaces, escapes, further fields.
    func line(style: Int) -> String {
        switch style {
        case 0:
            #"{"_source":{"AppName":"\#(app)","TotalDuration":\#(seconds),"Mac":"\#(mac)","Contract":"\#(contract)"}}"#
        case 1:
            #"{ "_source" : { "Contract" : "\#(escaped(contract))", "Mac":"\#(escaped(mac))","TotalDuration":\#(seconds),"AppName":"\#(app)", "x":[1.5,{}] } }"#
        default: line
        }
    }

    private func escaped(_ text: String) -> String {
        text.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined()
    }
}

extension Sequence<LogRow> {
    /// A whole day file.
    var text: String { map { $0.line + "\n" }.joined() }
}

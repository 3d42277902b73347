import DurableFiles
import Foundation

/// A file for the engine to find, with its time of change.
struct VoteFile: Sendable {
    var name: String
    var bytes: [UInt8]
    /// Seconds since 1970; nil leaves it at the time of writing.
    var changed: Int?

    init(_ name: String, _ bytes: [UInt8], changed: Int? = nil) {
        self.name = name
        self.bytes = bytes
        self.changed = changed
    }

    init(_ name: String, _ text: String, changed: Int? = nil) {
        self.init(name, Array(text.utf8), changed: changed)
    }

    /// Aside, then by rename, as the poller does.
    func write(to folder: String) throws {
        let (aside, path) = (folder + "/." + name + ".tmp", folder + "/" + name)
        try DurableFiles().write(bytes, to: aside)
        if let changed { Self.setChanged(aside, changed) }
        try DurableFiles().rename(aside, to: path)
    }

    static func setChanged(_ path: String, _ seconds: Int) {
        let date = Date(timeIntervalSince1970: Double(seconds))
        try? FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }

    static func text(songs: [String], time: String = "2025-11-02T09:33:18.098281") -> String {
        let votes = songs.map { #"{"user_id":"u","song":"\#($0)","vote":true,"timestamp":"\#(time)"}"# }
        return #"{"status":"ok","count":\#(songs.count),"votes":[\#(votes.joined(separator: ","))]}"#
    }
}

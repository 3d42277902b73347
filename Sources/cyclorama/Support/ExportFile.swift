import DurableFiles
import Foundation
import Synchronization

/// A CSV file in the workspace's exports, under a name of its own. Until it is whole it has another one; what is not
/// published goes away with its owner.
final class ExportFile: Sendable {
    private let path: String
    private let handle: Mutex<FileHandle>
    private let isPublished = Mutex(false)

    /// Named after the moment: `query-20261125-221503.csv`.
    init(folder: String, now: Date = Date()) throws {
        try DurableFiles().createFolder(folder)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyyMMdd-HHmmss"
        let stem = folder + "/query-" + formatter.string(from: now)
        var (candidate, number) = (stem + ".csv", 1)
        while DurableFiles().exists(candidate) || DurableFiles().exists(candidate + ".part") {
            number += 1
            candidate = stem + "-\(number).csv"
        }
        path = candidate
        guard FileManager.default.createFile(atPath: path + ".part", contents: nil),
            let handle = FileHandle(forWritingAtPath: path + ".part")
        else { throw FileError(.write, path) }
        self.handle = Mutex(handle)
    }

    deinit {
        guard !isPublished.withLock({ $0 }) else { return }
        try? FileManager.default.removeItem(atPath: path + ".part")
    }

    func write(_ text: String) throws { try handle.withLock { try $0.write(contentsOf: Data(text.utf8)) } }

    /// Gives the file its name, and returns its path.
    func publish() throws -> String {
        try handle.withLock {
            try $0.synchronize()
            try $0.close()
        }
        try DurableFiles().rename(path + ".part", to: path)
        isPublished.withLock { $0 = true }
        return path
    }
}

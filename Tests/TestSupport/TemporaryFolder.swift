import Foundation

/// A folder that goes away with its owner.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// In memory where there is plenty: syncing to a busy disk takes long, and no test can see that it happened.
    private static let place: URL = {
        let free = (try? FileManager.default.attributesOfFileSystem(forPath: "/dev/shm"))?[.systemFreeSize] as? NSNumber
        let isRoomy = FileManager.default.isWritableFile(atPath: "/dev/shm") && (free?.int64Value ?? 0) >= 1 << 30
        return isRoomy ? URL(filePath: "/dev/shm") : FileManager.default.temporaryDirectory
    }()

    package init() throws {
        let url = Self.place.appending(path: "cyclorama-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    package subscript(name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders it lies in where they are missing; returns its path.
    @discardableResult
    package func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let url = URL(filePath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    package func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: self[name]))) }

    package func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    /// Every file and link below, by its path from here, sorted; folders are left out. Links are not followed.
    package func tree(_ name: String = "") throws -> [String] {
        var found: [String] = []
        for entry in try FileManager.default.contentsOfDirectory(atPath: self[name]) {
            let inner = name.isEmpty ? entry : name + "/" + entry
            let type = try FileManager.default.attributesOfItem(atPath: self[inner])[.type] as? FileAttributeType
            if type == .typeDirectory { found += try tree(inner) } else { found.append(inner) }
        }
        return found.sorted()
    }
}

import DurableFiles
import Foundation

extension Mask {
    /// Holds the secret, before the key file.
    package static let variable = "CYCLORAMA_MASK_KEY"

    /// Shorter secrets could be guessed.
    package static let leastBytes = 16

    /// The mask of a workspace: its secret is that of the environment, else that of `<workspace>/mask.key`, which is made
    /// once, readable by its owner alone. Whoever keeps the file keeps the tokens.
    ///
    /// - Throws: `MaskKeyError`; `FileError`.
    package static func load(
        workspace: String, environment: [String: String] = ProcessInfo.processInfo.environment,
        files: DurableFiles = DurableFiles()
    ) throws -> Mask {
        if let secret = environment[variable], !secret.isEmpty {
            guard secret.utf8.count >= leastBytes else { throw MaskKeyError(place: variable, reason: .tooShort) }
            return Mask(secret: Array(secret.utf8))
        }
        let path = workspace + "/mask.key"
        if !files.exists(path) { try makeKey(path, workspace, files) }
        return Mask(secret: try readKey(path, files))
    }

    private static func makeKey(_ path: String, _ workspace: String, _ files: DurableFiles) throws {
        try files.createFolder(workspace)
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in String(format: "%02x", UInt8.random(in: 0 ... .max, using: &generator)) }
        let aside = path + ".\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
        defer { try? files.removeTree(aside) }
        try files.write(Array((digits.joined() + "\n").utf8), to: aside, mode: 0o600)
        try files.sync(aside)
        do throws(FileError) {
            try files.link(aside, as: path)
        } catch {
            // Another process made it first, and its tokens are out there already.
            guard error.code == EEXIST else { throw error }
        }
        try files.syncFolder(workspace)
    }

    private static func readKey(_ path: String, _ files: DurableFiles) throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(.read, path) }
        guard status.st_mode & 0o077 == 0 else { throw MaskKeyError(place: path, reason: .readableByOthers) }
        let secret = try files.read(path).filter { $0 > 0x20 }
        guard secret.count >= leastBytes else { throw MaskKeyError(place: path, reason: .tooShort) }
        return secret
    }
}

/// A secret that must not be used.
package struct MaskKeyError: Error, Equatable, CustomStringConvertible {
    package enum Reason: Sendable { case tooShort, readableByOthers }

    /// The variable or the file; never the secret itself.
    package let place: String
    package let reason: Reason

    package var description: String {
        switch reason {
        case .tooShort:
            "\(place) holds fewer than \(Mask.leastBytes) bytes, which could be guessed; use more, such as `openssl rand -hex 32`"
        case .readableByOthers:
            "others may read \(place), and could find out who is behind a token; run chmod 600 on it"
        }
    }
}

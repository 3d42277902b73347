import DurableFiles
import Foundation

/// `progress.jsonl` of the checkpoint: a line a batch, for people and tools. Not synced; nothing depends on it.
struct ProgressLog {
    private let path: String
    private let encoder: JSONEncoder

    /// Beyond this size the file is put aside, and the one put aside before goes.
    private static let largest: off_t = 8 << 20

    init(folder: String) {
        path = folder + "/progress.jsonl"
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// A disk that is full costs this line, not the batch.
    func append(_ progress: StreamProgress) {
        var status = stat()
        if stat(path, &status) == 0, status.st_size > Self.largest { rename(path, path + ".old") }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0, let line = try? encoder.encode(progress) else { return }
        defer { close(descriptor) }
        let bytes = [UInt8](line) + [UInt8(ascii: "\n")]
        _ = write(descriptor, bytes, bytes.count)
    }
}

import DurableFiles
import Foundation
import Synchronization
import TestSupport

/// Writes files as badly as one can, on a thread of its own: in place and slowly, cut off, empty, wrong, too often.
///
/// Every file has a name of its own and its final bytes are remembered.
final class HostilePoller: Sendable {
    private let folder: String
    private let seed: Int
    private let written = Mutex<[VoteFile]>([])
    private let isStopping = Mutex(false)
    private let done = DispatchSemaphore(value: 0)

    init(folder: String, seed: Int) {
        self.folder = folder
        self.seed = seed
    }

    func start() {
        Thread.detachNewThread { [self] in
            var random = SeededRandom(seed: seed)
            var number = 0
            while !isStopping.withLock({ $0 }) {
                let file = HostileFiles.file(number, &random)
                // A short one may be wrong in one way when half of it is there and in another when it is whole; the engine
                // then rightly puts it aside twice, and the oracle knows nothing of that.
                deliver(file, slowly: file.bytes.count > 40 && random.once(in: 3))
                written.withLock { $0.append(file) }
                number += 1
                usleep(UInt32.random(in: 200...8000, using: &random))
            }
            done.signal()
        }
    }

    /// Stops, and returns every file as it lies there whole.
    func finish() -> [VoteFile] {
        isStopping.withLock { $0 = true }
        done.wait()
        return written.withLock { $0 }
    }

    private func deliver(_ file: VoteFile, slowly: Bool) {
        guard slowly else {
            try? file.write(to: folder)
            return
        }
        let descriptor = open(folder + "/" + file.name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let parts = max(1, file.bytes.count / 3)
        for start in stride(from: 0, to: file.bytes.count, by: parts) {
            let part = Array(file.bytes[start..<min(file.bytes.count, start + parts)])
            _ = Glibc.write(descriptor, part, part.count)
            usleep(1500)
        }
    }
}

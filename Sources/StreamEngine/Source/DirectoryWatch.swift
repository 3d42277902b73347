import Glibc

/// Names of files that changed in a folder, as the kernel tells them. A hint: what it misses, a listing finds.
final class DirectoryWatch {
    enum News: Equatable {
        case names(Set<String>)
        /// Some were lost, or the folder itself went away.
        case incomplete
    }

    let descriptor: Int32

    /// Nil where the system has no watch left.
    init?(folder: String) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
        guard inotify_add_watch(descriptor, folder, UInt32(events)) >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// What came since the last call; does not wait.
    func take() -> News {
        var names: Set<String> = []
        var isIncomplete = false
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            buffer.withUnsafeBytes { bytes in
                var place = 0
                // An event: watch, mask, cookie, length (32 bits each), then the name, padded with zeros.
                while place + 16 <= count {
                    let mask = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
                    let length = Int(bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
                    let name = bytes[(place + 16)..<min(count, place + 16 + length)].prefix { $0 != 0 }
                    let lost = IN_Q_OVERFLOW | IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF
                    if mask & UInt32(lost) != 0 { isIncomplete = true }
                    if !name.isEmpty, let text = String(validating: name, as: UTF8.self) { names.insert(text) }
                    place += 16 + length
                }
            }
        }
        return isIncomplete ? .incomplete : .names(names)
    }
}

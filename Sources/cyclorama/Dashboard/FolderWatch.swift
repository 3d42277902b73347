import Dispatch
import DurableFiles
import Glibc
import Synchronization

/// Tells when a file or link in one of some folders is replaced by rename, which is how everything is published here.
/// Sleeps until then.
final class FolderWatch: Sendable {
    private let source: Mutex<any DispatchSourceRead>

    /// Folders that are missing are made. Nil where the system has no watch left; then only what this program itself
    /// publishes is noticed.
    init?(_ folders: [String], _ changed: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        for folder in folders {
            try? DurableFiles().createFolder(folder)
            inotify_add_watch(descriptor, folder, UInt32(IN_MOVED_TO))
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        source.setEventHandler {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while Glibc.read(descriptor, &buffer, buffer.count) > 0 {}
            changed()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
        self.source = Mutex(source)
    }

    deinit { source.withLock { $0.cancel() } }
}

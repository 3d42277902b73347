import DurableFiles
import Glibc

/// Goes through the names of a folder without keeping them.
enum FolderListing {
    enum Kind { case file, other, unknown }

    /// Calls `body` for each name but `.` and `..`; nil for one that is not UTF-8.
    static func forEach(in folder: String, _ body: (String?, Kind) throws -> Void) throws {
        guard let stream = opendir(folder) else { throw FileError(.list, folder) }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw FileError(.list, folder) }
                return
            }
            // The name lies in the entry itself and ends with a zero.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            if name == "." || name == ".." { continue }
            try body(name, kind(entry.pointee.d_type))
        }
    }

    private static func kind(_ type: UInt8) -> Kind {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_UNKNOWN): .unknown
        default: .other
        }
    }
}

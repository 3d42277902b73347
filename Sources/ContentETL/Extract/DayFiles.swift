import DurableFiles
import Glibc
import Warehouse

/// One day's log as it lies in the input folder.
struct DayFile: Hashable, Sendable {
    let day: Day
    let path: String
    let identity: FileIdentity

    var isCompressed: Bool { path.hasSuffix(".gz") }
}

/// What a folder holds: the day files in date order, and what is no day file, with the reason.
struct DayFiles: Sendable {
    private(set) var files: [DayFile] = []
    private(set) var skipped: [RunRecord.Skipped] = []

    /// - Throws: `FileError` when the folder itself cannot be read.
    init(folder: String, through durable: DurableFiles) throws {
        var byDay: [Day: DayFile] = [:]
        for name in try durable.names(in: folder) where !name.hasPrefix(".") {
            guard let stem = Self.stem(of: name) else { continue }
            guard let day = Day(stem) else {
                skipped.append(.init(name: name, reason: "no date YYYYMMDD in its name"))
                continue
            }
            let path = folder + "/" + name
            var status = stat()
            guard stat(path, &status) == 0 else {
                skipped.append(.init(name: name, reason: String(cString: strerror(errno))))
                continue
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                skipped.append(.init(name: name, reason: "not a regular file"))
                continue
            }
            if let other = byDay[day] {
                skipped.append(.init(name: name, reason: "the same day as \(other.identity.name)"))
                continue
            }
            let modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            byDay[day] = DayFile(
                day: day, path: path,
                identity: FileIdentity(name: name, size: Int64(status.st_size), modified: modified))
        }
        files = byDay.values.sorted { $0.day < $1.day }
    }

    /// The name without `.json` or `.json.gz`; nil for files of another kind, which are none of this job's business.
    private static func stem(of name: String) -> String? {
        for ending in [".json", ".json.gz"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return nil
    }
}

extension InputDays {
    /// The days of viewing logs in a folder.
    /// - Throws: `FileError` when the folder cannot be read.
    package init(contentFolder folder: String, files: DurableFiles = DurableFiles()) throws {
        let found = try DayFiles(folder: folder, through: files)
        self.init(days: found.files.map(\.day), skipped: found.skipped)
    }
}

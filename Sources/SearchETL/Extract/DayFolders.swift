import DurableFiles
import Glibc
import Warehouse

/// One day's search log as it lies in the input folder: a folder of Parquet files.
struct DayFolder: Hashable, Sendable {
    let day: Day
    let path: String
    /// Names of the Parquet files, in order.
    let files: [String]
    let identity: FileIdentity
}

/// What a folder holds: the day folders in date order, and what is none, with the reason.
struct DayFolders: Sendable {
    private(set) var days: [DayFolder] = []
    private(set) var skipped: [RunRecord.Skipped] = []

    /// - Throws: `SearchLoadError.inputIsFile`, or `FileError` when the folder itself cannot be read.
    init(folder: String, through durable: DurableFiles) throws {
        guard durable.isFolder(folder) || !durable.exists(folder) else { throw SearchLoadError.inputIsFile(folder) }
        var byDay: [Day: DayFolder] = [:]
        // `20220601` before `2022-06-01`: where both are there, the usual name is the day's.
        let names = try durable.names(in: folder).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        for name in names where !name.hasPrefix(".") && !name.hasPrefix("_") {
            let path = folder + "/" + name
            guard durable.isFolder(path) else {
                if Self.isParquet(name) {
                    skipped.append(.init(name: name, reason: "a file of no day; move it into a folder YYYYMMDD"))
                } else if Day(name) != nil {
                    skipped.append(.init(name: name, reason: Self.noFolder(path)))
                }
                continue
            }
            guard let day = Day(name) else {
                skipped.append(.init(name: name, reason: "no date YYYYMMDD in its name"))
                continue
            }
            if let other = byDay[day] {
                skipped.append(.init(name: name, reason: "the same day as \(other.identity.name)"))
                continue
            }
            do {
                byDay[day] = try self.day(day, name, path, through: durable)
            } catch {
                skipped.append(.init(name: name, reason: "\(error)"))
            }
        }
        days = byDay.values.sorted { $0.day < $1.day }
    }

    private mutating func day(
        _ day: Day, _ name: String, _ path: String, through durable: DurableFiles
    ) throws -> DayFolder? {
        var (files, size, modified): ([String], Int64, Int64) = ([], 0, 0)
        var fingerprint = Fingerprint()
        let namedBefore = skipped.count
        for file in try durable.names(in: path) where Self.isParquet(file) {
            var status = stat()
            guard stat(path + "/" + file, &status) == 0 else {
                let error = FileError(.read, path + "/" + file)
                // What leads nowhere is no file; any other fault may pass, and the day stays as it was until then.
                guard [ENOENT, ELOOP].contains(error.code) else { throw error }
                skipped.append(.init(name: name + "/" + file, reason: "\(error)"))
                continue
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                skipped.append(.init(name: name + "/" + file, reason: "not a file but \(Self.kind(of: status))"))
                continue
            }
            let changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            for part in [file, "\(status.st_size)", "\(changed)"] { fingerprint.add(part) }
            files.append(file)
            size += Int64(status.st_size)
            modified = max(modified, changed)
        }
        guard !files.isEmpty else {
            if skipped.count == namedBefore { skipped.append(.init(name: name, reason: "no Parquet file in it")) }
            return nil
        }
        let identity = FileIdentity(name: name, size: size, modified: modified, files: fingerprint.text)
        return DayFolder(day: day, path: path, files: files, identity: identity)
    }

    /// Why a name of a day is not taken for one.
    private static func noFolder(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "\(FileError(.list, path))" }
        return "not a folder but \(kind(of: status))"
    }

    private static func kind(of status: stat) -> String {
        switch status.st_mode & S_IFMT {
        case S_IFREG: "a file"
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    /// Hidden and unfinished files begin with a dot or an underscore, by Spark's custom.
    private static func isParquet(_ name: String) -> Bool {
        name.hasSuffix(".parquet") && !name.hasPrefix(".") && !name.hasPrefix("_")
    }
}

extension InputDays {
    /// The days of search logs in a folder.
    /// - Throws: `SearchLoadError.inputIsFile`, or `FileError` when the folder cannot be read.
    package init(searchFolder folder: String, files: DurableFiles = DurableFiles()) throws {
        let found = try DayFolders(folder: folder, through: files)
        self.init(days: found.days.map(\.day), skipped: found.skipped)
    }
}

import DurableFiles
import Foundation

/// The folder files arrive in: finds what is new, in a fixed order, and what changed after it was counted.
///
/// A file is new while its name is not among the seen ones; its age never matters.
struct FileSource: ~Copyable {
    /// New files, oldest first.
    private(set) var backlog: [SourceFile] = []
    /// Seen files that look different now.
    private(set) var rewritten: [SourceFile] = []
    private(set) var deferred: [NameKey: Deferral] = [:]
    /// Names that are none of ours: hidden, temporary, of another kind, no regular files.
    private(set) var ignoredCount = 0

    let folder: String
    let hash: SipHash
    private let suffix: String
    private let grace: Double
    private var queued: Set<NameKey> = []
    private var schedule: RescanSchedule

    /// Looked up together while listing; few enough to stay in a cache.
    private static let namesAtOnce = 1024

    /// A file that is not whole, or cannot be read now.
    struct Deferral {
        var file: SourceFile
        var since: ContinuousClock.Instant
        var why: String
        /// False for one that cannot be opened: it is tried again, never put aside.
        var endsByGrace: Bool
    }

    init(_ options: StreamOptions, suffix: String, hash: SipHash) {
        folder = options.input
        grace = options.grace
        self.suffix = suffix
        self.hash = hash
        schedule = RescanSchedule(interval: options.rescanInterval)
    }

    /// Takes in what changed: the names the kernel told of, or, where that may not be all, a listing.
    mutating func refresh(_ news: DirectoryWatch.News?, seen: SeenFiles) throws {
        let before = backlog.count
        retryDeferred()
        if case .names(let names)? = news, !schedule.isDue(folder: folder) {
            for name in names where isOurs(name) { look(at: name, key(of: name), isListed: false, seen) }
        } else {
            try list(seen)
        }
        if backlog.count > before { backlog.sort(by: SourceFile.comesBefore) }
    }

    /// The next files, within the limits; at least one where there is any.
    mutating func admit(files: Int, bytes: Int64) -> [SourceFile] {
        var (count, size) = (0, Int64(0))
        for file in backlog.prefix(max(1, files)) {
            size += file.stamp.size
            if count > 0 && size > bytes { break }
            count += 1
        }
        let admitted = Array(backlog.prefix(count))
        backlog.removeFirst(count)
        for file in admitted { queued.remove(file.key) }
        return admitted
    }

    mutating func takeRewritten() -> [SourceFile] {
        defer { rewritten = [] }
        return rewritten
    }

    /// Whether a half-written file has stood unchanged for so long that nobody is writing it.
    func isAbandoned(_ file: SourceFile) -> Bool {
        if Date().timeIntervalSince1970 - Double(file.stamp.changed) / 1e9 >= grace { return true }
        guard let deferral = deferred[file.key], deferral.file.stamp == file.stamp else { return false }
        return deferral.since + .seconds(grace) <= .now
    }

    /// Leaves a file for later. One that was left before in the same state keeps its time.
    mutating func `defer`(_ file: SourceFile, why: String, endsByGrace: Bool) {
        let former = deferred[file.key].flatMap { $0.file.stamp == file.stamp ? $0.since : nil }
        deferred[file.key] = Deferral(file: file, since: former ?? .now, why: why, endsByGrace: endsByGrace)
    }

    mutating func settle(_ file: SourceFile) { deferred[file.key] = nil }

    /// When the next deferred file has stood long enough; nil without one.
    var nextDeadline: ContinuousClock.Instant? {
        deferred.values.filter(\.endsByGrace).map { $0.since + .seconds(grace) }.min()
    }

    func key(of name: String) -> NameKey {
        let (high, low) = hash.wide(name.utf8)
        return NameKey(high: high, low: low)
    }

    private mutating func list(_ seen: SeenFiles) throws {
        schedule.begin(folder: folder)
        ignoredCount = 0
        let share = schedule.shareToCheck(seen.approximateCount)
        var names: [String] = []
        try FolderListing.forEach(in: folder) { name, kind in
            guard let name, kind != .other, isOurs(name) else {
                ignoredCount += 1
                return
            }
            names.append(name)
            if names.count == Self.namesAtOnce {
                look(at: names, seen, checksSeen: share)
                names.removeAll(keepingCapacity: true)
            }
        }
        look(at: names, seen, checksSeen: share)
        schedule.end()
    }

    /// - Parameter checksSeen: whether a seen file of this name is to be looked at for changes.
    private mutating func look(at names: [String], _ seen: SeenFiles, checksSeen: (NameKey) -> Bool) {
        let keys = names.map { key(of: $0) }
        let known = seen.contain(keys)
        for number in names.indices where !known[number] || checksSeen(keys[number]) {
            look(at: names[number], keys[number], isListed: true, seen)
        }
    }

    private mutating func look(at name: String, _ key: NameKey, isListed: Bool, _ seen: SeenFiles) {
        guard !queued.contains(key), deferred[key] == nil else { return }
        guard let stamp = stamp(of: name) else {
            if isListed { ignoredCount += 1 }
            return
        }
        let file = SourceFile(name: name, key: key, stamp: stamp)
        guard let mark = seen.mark(of: key) else { return queue(file) }
        if mark.looksLike(stamp.hash(hash)) { return }
        // What was put aside unread and has changed since gets another chance.
        if mark.isQuarantined {
            queue(file)
        } else if !rewritten.contains(where: { $0.key == key }) {
            rewritten.append(file)
        }
    }

    private mutating func queue(_ file: SourceFile) {
        queued.insert(file.key)
        backlog.append(file)
    }

    private mutating func retryDeferred() {
        for (key, deferral) in deferred where !queued.contains(key) {
            guard let stamp = stamp(of: deferral.file.name) else {
                deferred[key] = nil
                continue
            }
            let file = SourceFile(name: deferral.file.name, key: key, stamp: stamp)
            if !deferral.endsByGrace || stamp != deferral.file.stamp || isAbandoned(file) { queue(file) }
        }
    }

    private func isOurs(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "_") else { return false }
        return name.hasSuffix(suffix) && !name.hasSuffix(".tmp") && !name.hasSuffix(".part")
    }

    /// Nil where there is no regular file of this name.
    private func stamp(of name: String) -> FileStamp? {
        var status = stat()
        guard lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }
}

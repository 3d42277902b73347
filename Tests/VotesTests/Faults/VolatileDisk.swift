import DurableFiles
import Glibc

/// A file system as unkind as the rules allow: what a file holds is lost until the file is synced, a name that came or
/// went until its folder is synced.
///
/// A rename within a folder is one change. One between folders is two: the new name may be there without the old one
/// having gone; the other way round only where the old folder alone was synced.
struct VolatileDisk {
    enum Entry: Hashable {
        case file(Int)
        case folder
    }

    /// A change of names in a folder that a power cut may undo.
    struct NameChange {
        var folder: String
        var gone: String?
        var come: (name: String, entry: Entry)?
        var number: Int
        /// The change that gives a moved file its new name.
        var follows: Int?
    }

    struct Content {
        var bytes: [UInt8]
        var isDurable: Bool
        var changed: Int?
    }

    private(set) var contents: [Content] = []
    private(set) var durable: [String: [String: Entry]] = [:]
    private(set) var pending: [NameChange] = []
    private var live: [String: [String: Entry]] = [:]
    private var changes = 0

    /// A disk with these files in one folder below `root`, all durable.
    init(root: String, folder: String, files: [VoteFile]) {
        durable = [root: [folder: .folder], root + "/" + folder: [:]]
        for file in files {
            contents.append(Content(bytes: file.bytes, isDurable: true, changed: file.changed))
            durable[root + "/" + folder]?[file.name] = .file(contents.count - 1)
        }
        live = durable
    }

    mutating func apply(_ step: FileStep) {
        switch step {
        case .createFolder(let path):
            live[path] = live[path] ?? [:]
            durable[path] = durable[path] ?? [:]
            change(path, come: .folder)
        case .write(let path, let bytes): write(bytes, to: path)
        case .append(let source, let path):
            if let more = content(source), let before = content(path) { write(before.bytes + more.bytes, to: path) }
        case .appendBytes(let more, let path): write((content(path)?.bytes ?? []) + more, to: path)
        case .sync(let path): if case .file(let number)? = entry(path) { contents[number].isDurable = true }
        case .syncFolder(let path): settle(path)
        case .rename(let source, let target): rename(source, to: target)
        case .link(let source, let target): if let entry = entry(source) { change(target, come: entry) }
        case .symlink: break
        case .remove(let path): change(path, come: nil)
        }
    }

    private mutating func write(_ bytes: [UInt8], to path: String) {
        if case .file(let number)? = entry(path) {
            contents[number] = Content(bytes: bytes, isDurable: false)
        } else {
            contents.append(Content(bytes: bytes, isDurable: false))
            change(path, come: .file(contents.count - 1))
        }
    }

    private mutating func rename(_ source: String, to target: String) {
        guard let entry = entry(source) else { return }
        let (from, to) = (Self.split(source), Self.split(target))
        live[from.folder]?[from.name] = nil
        live[to.folder]?[to.name] = entry
        if from.folder == to.folder {
            add(NameChange(folder: to.folder, gone: from.name, come: (to.name, entry), number: 0))
        } else {
            add(NameChange(folder: to.folder, come: (to.name, entry), number: 0))
            add(NameChange(folder: from.folder, gone: from.name, number: 0, follows: changes - 1))
        }
    }

    private mutating func change(_ path: String, come entry: Entry?) {
        let (folder, name) = Self.split(path)
        live[folder]?[name] = entry
        add(NameChange(folder: folder, gone: entry == nil ? name : nil, come: entry.map { (name, $0) }, number: 0))
    }

    private mutating func add(_ change: NameChange) {
        var change = change
        change.number = changes
        changes += 1
        pending.append(change)
    }

    private mutating func settle(_ folder: String) {
        for change in pending where change.folder == folder { Self.carry(out: change, on: &durable) }
        pending.removeAll { $0.folder == folder }
    }

    static func carry(out change: NameChange, on names: inout [String: [String: Entry]]) {
        if let name = change.gone { names[change.folder]?[name] = nil }
        if let come = change.come { names[change.folder, default: [:]][come.name] = come.entry }
    }

    private func entry(_ path: String) -> Entry? {
        let (folder, name) = Self.split(path)
        return live[folder]?[name]
    }

    private func content(_ path: String) -> Content? {
        if case .file(let number)? = entry(path) { contents[number] } else { nil }
    }

    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}

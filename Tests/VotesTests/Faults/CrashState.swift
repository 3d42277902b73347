import DurableFiles
import Foundation
import TestSupport

/// One of the ways a disk may look after a power cut.
struct CrashState: Hashable {
    /// What a file holds that was not synced.
    enum Damage: CaseIterable { case none, lost, half, zeros }

    struct File: Hashable {
        var bytes: [UInt8]
        var changed: Int?
    }

    /// By path below the root.
    var files: [String: File] = [:]
    var folders: Set<String> = []

    func write(to root: String) throws {
        for folder in folders.sorted() {
            try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
        }
        for (path, file) in files {
            try DurableFiles().write(file.bytes, to: root + path)
            if let changed = file.changed { VoteFile.setChanged(root + path, changed) }
        }
    }

    /// All of them where at most four names are in doubt; else a choice of sixteen, each name once alone among them.
    static func all(of disk: VolatileDisk, root: String, _ random: inout SeededRandom) -> [CrashState] {
        choices(disk.pending.count, &random).filter { isLegal($0, disk.pending) }.flatMap { kept in
            Damage.allCases.map { CrashState(disk, root, keeping: kept, $0) }
        }
    }

    private static func choices(_ count: Int, _ random: inout SeededRandom) -> [[Bool]] {
        if count <= 4 { return (0..<(1 << count)).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } } }
        let alone = (0..<count).map { one in (0..<count).map { $0 == one } }
        let allBut = alone.map { $0.map { !$0 } }
        let sampled = (0..<8).map { _ in (0..<count).map { _ in Bool.random(using: &random) } }
        return [Array(repeating: false, count: count), Array(repeating: true, count: count)] + alone + allBut + sampled
    }

    private static func isLegal(_ kept: [Bool], _ pending: [VolatileDisk.NameChange]) -> Bool {
        let lost = Set(zip(pending, kept).filter { !$0.1 }.map(\.0.number))
        return zip(pending, kept).allSatisfy { change, isKept in
            !isKept || change.follows.map { !lost.contains($0) } ?? true
        }
    }

    private init(_ disk: VolatileDisk, _ root: String, keeping kept: [Bool], _ damage: Damage) {
        var names = disk.durable
        for (change, isKept) in zip(disk.pending, kept) where isKept { VolatileDisk.carry(out: change, on: &names) }
        collect(root, below: "", names, disk, damage)
    }

    private mutating func collect(
        _ root: String, below place: String, _ names: [String: [String: VolatileDisk.Entry]], _ disk: VolatileDisk,
        _ damage: Damage
    ) {
        for (name, entry) in names[root + place] ?? [:] {
            let path = place + "/" + name
            switch entry {
            case .folder:
                folders.insert(path)
                collect(root, below: path, names, disk, damage)
            case .file(let number):
                let content = disk.contents[number]
                files[path] = File(
                    bytes: content.isDurable ? content.bytes : damage.applied(to: content.bytes),
                    changed: content.changed)
            }
        }
    }
}

extension CrashState.Damage {
    func applied(to bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .none: bytes
        case .lost: []
        case .half: Array(bytes.prefix(bytes.count / 2))
        case .zeros: [UInt8](repeating: 0, count: bytes.count)
        }
    }
}

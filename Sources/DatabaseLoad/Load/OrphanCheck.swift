import Columnar
import Warehouse

/// Looks for facts without their dimension member. A partitioned table can have no foreign keys, so this stands for them.
struct OrphanCheck {
    private static let dimensions = [
        (StarSchema.app, "app_id"), (StarSchema.contract, "contract_id"), (StarSchema.device, "device_id"),
    ]

    /// Every day of the fact against the dimensions of the same generation, whether it is to be sent or is in the
    /// database already. What is sent is what was looked at, and the server counts it.
    static func run(_ generation: Generation) throws {
        let files = generation.usageDays
        for (table, key) in dimensions {
            let members = try Self.members(generation.file(of: table), key)
            for file in files {
                let reader = try ParquetReader(path: file)
                for rowGroup in 0..<reader.rowGroupCount {
                    try Task.checkCancellation()
                    let ids = try reader.read([key], rowGroup: rowGroup).columns[0].integers ?? []
                    guard let orphan = ids.first(where: { !members.contains($0) }) else { continue }
                    throw OrphanedFact(path: file, key: key, value: orphan, dimension: table.name)
                }
            }
        }
    }

    private static func members(_ path: String, _ key: String) throws -> MemberSet {
        let reader = try ParquetReader(path: path)
        var members = MemberSet()
        for rowGroup in 0..<reader.rowGroupCount {
            let ids = try reader.read([key], rowGroup: rowGroup).columns[0].integers ?? []
            try members.insert(ids, path)
        }
        return members
    }
}

/// Surrogate keys, which are dense and small.
private struct MemberSet {
    private var isMember: [Bool] = []

    func contains(_ id: Int64) -> Bool { id >= 0 && id < isMember.count && isMember[Int(id)] }

    mutating func insert(_ ids: [Int64], _ path: String) throws {
        guard let largest = ids.max(), let smallest = ids.min() else { return }
        guard smallest >= 0, largest <= UInt32.max else {
            throw WarehouseDamaged(path: path, reason: "it holds a key that was never given")
        }
        if largest >= isMember.count {
            isMember += Array(repeating: false, count: Int(largest) + 1 - isMember.count)
        }
        for id in ids { isMember[Int(id)] = true }
    }
}

/// A fact whose dimension lacks the member it names.
package struct OrphanedFact: Error, Hashable, CustomStringConvertible {
    let path: String
    let key: String
    let value: Int64
    let dimension: String

    package var description: String {
        "\(path) holds \(key) \(value), which \(dimension) lacks; nothing was sent: load the logs of that day again"
    }
}

extension Generation {
    /// The files of the fact, in date order.
    fileprivate var usageDays: [String] {
        (manifest.content?.days ?? []).map { file(of: StarSchema.usage, partition: $0.day) }
    }
}

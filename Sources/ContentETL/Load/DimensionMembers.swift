import Columnar
import Warehouse

extension Dimensions {
    var nextIDs: ContentManifest.SurrogateKeys {
        .init(app: apps.nextID, contract: contracts.nextID, device: devices.nextID)
    }

    /// Surrogate keys of the contracts that are nobody in particular.
    func unknownContracts(_ rules: SegmentRules) -> Set<UInt32> {
        let blanks = (1...32).map { String(repeating: " ", count: $0) }
        return Set(contracts.ids(of: rules.unknown + blanks))
    }

    /// Reads the members of a published generation.
    func load(_ generation: Generation, _ manifest: ContentManifest) async throws {
        let parts = [
            (StarSchema.contract, "contract_id", "contract", contracts, manifest.nextIDs.contract),
            (StarSchema.device, "device_id", "mac", devices, manifest.nextIDs.device),
            (StarSchema.app, "app_id", "app_name", apps, manifest.nextIDs.app),
        ]
        _ = try await concurrently(parts.count) { index in
            let (table, id, key, dictionary, next) = parts[index]
            try dictionary.load(from: generation.file(of: table), id: id, key: key, nextID: next)
        }
    }
}

extension KeyDictionary {
    fileprivate func load(from path: String, id: String, key: String, nextID: Int) throws {
        let reader = try ParquetReader(path: path)
        reserveIDs(below: nextID)
        reserve(reader.rowCount)
        for rowGroup in 0..<reader.rowGroupCount {
            let batch = try reader.read([id, key], rowGroup: rowGroup)
            guard case .int64(let ids) = batch.columns[0], case .text(let keys) = batch.columns[1] else {
                throw WarehouseDamaged(path: path, reason: "\(id) and \(key) are not of their types")
            }
            try keys.bytes.withUnsafeBufferPointer { bytes in
                for (row, id) in ids.enumerated() {
                    let range = Int(keys.offsets[row])..<Int(keys.offsets[row + 1])
                    guard id >= 0, id < nextID, !range.isEmpty else {
                        throw WarehouseDamaged(path: path, reason: "row \(row) has an empty key or one never given")
                    }
                    insert(UnsafeBufferPointer(rebasing: bytes[range]), id: Int(id))
                }
            }
        }
    }
}

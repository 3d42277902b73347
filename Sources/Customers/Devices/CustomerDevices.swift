import Columnar
import Warehouse

/// Which MACs are whose: what a search for a MAC needs, some 16 bytes a device.
struct CustomerDevices: Sendable {
    /// In the order of dim_device.
    private let macs: MACColumn
    /// Pairs of a customer's place in the table and a MAC's place in `macs`.
    private let customers: [UInt32]
    private let devices: [UInt32]

    init(macs: MACColumn, customers: [UInt32], devices: [UInt32]) {
        self.macs = macs
        self.customers = customers
        self.devices = devices
    }

    /// Sets `mask` to 1 for every customer with a MAC that holds these digits.
    func mark(customersWith digits: [UInt8], in mask: inout [UInt8]) {
        var found = [UInt8](repeating: 0, count: macs.count)
        macs.mark(rowsWith: digits, in: &found)
        for pair in devices.indices where found[Int(devices[pair])] != 0 { mask[Int(customers[pair])] = 1 }
    }
}

extension CustomerTable {
    /// True once a search finds MACs, too.
    package var hasDevices: Bool { caches.devices != nil }

    /// Reads whose MACs are whose, for searches: some tenths of a second at two million customers.
    package func readDevices(_ generation: Generation) async throws {
        guard !hasDevices else { return }
        let pairs = ColumnFile(generation.file(of: MartSchema.contractDevice))
        let dimension = ColumnFile(generation.file(of: StarSchema.device))
        async let macs = onWorker { try dimension.macs("mac") }
        async let deviceIDs = onWorker { try dimension.integers("device_id", UInt32.self) }
        async let customers = onWorker {
            try Places(of: self.columns.ids).places(of: pairs.integers("contract_id", UInt32.self), pairs.path)
        }
        async let devices = onWorker { try pairs.integers("device_id", UInt32.self) }
        let places = Places(of: try await deviceIDs)
        caches.devices = CustomerDevices(
            macs: try await macs, customers: try await customers,
            devices: try places.places(of: try await devices, pairs.path)
        )
    }
}

/// Where surrogate keys are in their dimension.
private struct Places {
    /// By key; keys are dense, so most of it is used.
    private let placeOfKey: [UInt32]
    private static let none = UInt32.max

    init(of keys: [UInt32]) {
        var places = [UInt32](repeating: Self.none, count: keys.last.map { Int($0) + 1 } ?? 0)
        for (place, key) in keys.enumerated() where Int(key) < places.count { places[Int(key)] = UInt32(place) }
        placeOfKey = places
    }

    func places(of keys: [UInt32], _ path: String) throws(WarehouseDamaged) -> [UInt32] {
        var places = keys
        for index in places.indices {
            let key = Int(places[index])
            guard key < placeOfKey.count, placeOfKey[key] != Self.none else {
                throw WarehouseDamaged(path: path, reason: "key \(key) is in no dimension")
            }
            places[index] = placeOfKey[key]
        }
        return places
    }
}

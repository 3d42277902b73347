import Synchronization

/// What was computed for a table and may be asked for again: the same answers as without it, sooner.
final class CustomerCaches: Sendable {
    fileprivate struct State {
        var orders: [(column: CustomerColumn, rows: [UInt32])] = []
        var text: (wanted: [UInt8], mask: [UInt8])?
        var devices: CustomerDevices?
        var descending: (column: CustomerColumn, rows: [UInt32])?
    }

    private let state = Mutex(State())
    /// Orders take four bytes a customer each.
    private static let mostOrders = 3

    /// Whose MACs are whose, once they were read.
    var devices: CustomerDevices? {
        get { state.withLock { $0.devices } }
        set {
            state.withLock { state in
                state.devices = newValue
                // Without them, MACs were not searched.
                state.text = nil
            }
        }
    }

    /// Rows by ascending value of a column. Two that ask at once may both compute it.
    func order(_ column: CustomerColumn, _ compute: () -> [UInt32]) -> [UInt32] {
        if let known = state.withLock({ $0.takeOrder(column) }) { return known }
        let rows = compute()
        state.withLock { $0.put(column, rows, most: Self.mostOrders) }
        return rows
    }

    /// Rows by descending value of a column, as `compute` makes them of the ascending ones.
    func descending(_ column: CustomerColumn, _ compute: () -> [UInt32]) -> [UInt32] {
        if let known = state.withLock({ $0.descending?.column == column ? $0.descending?.rows : nil }) { return known }
        let rows = compute()
        state.withLock { $0.descending = (column, rows) }
        return rows
    }

    func textMask(_ wanted: [UInt8], _ compute: () -> [UInt8]) -> [UInt8] {
        let (known, hadDevices) = state.withLock { state in
            (state.text?.wanted == wanted ? state.text?.mask : nil, state.devices != nil)
        }
        if let known { return known }
        let mask = compute()
        // MACs that were read meanwhile were not searched.
        state.withLock { if ($0.devices != nil) == hadDevices { $0.text = (wanted, mask) } }
        return mask
    }
}

extension CustomerCaches.State {
    /// The order of a column, which becomes the one used last.
    fileprivate mutating func takeOrder(_ column: CustomerColumn) -> [UInt32]? {
        guard let index = orders.firstIndex(where: { $0.column == column }) else { return nil }
        let entry = orders.remove(at: index)
        orders.append(entry)
        return entry.rows
    }

    fileprivate mutating func put(_ column: CustomerColumn, _ rows: [UInt32], most: Int) {
        orders.removeAll { $0.column == column }
        orders.append((column, rows))
        if orders.count > most { orders.removeFirst() }
    }
}

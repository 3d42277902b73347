import Synchronization

/// What was computed for a table and may be asked for again: the same answers as without it, sooner.
final class CustomerCaches: Sendable {
    fileprivate struct State {
        var orders: [(order: Order, rows: [UInt32])] = []
        var text: (wanted: [UInt8], mask: [UInt8])?
        var devices: CustomerDevices?
        var peers: [CustomerProfile.Peers]?
    }

    /// A column one way or the other.
    struct Order: Equatable {
        let column: CustomerColumn
        let isDescending: Bool
    }

    private let state = Mutex(State())
    /// Orders take four bytes a customer each.
    private static let mostOrders = 4

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

    /// Rows in an order. Two that ask at once may both compute it.
    func order(_ order: Order, _ compute: () -> [UInt32]) -> [UInt32] {
        if let known = state.withLock({ $0.take(order) }) { return known }
        let rows = compute()
        state.withLock { $0.put(order, rows, most: Self.mostOrders) }
        return rows
    }

    /// What the customers of each segment are like.
    func peers(_ compute: () -> [CustomerProfile.Peers]) -> [CustomerProfile.Peers] {
        if let known = state.withLock({ $0.peers }) { return known }
        let peers = compute()
        state.withLock { $0.peers = peers }
        return peers
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
    /// The rows of an order, which becomes the one used last.
    fileprivate mutating func take(_ order: CustomerCaches.Order) -> [UInt32]? {
        guard let index = orders.firstIndex(where: { $0.order == order }) else { return nil }
        let entry = orders.remove(at: index)
        orders.append(entry)
        return entry.rows
    }

    fileprivate mutating func put(_ order: CustomerCaches.Order, _ rows: [UInt32], most: Int) {
        orders.removeAll { $0.order == order }
        orders.append((order, rows))
        guard orders.count > most else { return }
        // Never the one just made: the next change of the filter asks for it again.
        orders.remove(at: orders.dropLast().firstIndex { !$0.order.column.isWide } ?? 0)
    }
}

import Warehouse

/// What is known of one contract, in 40 bytes. Most contracts have one device and one app, kept here; further ones are
/// in the pair tables.
struct ContractMeasure: Sendable {
    var firstDevice: UInt32 = 0
    var deviceCount: UInt32 = 0
    /// Days since 1970-01-01.
    var firstDay: Int32 = 0
    var lastDay: Int32 = 0
    /// Distinct active days; 0 where the contract has no facts.
    var daysActive: UInt32 = 0
    var firstApp: UInt32 = 0
    var firstAppSeconds: Int64 = 0
    var seconds: Int64 = 0
}

/// The measures of all contracts by surrogate key, in blocks: growing never copies what is there.
final class ContractMeasures {
    private static let blockBits = 16
    private var blocks: [UnsafeMutablePointer<ContractMeasure>] = []

    deinit { removeAll() }

    /// One more than the largest key there is room for.
    var bound: Int { blocks.count << Self.blockBits }

    func reserve(_ count: Int) {
        while bound < count {
            let block = UnsafeMutablePointer<ContractMeasure>.allocate(capacity: 1 << Self.blockBits)
            block.initialize(repeating: ContractMeasure(), count: 1 << Self.blockBits)
            blocks.append(block)
        }
    }

    func removeAll() {
        blocks.forEach { $0.deallocate() }
        blocks = []
    }

    /// - Precondition: room for the key was reserved.
    subscript(contract: Int) -> ContractMeasure {
        @inline(__always) get { blocks[contract >> Self.blockBits][contract & (1 << Self.blockBits - 1)] }
        @inline(__always) set { blocks[contract >> Self.blockBits][contract & (1 << Self.blockBits - 1)] = newValue }
    }
}

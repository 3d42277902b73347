/// One row before it has bytes.
struct LogRow {
    enum Customer {
        /// Contract `0`.
        case unknown
        case contract(Int, ContractTraits)
    }

    var customer: Customer
    /// The number behind the MAC.
    var device: UInt64
    /// An index into `AppMix.all`.
    var app: Int
    var seconds: Int
    /// Whether AppName comes before TotalDuration; both orders occur in real files.
    var appFirst: Bool
    /// Milliseconds since 1970 and a counter, the parts of `_id` that change.
    var timestamp: UInt64
    var sequence: UInt64
}

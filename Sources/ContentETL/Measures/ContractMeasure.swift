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

import Columnar

/// A day file, or the part of one that one task parses, as columns: references to keys, and seconds.
struct ParsedPart: Sendable {
    var contracts: [UInt32] = []
    var devices: [UInt32] = []
    var apps: [UInt32] = []
    var seconds: [Int64] = []
    var newContracts = NewKeys()
    var newDevices = NewKeys()
    var newApps = NewKeys()
    var rowsRead: Int64 = 0
    var rejected: [String: Int64] = [:]

    var rowsRejected: Int64 { rowsRead - Int64(seconds.count) }
}

/// The three dimensions' members. Frozen while a day is parsed.
struct Dimensions: Sendable {
    let contracts = KeyDictionary()
    let devices = KeyDictionary()
    let apps = KeyDictionary()
}

import Columnar
import Warehouse

/// One day file as columns: references to keys, and seconds. Parsed by one task, then handed from task to task.
final class ParsedDay: @unchecked Sendable {
    // Proof of @unchecked: only one task at a time holds a parsed day; rounds end before the next phase begins.
    let file: DayFile
    var contracts: [UInt32] = []
    var devices: [UInt32] = []
    var apps: [UInt32] = []
    var seconds: [Int64] = []
    var contractKeys: DayKeys
    var deviceKeys: DayKeys
    var appKeys: DayKeys
    var rowsRead: Int64 = 0
    var rejected: [String: Int64] = [:]

    init(file: DayFile, dimensions: Dimensions) {
        self.file = file
        contractKeys = DayKeys(dictionary: dimensions.contracts)
        deviceKeys = DayKeys(dictionary: dimensions.devices)
        appKeys = DayKeys(dictionary: dimensions.apps)
    }

    var loaded: LoadedDay {
        LoadedDay(
            day: file.day, file: file.identity, rowsRead: rowsRead, rowsLoaded: Int64(seconds.count), rejected: rejected)
    }
}

/// The three dimensions' members. Frozen while days are parsed.
struct Dimensions: Sendable {
    let contracts = KeyDictionary()
    let devices = KeyDictionary()
    let apps = KeyDictionary()
}

import Genres

/// Counts by number, since a dictionary a row would cost more than the row.
struct RowTally {
    private var rejects = [Int64](repeating: 0, count: RowAccount.Reject.allCases.count)
    private var repairs = [Int64](repeating: 0, count: 256)
    private var interfaceTexts: Int64 = 0
    private var notes: [String: Int64] = [:]

    mutating func reject(_ reason: RowAccount.Reject, _ count: Int = 1) { rejects[reason.rawValue] += Int64(count) }

    mutating func accept(_ found: KeywordCleaner.Repairs, isInterfaceText: Bool) {
        repairs[Int(found.rawValue)] += 1
        if isInterfaceText { interfaceTexts += 1 }
    }

    /// Counts rows of which something else was put right.
    mutating func note(_ count: Int64, as repair: String) {
        if count > 0 { notes[repair, default: 0] += count }
    }

    func account(read: Int) -> RowAccount {
        var account = RowAccount()
        account.repaired = notes
        account.read = Int64(read)
        account.loaded = repairs.reduce(0, +)
        for reason in RowAccount.Reject.allCases where rejects[reason.rawValue] > 0 {
            account.rejected[reason.name] = rejects[reason.rawValue]
        }
        for (repair, name) in RowAccount.repairs {
            let count = repairs.indices.filter { UInt8($0) & repair.rawValue != 0 }.reduce(0) { $0 + repairs[$1] }
            if count > 0 { account.repaired[name] = count }
        }
        if interfaceTexts > 0 { account.repaired[RowAccount.interfaceText] = interfaceTexts }
        return account
    }
}

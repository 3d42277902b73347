import Columnar
import DurableFiles
import Genres
import Glibc
import Warehouse

/// Reads Parquet files of logged searches, from any writer: only the columns needed, and of these, missing ones as NULL.
struct SearchLogReader {
    let day: Day

    private static let needed = ["user_id", "keyword"]

    /// Takes a whole file in, or throws and takes no row of it.
    /// - Throws: `FileError` where it cannot be opened, which may pass; `ParquetError` for what it holds.
    func read(_ path: String, into rows: inout SearchRows, _ texts: inout MonthTexts) throws -> RowAccount {
        try requireOpenable(path)
        let reader = try ParquetReader(path: path)
        let names = Set(reader.schema.filter(\.type.isText).map(\.name))
        if let missing = Self.needed.first(where: { !names.contains($0) && !reader.holdsNothing($0) }) {
            let reason = reader.has(missing) ? "\(missing) is not text" : "it has no column \(missing)"
            throw ParquetError(operation: .read, path: path, reason: reason)
        }
        let rowsBefore = rows.count
        var account = RowAccount()
        do {
            for rowGroup in 0..<reader.rowGroupCount {
                try Task.checkCancellation()
                account += try take(try SearchColumns(reader, rowGroup: rowGroup, names), &rows, &texts)
            }
        } catch {
            rows.removeLast(rows.count - rowsBefore)
            throw error
        }
        return account
    }

    private func requireOpenable(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, path) }
        close(descriptor)
    }

    private func take(_ columns: SearchColumns, _ rows: inout SearchRows, _ texts: inout MonthTexts) throws
        -> RowAccount
    {
        var tally = RowTally()
        guard let userColumn = columns.users else {
            tally.reject(.noUser, columns.count)
            return tally.account(read: columns.count)
        }
        let users = try texts.users.numbers(of: userColumn.texts)
        let keywords = try columns.keywords.map { try texts.keywords.entries(of: $0.texts) } ?? []
        var taken = Taken(capacity: columns.count)
        for row in 0..<columns.count {
            guard let user = userColumn.code(row).map({ users[$0] }), texts.users.kinds[Int(user)] != .blank else {
                tally.reject(.noUser)
                continue
            }
            guard let keyword = columns.keywords?.code(row) else {
                tally.reject(.noKeyword)
                continue
            }
            switch keywords[keyword] {
            case .blank: tally.reject(.blankKeyword)
            case .notUTF8: tally.reject(.notUTF8)
            case .spelling(let spelling, let repairs, let isInterfaceText):
                guard texts.users.kinds[Int(user)] == .text else {
                    tally.reject(.notUTF8)
                    continue
                }
                tally.accept(repairs, isInterfaceText: isInterfaceText)
                taken.append(row, user, spelling)
            }
        }
        rows.users += taken.users
        rows.spellings += taken.spellings
        rows.events += try columns.events.numbers(of: taken.rows, in: &texts.events, &tally) { $0.lowercased() }
        rows.platforms += try columns.platforms.numbers(of: taken.rows, in: &texts.platforms, &tally) { $0 }
        rows.networks += try columns.networks.numbers(of: taken.rows, in: &texts.networks, &tally) {
            $0.contains("#") ? "" : $0.lowercased()
        }
        rows.times += times(columns.times, taken.rows, &tally)
        return tally.account(read: columns.count)
    }

    private func times(_ times: LogTimes, _ rows: [Int], _ tally: inout RowTally) -> [Int64] {
        let clock = FolderClock(day)
        var reader = LogTime()
        var (unreadable, ofOtherDate): (Int64, Int64) = (0, 0)
        let found = rows.map { row in
            guard let time = times.milliseconds(row, &reader) else {
                unreadable += 1
                return clock.midnight
            }
            let placed = clock.placed(time)
            if placed != time { ofOtherDate += 1 }
            return placed
        }
        tally.note(unreadable, as: times.absence)
        tally.note(ofOtherDate, as: RowAccount.otherDate)
        tally.note(reader.converted, as: RowAccount.convertedTime)
        return found
    }
}

/// The rows of a row group that are no rejects.
private struct Taken {
    private(set) var rows: [Int] = []
    private(set) var users: [UInt32] = []
    private(set) var spellings: [UInt32] = []

    init(capacity: Int) {
        rows.reserveCapacity(capacity)
        users.reserveCapacity(capacity)
        spellings.reserveCapacity(capacity)
    }

    mutating func append(_ row: Int, _ user: UInt32, _ spelling: UInt32) {
        rows.append(row)
        users.append(user)
        spellings.append(spelling)
    }
}

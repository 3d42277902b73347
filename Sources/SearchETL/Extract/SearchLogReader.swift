import Columnar
import Genres
import Warehouse

/// Reads Parquet files of logged searches, from any writer: only the columns needed, and of these, missing ones as NULL.
struct SearchLogReader {
    let day: Day

    private static let needed = ["user_id", "keyword"]

    /// Takes a whole file in, or throws and takes no row of it.
    func read(_ path: String, into rows: inout SearchRows, _ texts: inout MonthTexts) throws -> RowAccount {
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
                account += try take(try Columns(reader, rowGroup: rowGroup, names), &rows, &texts)
            }
        } catch {
            rows.removeLast(rows.count - rowsBefore)
            throw error
        }
        return account
    }

    private func take(_ columns: Columns, _ rows: inout SearchRows, _ texts: inout MonthTexts) throws -> RowAccount {
        let users = try texts.users.numbers(of: columns.users.texts)
        let keywords = try texts.keywords.entries(of: columns.keywords.texts)
        let events = try Self.numbers(of: columns.events, in: &texts.events, columns.count) { $0.lowercased() }
        let platforms = try Self.numbers(of: columns.platforms, in: &texts.platforms, columns.count) { $0 }
        let networks = try Self.numbers(of: columns.networks, in: &texts.networks, columns.count) {
            $0.contains("#") ? "" : $0.lowercased()
        }
        var tally = Tally()
        var taken = Taken(capacity: columns.count)
        for row in 0..<columns.count {
            guard let user = columns.users.code(row).map({ users[$0] }), texts.users.kinds[Int(user)] != .blank else {
                tally.reject(.noUser)
                continue
            }
            guard let keyword = columns.keywords.code(row) else {
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
        rows.events += taken.rows.lazy.map { events.numbers[$0] }
        rows.platforms += taken.rows.lazy.map { platforms.numbers[$0] }
        rows.networks += taken.rows.lazy.map { networks.numbers[$0] }
        rows.times += times(columns.times, taken.rows, &tally)
        tally.note(events.unknown(taken.rows), as: RowAccount.noEvent)
        tally.note(platforms.unknown(taken.rows), as: RowAccount.noPlatform)
        tally.note(networks.unknown(taken.rows), as: RowAccount.noNetwork)
        return tally.account(read: columns.count)
    }

    /// The folder says the day, and the log the time of day; midnight where that cannot be read.
    private func times(_ times: LogTimes, _ rows: [Int], _ tally: inout Tally) -> [Int64] {
        let midnight = Int64(day.number) * LogTime.millisecondsADay
        var reader = LogTime()
        var (unreadable, ofOtherDate): (Int64, Int64) = (0, 0)
        let found = rows.map { row in
            guard let time = times.milliseconds(row, &reader) else {
                unreadable += 1
                return midnight
            }
            if (midnight..<midnight + LogTime.millisecondsADay).contains(time) { return time }
            ofOtherDate += 1
            let ofDay = time % LogTime.millisecondsADay
            return midnight + (ofDay < 0 ? ofDay + LogTime.millisecondsADay : ofDay)
        }
        tally.note(unreadable, as: times.absence)
        tally.note(ofOtherDate, as: RowAccount.otherDate)
        tally.note(reader.converted, as: RowAccount.convertedTime)
        return found
    }

    /// Few distinct texts: each is normalised once.
    private static func numbers(
        of column: CodedTextColumn?, in dictionary: inout TextDictionary, _ count: Int,
        _ normalised: (String) -> String
    ) throws -> Known {
        let unknown = try dictionary.number(of: "unknown")
        guard let column else { return Known(numbers: Array(repeating: unknown, count: count), unknown: unknown) }
        // A column without a dictionary of its own repeats each text.
        var raw = TextDictionary()
        let numbers = try raw.numbers(of: column.texts)
        let known = try (0..<raw.count).map { number in
            let text = normalised(raw[UInt32(number)])
            return text.allSatisfy(\.isWhitespace) ? unknown : try dictionary.number(of: text)
        }
        return Known(numbers: column.spread(numbers.map { known[Int($0)] }, null: unknown), unknown: unknown)
    }
}

/// A text of each row as a number, `unknown` where none was logged.
private struct Known {
    let numbers: [UInt32]
    let unknown: UInt32

    /// How many of some rows have none.
    func unknown(_ rows: [Int]) -> Int64 { Int64(rows.count { numbers[$0] == unknown }) }
}

/// One row group's columns; nil for those that the file lacks, or that are no text.
private struct Columns {
    let count: Int
    let users: CodedTextColumn
    let keywords: CodedTextColumn
    let events: CodedTextColumn?
    let platforms: CodedTextColumn?
    let networks: CodedTextColumn?
    let times: LogTimes

    init(_ reader: borrowing ParquetReader, rowGroup: Int, _ names: Set<String>) throws {
        count = reader.rowCount(ofRowGroup: rowGroup)
        let nothing = CodedTextColumn(codes: Array(repeating: CodedTextColumn.null, count: count), texts: TextColumn())
        users = try Self.column("user_id", reader, rowGroup, names) ?? nothing
        keywords = try Self.column("keyword", reader, rowGroup, names) ?? nothing
        events = try Self.column("category", reader, rowGroup, names)
        platforms = try Self.column("platform", reader, rowGroup, names)
        networks = try Self.column("networkType", reader, rowGroup, names)
        times = try LogTimes(reader, rowGroup: rowGroup)
    }

    private static func column(
        _ name: String, _ reader: borrowing ParquetReader, _ rowGroup: Int, _ names: Set<String>
    ) throws -> CodedTextColumn? {
        names.contains(name) ? try reader.readCodedText(name, rowGroup: rowGroup) : nil
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

/// Counts by number, since a dictionary a row would cost more than the row.
private struct Tally {
    private var rejects = [Int64](repeating: 0, count: RowAccount.Reject.allCases.count)
    private var repairs = [Int64](repeating: 0, count: 256)
    private var interfaceTexts: Int64 = 0
    private var notes: [String: Int64] = [:]

    mutating func reject(_ reason: RowAccount.Reject) { rejects[reason.rawValue] += 1 }

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

import Columnar

/// One row group's columns of a log of searches.
struct SearchColumns {
    let count: Int
    /// Nil where all are NULL.
    let users: CodedTextColumn?
    let keywords: CodedTextColumn?
    let events: FewTexts
    let platforms: FewTexts
    let networks: FewTexts
    let times: LogTimes

    /// - Parameter names: of the columns of text.
    init(_ reader: borrowing ParquetReader, rowGroup: Int, _ names: Set<String>) throws {
        count = try reader.plausibleRowCount(ofRowGroup: rowGroup)
        users = try Self.column("user_id", reader, rowGroup, names)
        keywords = try Self.column("keyword", reader, rowGroup, names)
        events = try Self.few("category", RowAccount.noEvent, reader, rowGroup, names)
        platforms = try Self.few("platform", RowAccount.noPlatform, reader, rowGroup, names)
        networks = try Self.few("networkType", RowAccount.noNetwork, reader, rowGroup, names)
        times = try LogTimes(reader, rowGroup: rowGroup)
    }

    private static func column(
        _ name: String, _ reader: borrowing ParquetReader, _ rowGroup: Int, _ names: Set<String>
    ) throws -> CodedTextColumn? {
        names.contains(name) ? try reader.readCodedText(name, rowGroup: rowGroup) : nil
    }

    private static func few(
        _ name: String, _ absence: String, _ reader: borrowing ParquetReader, _ rowGroup: Int, _ names: Set<String>
    ) throws -> FewTexts {
        let isOfOtherType = !names.contains(name) && reader.has(name) && !reader.holdsNothing(name)
        return FewTexts(
            column: try column(name, reader, rowGroup, names), absence: isOfOtherType ? name + "_not_text" : absence,
            damage: name + "_not_utf8")
    }
}

/// A column of few distinct texts, `unknown` where none was logged.
struct FewTexts {
    /// Nil for one that the file lacks, or that is no text.
    let column: CodedTextColumn?
    /// What a row without a text is counted as.
    let absence: String
    /// What a row whose text is broken is counted as.
    let damage: String

    private enum Known {
        case number(UInt32)
        case blank, notUTF8
    }

    /// The number of each row's text; each distinct one is normalised once.
    func numbers(
        of rows: [Int], in dictionary: inout TextDictionary, _ tally: inout RowTally, _ normalised: (String) -> String
    ) throws -> [UInt32] {
        let unknown = try dictionary.number(of: "unknown")
        guard let column else {
            tally.note(Int64(rows.count), as: absence)
            return Array(repeating: unknown, count: rows.count)
        }
        // A column without a dictionary of its own repeats each text.
        var raw = TextDictionary()
        let distinct = try raw.numbers(of: column.texts)
        let known = try (0..<raw.count).map { number -> Known in
            guard let text = raw.texts.withBytes(of: number, { String(validating: $0, as: UTF8.self) }).map(normalised)
            else { return .notUTF8 }
            return text.allSatisfy(\.isWhitespace) ? .blank : .number(try dictionary.number(of: text))
        }
        var (missing, broken): (Int64, Int64) = (0, 0)
        let numbers = rows.map { row in
            switch column.code(row).map({ known[Int(distinct[$0])] }) {
            case .number(let number): return number
            case .notUTF8: broken += 1
            case .blank, nil: missing += 1
            }
            return unknown
        }
        tally.note(missing, as: absence)
        tally.note(broken, as: damage)
        return numbers
    }
}

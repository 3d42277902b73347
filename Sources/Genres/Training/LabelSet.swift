/// Labelled keywords as a training takes them, with an account of what was left out.
package struct LabelSet: Sendable {
    package struct Row: Equatable, Sendable {
        package let keyword: Keyword
        package let genre: Genre
        /// The language model that gave it; nil for a label that was read.
        package var model: String?
    }

    /// In the file's order, each keyword once.
    package private(set) var rows: [Row] = []
    package private(set) var rowsRead = 0
    /// Rows left out, by reason.
    package private(set) var rejected: [String: Int] = [:]

    /// Reads the columns `keyword` and `genre`.
    package init(_ bytes: [UInt8], file: String) throws(CSVError) {
        var reader = try CSVReader(bytes, file: file)
        let (keywordColumn, genreColumn) = (try reader.column("keyword"), try reader.column("genre"))
        var places: [String: Int] = [:]
        var conflicts: [String: Int] = [:]
        while let record = try reader.next() {
            rowsRead += 1
            let keyword = Keyword(record.fields[keywordColumn])
            guard !keyword.isBlank else {
                reject("blank keyword")
                continue
            }
            guard let genre = Genre(name: record.fields[genreColumn]) else {
                reject("unknown genre")
                continue
            }
            guard let place = places[keyword.text] else {
                places[keyword.text] = rows.count
                rows.append(Row(keyword: keyword, genre: genre))
                continue
            }
            if rows[place].genre == genre {
                reject("duplicate")
            } else {
                conflicts[keyword.text, default: 0] += 1
            }
        }
        drop(conflicts)
    }

    /// Each keyword once, with the last of its genres.
    static func newest(_ rows: some Sequence<Row>) -> [Row] {
        var places: [String: Int] = [:]
        var kept: [Row] = []
        for row in rows {
            if let place = places[row.keyword.text] {
                kept[place] = row
            } else {
                places[row.keyword.text] = kept.count
                kept.append(row)
            }
        }
        return kept
    }

    /// Those of other rows whose keyword is not in here.
    package func missing(from others: [Row]) -> [Row] {
        let known = Set(rows.map(\.keyword.text))
        return others.filter { !known.contains($0.keyword.text) }
    }

    private mutating func reject(_ reason: String, _ count: Int = 1) { rejected[reason, default: 0] += count }

    /// Nobody can tell which of two labels is right.
    private mutating func drop(_ conflicts: [String: Int]) {
        guard !conflicts.isEmpty else { return }
        rows.removeAll { conflicts[$0.keyword.text] != nil }
        reject("conflicting duplicate", conflicts.values.reduce(conflicts.count, +))
    }
}

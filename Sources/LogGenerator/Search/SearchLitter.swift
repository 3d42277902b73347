/// What lies about beside the days.
struct SearchLitter {
    private static let rows = 50

    let output: String
    let first: SearchPlan.Day
    let last: SearchPlan.Day

    /// Writes it, with rows of `sample`'s day, and says what it is.
    func write(_ sample: SearchDayWriter) throws(LogGeneratorError) -> [SearchInjection: Int] {
        var sample = sample
        let rows = first.rows > 0 ? sample.batch(0..<min(first.rows, Self.rows)) : nil
        let files = [
            (CalendarDate(number: first.number).compact, "part-00001.snappy.parquet", true),
            ("backup", SearchLogGenerator.fileName, false),
        ]
        for (folder, name, isCut) in files {
            var file = try SearchDayFile(folder: output + "/" + folder, name: name)
            if let rows { try file.write(rows) }
            _ = try file.publish(isCut: isCut)
        }
        try makeFolder(output + "/" + CalendarDate(number: last.number + 1).compact)
        return [.truncatedFile: 1, .undatedFolder: 1, .emptyFolder: 1]
    }
}

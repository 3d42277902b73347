import LogGenerator
import TestSupport

extension SearchLogOptions {
    /// From 1 June 2022.
    static func june(
        in folder: TemporaryFolder, days: Int = 4, records: Int, seed: UInt64 = 1, dirty: Bool = false
    ) -> SearchLogOptions {
        SearchLogOptions(
            output: folder.path, from: 19_144, days: days, records: records, seed: seed, dirty: dirty,
            vocabulary: .small)
    }
}

extension SearchVocabulary {
    /// Three groups of 60, 30 and 15 titles.
    static var small: SearchVocabulary {
        let words = [
            "hậu cung", "Đường về", "bóng đá", "liên minh", "người thầy", "yêu", "siêu nhân", "thế giới", "kiếm hiệp",
            "mặt trời",
        ]
        let groups = [("Drama", 60), ("Sports", 30), ("Music", 15)]
        return SearchVocabulary(
            groups.flatMap { group, count in
                (0..<count).map { ("\(words[$0 % 10].lowercased()) \(words[$0 / 10 + 3]) \($0)", group) }
            })
    }
}

extension TemporaryFolder {
    /// All files below, as a map from path to bytes.
    func contents() throws -> [String: [UInt8]] {
        try Dictionary(uniqueKeysWithValues: tree().map { ($0, try read($0)) })
    }

    /// The day files as a table of DuckDB's.
    var days: String { "read_parquet(\(DuckDB.quoted(path + "/2*/part-00000.snappy.parquet")))" }
}

import Columnar
import Genres
import Warehouse

extension Generation {
    /// The genres of a generation's top keywords, by compared keyword; pending ones are left out.
    func keywordLabels() throws -> [String: GenreLabel] {
        let reader = try ParquetReader(path: file(of: SearchSchema.keywordGenre))
        var labels: [String: GenreLabel] = [:]
        for rowGroup in 0..<reader.rowGroupCount {
            let batch = try reader.read(["keyword", "confidence", "source"], rowGroup: rowGroup)
            let genres = try reader.readOptionalText("genre", rowGroup: rowGroup)
            guard let keywords = batch.columns[0].strings, let confidences = batch.columns[1].doubles,
                let sources = batch.columns[2].strings
            else { continue }
            for row in keywords.indices {
                guard let genre = genres[row].flatMap({ Genre(name: $0) }),
                    let source = GenreSource(rawValue: sources[row])
                else { continue }
                labels[keywords[row]] = GenreLabel(genre, confidence: confidences[row], source: source)
            }
        }
        return labels
    }
}

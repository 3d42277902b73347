import Foundation

/// What ships with the program.
package enum Resources {
    /// The folder of the sample: two weeks of content logs as `YYYYMMDD.json.gz`.
    package static var sampleFolder: URL { folder.appending(path: "sample", directoryHint: .isDirectory) }

    /// The folder of the search sample: a week of each of two months, as `YYYYMMDD` folders of Parquet.
    package static var searchSampleFolder: URL { folder.appending(path: "sample-search", directoryHint: .isDirectory) }

    /// Titles and words with their genre, in the format of `Genres.LexiconEntry`.
    package static var genreLexicon: URL { folder.appending(path: "genres/lexicon.txt") }

    /// What a language model is told before it gets keywords, in the words of `Genres.GenrePrompt`.
    package static var genrePrompt: URL { folder.appending(path: "genres/prompt.txt") }

    /// Makers of set-top boxes by the first six digits of a MAC, in the format of `Customers.Makers`.
    package static var deviceMakers: URL { folder.appending(path: "devices/makers.txt") }

    /// Questions in SQL, one a file, in the format of `AdHocSQL.SQLExample`.
    package static var sqlExamples: URL { folder.appending(path: "sql", directoryHint: .isDirectory) }

    private static var folder: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }
}

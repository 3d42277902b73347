import ArgumentParser
import DurableFiles
import Foundation
import Genres
import Resources

struct GenresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genres",
        abstract: "Tell what searches are about: train, use and measure the genre classifier.",
        discussion: """
            A keyword is looked up in your lexicon (genres.txt in the configuration folder), then in the one that ships; \
            the trained model answers for all others. All of it works offline.
            """,
        subcommands: [GenresTrain.self, GenresClassify.self, GenresEval.self])
}

/// The files a classifier is made of.
struct GenreFiles {
    let places: Places

    /// The model that `genres train` writes.
    var model: String { places.workspace + "/genres/model.bin" }

    /// The lexicon a user may write.
    static var userLexicon: String { Places.userFolder("XDG_CONFIG_HOME", else: ".config") + "/genres.txt" }

    /// The cascade for keywords. Says on stderr what is missing.
    func cascade(minConfidence: Double = 0) throws -> GenreCascade {
        let lexicons = [Lexicon(ofUser: try Self.userEntries()), Lexicon(try Self.shippedEntries())]
        if let model = try ModelFile.read(model) {
            return GenreCascade(lexicons + [model], minConfidence: minConfidence)
        }
        Narration.say(
            "there is no model in \(model): only the lexicon answers; train one with "
                + "`cyclorama genres train --labels FILE.csv`, a file with columns keyword,genre")
        return GenreCascade(lexicons, minConfidence: minConfidence)
    }

    static func shippedEntries() throws -> [LexiconEntry] { try LexiconEntry.read(Resources.genreLexicon.path) }

    static func userEntries() throws -> [LexiconEntry] {
        DurableFiles().exists(userLexicon) ? try LexiconEntry.read(userLexicon) : []
    }
}

/// Labelled keywords, for training or to measure by.
struct LabelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A CSV file with the columns keyword and genre.", valueName: "file.csv"))
    var labels: String

    func read() throws -> LabelSet {
        let path = Places.absolute(labels)
        return try LabelSet(try DurableFiles().read(path), file: path)
    }
}

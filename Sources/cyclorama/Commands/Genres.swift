import ArgumentParser
import DurableFiles
import Foundation
import Genres
import Resources
import TerminalUI

struct GenresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genres",
        abstract: "Tell what searches are about: train, use and measure the genre classifier.",
        discussion: """
            A keyword is looked up in your lexicon (genres.txt in the configuration folder), then in the one that ships; \
            the model answers for all others: the one you trained, or else one made of the lexicons. All of it works \
            offline.
            """,
        subcommands: [GenresTrain.self, GenresClassify.self, GenresEval.self])
}

/// The files a classifier is made of.
struct GenreFiles {
    let places: Places

    /// The model that `genres train` writes.
    var model: String { folder + "/model.bin" }

    /// Where the model lies, and the labels that a language model gave.
    var folder: String { places.workspace + "/genres" }

    /// The lexicon a user may write.
    static var userLexicon: String { Places.userFolder("XDG_CONFIG_HOME", else: ".config") + "/genres.txt" }

    /// The cascade for keywords. Says on stderr what is missing.
    func cascade(minConfidence: Double = 0) async throws -> GenreCascade {
        let (user, shipped) = (try Self.userEntries(), try Self.shippedEntries())
        let model = try await model(else: shipped + user)
        return GenreCascade(
            [Lexicon(ofUser: user), Lexicon(shipped), FuzzyTitles(shipped + user), model], minConfidence: minConfidence)
    }

    /// The model that was trained, or else one made of the lexicons.
    private func model(else entries: [LexiconEntry]) async throws -> GenreModel {
        if let trained = try ModelFile.read(model) { return trained }
        Narration.say(
            "there is no model in \(model): one made of the lexicon answers, and is less often right; train one with "
                + "`cyclorama genres train --labels FILE.csv`, a file with columns keyword,genre")
        return try await Interruption.cancelling { try await GenreTrainer.fromLexicon(entries).model }
    }

    /// What the search ETL asks for genres. Without a trained model, one made of the lexicons answers.
    func labeler(_ choice: SearchConfiguration) async throws -> GenreLabeler {
        let (user, shipped) = (try Self.userEntries(), try Self.shippedEntries())
        var model: GenreModel?
        if choice.classifier != .lexicon {
            model = try ModelFile.read(self.model)
            if model == nil { model = try await GenreTrainer.fromLexicon(shipped + user).model }
        }
        guard choice.classifier == .llm, let url = choice.llmURL else {
            let answers =
                choice.classifier == .lexicon ? [:] : try LabelCache.lastAnswers(in: folder, prompt: Self.prompt())
            return GenreLabeler(
                mode: choice.classifier, user: user, shipped: shipped, model: model, answers: answers)
        }
        let endpoint = try LLMEndpoint(url)
        var options = LLMOptions()
        (options.mostRequests, options.longestRun) = (choice.llmRequests, .seconds(choice.llmSeconds))
        let client = LLMClient(
            endpoint, model: choice.llmModel,
            key: try APIKey(environment: ProcessInfo.processInfo.environment, for: endpoint),
            prompt: try Self.prompt(), options: options)
        return GenreLabeler(
            mode: .llm, user: user, shipped: shipped, model: model, client: client, cache: try cache())
    }

    /// What a language model answers is kept here. Says on stderr what of it is damaged.
    private func cache() throws -> LabelCache {
        let cache = try LabelCache(folder: folder)
        if cache.skippedLines > 0 {
            let lines = NumberText.counted(Int64(cache.skippedLines), "line")
            Narration.say("passed over \(lines) of \(folder)/\(LabelCache.fileName) that hold no label")
        }
        return cache
    }

    /// What a language model is told.
    static func prompt() throws -> GenrePrompt { try GenrePrompt(path: Resources.genrePrompt.path) }

    /// What a language model answered to that.
    func answeredLabels() throws -> [LabelSet.Row] { try LabelCache.labels(in: folder, prompt: Self.prompt()) }

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

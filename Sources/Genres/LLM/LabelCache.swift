import DurableFiles
import Foundation

/// The genres that language models gave, in a file that only grows: each answered batch is safe before the next is counted.
/// Holds the folder for one writer.
package actor LabelCache {
    package static let fileName = "llm-labels.ndjson"

    /// Lines that were no labels when the file was opened; a part of a line at its end, which was cut off, counts.
    package nonisolated let skippedLines: Int

    private let path: String
    private let files: DurableFiles
    private let lock: FolderLock
    private var genres: [Key: Genre] = [:]
    /// Whether a write failed, and may have left a part of a line.
    private var isTorn = false

    private struct Key: Hashable {
        let keyword: String
        let model: String
        let prompt: String
    }

    /// Opens the file in a folder, which is created where there is none, and repairs its end.
    /// - Throws: `FolderInUse` while another run writes there, or `FileError`.
    package init(folder: String, files: DurableFiles = DurableFiles()) throws {
        self.files = files
        path = folder + "/" + Self.fileName
        try files.createDurableFolder(folder)
        lock = try FolderLock(folder: folder)
        guard files.exists(path) else {
            try files.replace(path, with: [])
            skippedLines = 0
            return
        }
        let bytes = try files.read(path)
        let content = LabelLines(bytes)
        if content.repaired.count != bytes.count { try files.replace(path, with: content.repaired) }
        skippedLines = content.skipped
        for line in content.lines { genres[Self.key(line)] = line.genre }
    }

    /// The labels in a folder as rows to train from: of the answers to this prompt, the newest for each keyword, whichever
    /// model it is from. Needs no lock, and changes nothing.
    package static func labels(
        in folder: String, prompt: GenrePrompt, files: DurableFiles = DurableFiles()
    ) throws -> [LabelSet.Row] {
        let rows = try lines(in: folder, prompt: prompt, files: files).map {
            LabelSet.Row(keyword: Keyword($0.keyword), genre: $0.genre, model: $0.model)
        }
        return LabelSet.newest(rows.filter { !$0.keyword.isBlank })
    }

    /// What the model that answered this prompt last gave for each keyword (`Keyword.text`). Needs no lock, and changes
    /// nothing.
    package static func lastAnswers(
        in folder: String, prompt: GenrePrompt, files: DurableFiles = DurableFiles()
    ) throws -> [String: Genre] {
        let lines = try lines(in: folder, prompt: prompt, files: files)
        guard let model = lines.last?.model else { return [:] }
        let answers = lines.filter { $0.model == model }.map { (Keyword($0.keyword).text, $0.genre) }
        return Dictionary(answers, uniquingKeysWith: { $1 })
    }

    private static func lines(in folder: String, prompt: GenrePrompt, files: DurableFiles) throws -> [LabelLine] {
        let path = folder + "/" + fileName
        guard files.exists(path) else { return [] }
        return LabelLines(try files.read(path)).lines.filter { $0.prompt == prompt.hash }
    }

    /// The model whose answer to this prompt came last.
    package func lastModel(prompt: GenrePrompt) throws -> String? {
        LabelLines(try files.read(path)).lines.last { $0.prompt == prompt.hash }?.model
    }

    /// What this model answered to this prompt; nil for what it was not asked.
    package func genres(of keywords: [Keyword], model: String, prompt: GenrePrompt) -> [Genre?] {
        keywords.map { genres[Key(keyword: $0.text, model: model, prompt: prompt.hash)] }
    }

    /// Keeps an answered batch; it is safe from a power cut when this returns.
    package func add(
        _ answers: [(keyword: Keyword, genre: Genre)], model: String, prompt: GenrePrompt, at time: Date = .now
    ) throws {
        let lines = answers.map {
            LabelLine(
                keyword: $0.keyword.text, genre: $0.genre, model: model, prompt: prompt.hash,
                at: time.formatted(.iso8601))
        }
        // Ends the part of a line that a failed write left.
        var bytes: [UInt8] = isTorn ? [0x0A] : []
        for line in lines { bytes += try line.bytes }
        isTorn = true
        try files.append(bytes, to: path)
        try files.sync(path)
        isTorn = false
        for line in lines { genres[Self.key(line)] = line.genre }
    }

    private static func key(_ line: LabelLine) -> Key {
        Key(keyword: Keyword(line.keyword).text, model: line.model, prompt: line.prompt)
    }
}

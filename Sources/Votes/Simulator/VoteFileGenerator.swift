import DurableFiles

/// Writes files of votes in the form of the API, as a poller would have left them, 10 s apart in event time.
package struct VoteFileGenerator: Sendable {
    /// One vote in so many has a fault where faults are mixed in.
    private static let votesPerFault = 40

    package let options: VoteFileOptions
    private let files = DurableFiles()

    package init(options: VoteFileOptions) { self.options = options }

    /// Writes all files and says what they hold.
    /// - Parameter progress: gets the votes and bytes written so far, after each file; must be quick.
    /// - Throws: `VoteFileError`, `FileError`, or `CancellationError` when its task is cancelled; finished files stay.
    @concurrent
    package func run(
        progress: @Sendable (_ votes: Int, _ bytes: Int) -> Void = { _, _ in }
    ) async throws -> VoteFileSummary {
        try options.validate()
        try files.createFolder(options.output)
        var summary = VoteFileSummary()
        for index in 0..<options.fileCount {
            try Task.checkCancellation()
            try write(content(index, &summary), second: index * VoteFileOptions.spacing, &summary)
            summary.files += 1
            progress(summary.votes, summary.bytes)
            await Task.yield()
        }
        if options.dirty { try writeBadFiles(&summary) }
        try files.syncFolder(options.output)
        return summary
    }

    private func content(_ index: Int, _ summary: inout VoteFileSummary) throws -> [UInt8] {
        let query = VoteQuery(count: options.votes(inFile: index))
        let answer = VoteAnswer(seed: options.seed, number: UInt64(index), query: query)
        let timestamp = Array(time(index * VoteFileOptions.spacing).timestamp.utf8)
        var (votes, bytes) = (answer.votes, answer.head(delay: answer.delay))
        var faults = VoteRandom(seed: options.seed, stream: ~UInt64(index))
        while votes.left > 0 {
            if options.dirty, faults.below(Self.votesPerFault) == 0 {
                let fault = VoteFault.allCases[faults.below(VoteFault.allCases.count)]
                write(fault, &votes, timestamp, to: &bytes, &summary)
            } else {
                let song = votes.write(timestamp: timestamp, to: &bytes)
                summary.counts[Songs.all[song], default: 0] += 1
            }
        }
        summary.votes += answer.count
        return bytes + VoteAnswer.tail
    }

    private func write(
        _ fault: VoteFault, _ votes: inout VoteSequence, _ timestamp: [UInt8], to bytes: inout [UInt8],
        _ summary: inout VoteFileSummary
    ) {
        votes.separate(&bytes)
        let song = votes.next().song
        let words = Songs.json[song]
        bytes += Array(
            fault.json(
                song: String(decoding: words, as: UTF8.self), timestamp: String(decoding: timestamp, as: UTF8.self)
            )
            .utf8)
        if let reason = fault.rejection {
            summary.rejected[reason.rawValue, default: 0] += 1
        } else {
            summary.counts[Songs.all[song], default: 0] += 1
        }
    }

    /// One file of each fault, half-way between the first good ones.
    private func writeBadFiles(_ summary: inout VoteFileSummary) throws {
        for (index, fault) in FileFault.allCases.enumerated() {
            var ignored = VoteFileSummary()
            let good = try VoteFileGenerator(options: sample).content(index, &ignored)
            let second = index * VoteFileOptions.spacing + VoteFileOptions.spacing / 2
            summary.badFiles.append(try write(fault.spoiled(good), second: second, &summary))
        }
    }

    /// What bad files would hold if they were good.
    private var sample: VoteFileOptions {
        VoteFileOptions(output: options.output, firstDay: options.firstDay, records: 1500, seed: ~options.seed)
    }

    /// Returns the file's name.
    @discardableResult
    private func write(_ bytes: [UInt8], second: Int, _ summary: inout VoteFileSummary) throws -> String {
        let name = time(second).fileName
        let path = options.output + "/" + name
        try files.write(bytes, to: path + ".part")
        try files.rename(path + ".part", to: path)
        summary.bytes += bytes.count
        return name
    }

    /// The same on every machine, wherever it is.
    private func time(_ second: Int) -> LocalTime {
        LocalTime(microseconds: (options.firstDay * 86_400 + second) * 1_000_000, isUTC: true)
    }
}

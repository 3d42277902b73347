import Dispatch
import Synchronization

/// Reads the files of a batch on several threads, and keeps its readers for the next batch.
final class FileReading<Query: StreamQuery> {
    private let query: Query
    private let folder: String
    private let limit: Int64
    private var workers: [Worker]

    init(_ query: Query, _ options: StreamOptions) {
        self.query = query
        folder = options.input
        limit = options.maxFileBytes
        workers = (0..<max(1, options.threads)).map { _ in Worker(reader: query.makeReader()) }
    }

    /// Outcomes in the order of the files; nil for those not read because `isCancelled` became true.
    func read(_ files: [SourceFile], isCancelled: @Sendable () -> Bool) -> [ReadOutcome<FileVerdict<Query.Change>>?] {
        // A thread more is only worth starting for a handful of files.
        let count = max(1, min(workers.count, files.count / 4))
        let next = Atomic(0)
        let job = Job(files: files, folder: folder, limit: limit)
        // Each iteration has a worker of its own, so that nothing is shared but the number of the next file.
        nonisolated(unsafe) let workers = workers
        if count == 1 {
            workers[0].run(job, next, isCancelled)
        } else {
            DispatchQueue.concurrentPerform(iterations: count) { workers[$0].run(job, next, isCancelled) }
        }
        var outcomes = [ReadOutcome<FileVerdict<Query.Change>>?](repeating: nil, count: files.count)
        for worker in workers {
            for (index, outcome) in worker.takeResults() { outcomes[index] = outcome }
        }
        return outcomes
    }

    private struct Job: Sendable {
        let files: [SourceFile]
        let folder: String
        let limit: Int64
    }

    private final class Worker {
        private var reader: Query.Reader
        private var buffer = FileBuffer()
        private var results: [(Int, ReadOutcome<FileVerdict<Query.Change>>)] = []

        init(reader: Query.Reader) { self.reader = reader }

        func run(_ job: Job, _ next: borrowing Atomic<Int>, _ isCancelled: () -> Bool) {
            while !isCancelled() {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < job.files.count else { return }
                let path = job.folder + "/" + job.files[index].name
                results.append((index, buffer.read(path, limit: job.limit) { bytes, _ in reader.read(bytes) }))
            }
        }

        func takeResults() -> [(Int, ReadOutcome<FileVerdict<Query.Change>>)] {
            defer { results.removeAll(keepingCapacity: true) }
            return results
        }
    }
}

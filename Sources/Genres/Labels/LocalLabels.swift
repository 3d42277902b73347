/// Labels from what lies on this machine, on all its cores.
struct LocalLabels: Sendable {
    let lexicons: [any GenreClassifier]
    /// Asked where the lexicons know nothing; less sure answers than `minConfidence` are none.
    let model: GenreModel?
    let minConfidence: Double

    private static let chunk = 512

    func label(_ keyword: Keyword) -> GenreLabel? {
        if let label = lexicons.lazy.compactMap({ $0.label(keyword) }).first { return label }
        return model?.label(keyword).flatMap { $0.confidence >= minConfidence ? $0 : nil }
    }

    /// - Parameter progress: called with the number of keywords done.
    func labels(of keywords: [Keyword], progress: @Sendable (Int) -> Void) async throws -> [GenreLabel?] {
        try await withThrowingTaskGroup(of: (start: Int, labels: [GenreLabel?]).self) { group in
            for start in stride(from: 0, to: keywords.count, by: Self.chunk) {
                group.addTask {
                    try Task.checkCancellation()
                    return (start, keywords[start..<min(start + Self.chunk, keywords.count)].map(label))
                }
            }
            var labels = [GenreLabel?](repeating: nil, count: keywords.count)
            var done = 0
            for try await part in group {
                labels.replaceSubrange(part.start..<(part.start + part.labels.count), with: part.labels)
                done += part.labels.count
                progress(done)
            }
            return labels
        }
    }
}

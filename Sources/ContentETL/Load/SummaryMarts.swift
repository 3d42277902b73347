import Columnar
import Warehouse

/// Writes the marts that are a few rows long.
struct SummaryMarts: Sendable {
    let star: StarMeasures
    let scores: CustomerScores
    let appNames: [String]
    let categories: AppCategories
    let asOf: Day
    let generation: GenerationWriter
    /// Seconds watched by all: added up once, not once an app.
    private let allSeconds: Int64

    init(
        star: StarMeasures, scores: CustomerScores, appNames: [String], categories: AppCategories, asOf: Day,
        generation: GenerationWriter
    ) {
        self.star = star
        self.scores = scores
        self.appNames = appNames
        self.categories = categories
        self.asOf = asOf
        self.generation = generation
        allSeconds = star.seconds
    }

    func write() throws {
        try writeKPIs()
        try writeDaily()
        try writeLeaderboard()
        try writeChannelTypes()
        try writeDistributions()
        try writeScores()
        try writeSegments()
        try writeGrid()
    }

    private var contractCount: Int64 { Int64(star.contracts.count) }

    private func writeKPIs() throws {
        let measures = star.measures
        let first = star.daily.first?.day ?? asOf
        let last = star.daily.last?.day ?? asOf
        let integers: [Int64] = [
            Int64(star.daily.count), Int64(star.apps.count), contractCount, Int64(star.devices.count), star.rows,
            allSeconds,
        ]
        let means: [Double] = [
            mean(measures.map { Double(asOf.number) - Double($0.lastDay) }),
            mean(measures.map { Double($0.daysActive) }),
            mean(measures.map { Double($0.seconds) }), mean(measures.map { Double($0.deviceCount) }),
        ]
        try generation.write(
            MartSchema.kpi,
            [
                ColumnBatch(
                    [asOf, first, last].map { .int32([$0.number]) } + integers.map { .int64([$0]) }
                        + means.map { .double([$0]) })
            ])
    }

    private func writeDaily() throws {
        try generation.write(
            MartSchema.daily,
            [
                ColumnBatch([
                    .int32(star.daily.map(\.day.number)), .int64(star.daily.map(\.totals.rows)),
                    .int64(star.daily.map(\.totals.contracts)), .int64(star.daily.map(\.totals.seconds)),
                ])
            ])
    }

    private func writeLeaderboard() throws {
        let order = star.placesByTime(appNames)
        let seconds = order.map { star.appSeconds[Int(star.apps[$0])] }
        let contracts = order.map { star.appContracts[Int(star.apps[$0])] }
        try generation.write(
            MartSchema.appLeaderboard,
            [
                ColumnBatch([
                    .int64(order.indices.map { Int64($0 + 1) }), .text(order.map { appNames[$0] }),
                    .text(order.map { categories.category(appNames[$0]) }), .int64(seconds),
                    .double(seconds.map { share($0, of: allSeconds) }), .int64(contracts),
                    .double(contracts.map { share($0, of: contractCount) }),
                ])
            ])
    }

    private func writeChannelTypes() throws {
        let types = ChannelTypes(star: star, appCategories: appNames.map(categories.category)).types
        try generation.write(
            MartSchema.channelType,
            [
                ColumnBatch([
                    .text(types.map(\.category)), .int64(types.map(\.apps)),
                    .double(types.map { share($0.apps, of: Int64(star.apps.count)) }), .int64(types.map(\.contracts)),
                    .double(types.map { share($0.contracts, of: contractCount) }), .int64(types.map(\.seconds)),
                    .double(types.map { share($0.seconds, of: allSeconds) }),
                ])
            ])
    }

    private func writeDistributions() throws {
        let seconds = star.measures.map(\.seconds)
        let recency = star.measures.map { Int64(asOf.number) - Int64($0.lastDay) }
        let parts = [
            ("recency", Distribution.days(recency, seconds: seconds)),
            ("frequency", Distribution.days(star.measures.map { Int64($0.daysActive) }, seconds: seconds)),
            ("duration", Distribution.hours(seconds)),
        ]
        let bars = parts.flatMap { name, distribution in
            distribution.bars.enumerated().map { (name: name, index: Int64($0.offset), bar: $0.element) }
        }
        try generation.write(
            MartSchema.distribution,
            [
                ColumnBatch([
                    .text(bars.map(\.name)), .int64(bars.map(\.index)), .text(bars.map(\.bar.label)),
                    .int64(bars.map(\.bar.low)), .int64(bars.map(\.bar.high)), .int64(bars.map(\.bar.contracts)),
                    .int64(bars.map(\.bar.seconds)),
                ])
            ])
    }

    private func writeScores() throws {
        let measures: [ScoredMeasure] = scores.all.flatMap { Array(repeating: $0, count: 4) }
        let score: [Int32] = scores.all.flatMap { _ -> [Int32] in [1, 2, 3, 4] }
        let contracts: [Int64] = scores.all.flatMap { $0.contracts }
        let seconds: [Int64] = scores.all.flatMap { secondsByScore($0) }
        var columns: [Column] = [.text(measures.map(\.name)), .int32(score)]
        for cut in 0..<3 { columns.append(.int64(measures.map { $0.score.cuts[cut] })) }
        columns += [.int64(contracts), .int64(seconds), .text(measures.map { $0.degenerate ?? "" })]
        try generation.write(MartSchema.score, [ColumnBatch(columns)])
    }

    private func secondsByScore(_ measure: ScoredMeasure) -> [Int64] {
        var seconds: [Int64] = [0, 0, 0, 0]
        for (score, measure) in zip(measure.scores, star.measures) {
            seconds[Int(score) - 1] = seconds[Int(score) - 1].addingClamped(measure.seconds)
        }
        return seconds
    }

    private func writeSegments() throws {
        var contracts = [Int64](repeating: 0, count: scores.segmentNames.count)
        var seconds = contracts
        for (segment, measure) in zip(scores.segments, star.measures) {
            contracts[Int(segment)] += 1
            seconds[Int(segment)] = seconds[Int(segment)].addingClamped(measure.seconds)
        }
        let order = contracts.indices.filter { contracts[$0] > 0 }.sorted { contracts[$0] > contracts[$1] }
        try generation.write(
            MartSchema.segment, partition: asOf,
            [
                ColumnBatch([
                    .text(order.map { scores.segmentNames[$0] }), .int64(order.map { contracts[$0] }),
                    .int64(order.map { seconds[$0] }),
                ])
            ])
    }

    private func writeGrid() throws {
        let grid = RFMGrid(star: star, scores: scores)
        let recency: [Int32] = (0..<16).map { $0 / 4 + 1 }
        let duration: [Int32] = (0..<16).map { $0 % 4 + 1 }
        let columns: [Column] = [
            .int32(recency), .int32(duration), .text(grid.segments), .int64(grid.contracts), .int64(grid.seconds),
        ]
        try generation.write(MartSchema.rfmGrid, [ColumnBatch(columns)])
    }

    private func share(_ part: Int64, of whole: Int64) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

    private func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}

import Columnar

extension Generation {
    /// The headline figures.
    package func totals() throws -> OverviewModel.Totals {
        let table = try Rows(file(of: MartSchema.kpi), MartSchema.kpi)
        guard table.count == 1 else { throw WarehouseDamaged(path: table.path, reason: "\(table.count) rows, not 1") }
        return OverviewModel.Totals(
            apps: table.integers("apps")[0], contracts: table.integers("contracts")[0],
            devices: table.integers("devices")[0], rows: table.integers("usage_rows")[0],
            seconds: table.integers("total_duration")[0], averageRecency: table.doubles("average_recency")[0],
            averageFrequency: table.doubles("average_frequency")[0],
            averageSeconds: table.doubles("average_duration")[0], averageDevices: table.doubles("average_devices")[0])
    }

    /// Reads the overview from the small marts: a few milliseconds, whatever the number of customers. Nil where no viewing
    /// logs were loaded.
    package func overview() throws -> OverviewModel? {
        guard let content = manifest.content else { return nil }
        let days = content.days.map(\.day)
        let grid = try Rows(file(of: MartSchema.rfmGrid), MartSchema.rfmGrid)
        guard grid.count == 16 else { throw WarehouseDamaged(path: grid.path, reason: "\(grid.count) cells, not 16") }
        return OverviewModel(
            isSample: content.isSample, firstDay: days.first ?? content.asOf, lastDay: days.last ?? content.asOf,
            daysLoaded: days.count, asOf: content.asOf, publishedAt: manifest.publishedAt, totals: try totals(),
            daily: try daily(), apps: try apps(), channelTypes: try channelTypes(),
            frequency: try buckets("frequency"), recency: try buckets("recency"), duration: try buckets("duration"),
            scores: try scores(), segments: try segments(content.asOf),
            grid: stride(from: 0, to: 16, by: 4).map { Array(grid.integers("contracts")[$0..<$0 + 4]) },
            gridSegments: stride(from: 0, to: 16, by: 4).map { Array(grid.strings("segment")[$0..<$0 + 4]) })
    }

    private func daily() throws -> [OverviewModel.DailyTotals] {
        let table = try Rows(file(of: MartSchema.daily), MartSchema.daily)
        return (0..<table.count).map {
            .init(
                day: Day(number: Int32(truncatingIfNeeded: table.integers("event_date")[$0])),
                rows: table.integers("usage_rows")[$0], contracts: table.integers("active_contracts")[$0],
                seconds: table.integers("total_duration")[$0])
        }
    }

    private func apps() throws -> [OverviewModel.AppStanding] {
        let table = try Rows(file(of: MartSchema.appLeaderboard), MartSchema.appLeaderboard)
        return (0..<table.count).map {
            .init(
                name: table.strings("app_name")[$0], category: table.strings("category")[$0],
                seconds: table.integers("total_duration")[$0], contracts: table.integers("active_contracts")[$0])
        }
    }

    private func channelTypes() throws -> [OverviewModel.ChannelType] {
        let table = try Rows(file(of: MartSchema.channelType), MartSchema.channelType)
        return (0..<table.count).map {
            .init(
                category: table.strings("category")[$0], apps: table.integers("apps")[$0],
                contracts: table.integers("active_contracts")[$0], seconds: table.integers("total_duration")[$0])
        }
    }

    private func buckets(_ measure: String) throws -> [OverviewModel.Bucket] {
        let table = try Rows(file(of: MartSchema.distribution), MartSchema.distribution)
        let names = table.strings("measure")
        return (0..<table.count).filter { names[$0] == measure }.map {
            .init(
                label: table.strings("label")[$0], low: table.integers("low")[$0], high: table.integers("high")[$0],
                contracts: table.integers("contracts")[$0], seconds: table.integers("total_duration")[$0])
        }
    }

    private func scores() throws -> [OverviewModel.ScoreSummary] {
        let table = try Rows(file(of: MartSchema.score), MartSchema.score)
        return stride(from: 0, to: table.count - table.count % 4, by: 4).map { first in
            let note = table.strings("degenerate")[first]
            return .init(
                measure: table.strings("measure")[first],
                cuts: ["cut_1", "cut_2", "cut_3"].map { table.integers($0)[first] },
                contracts: Array(table.integers("contracts")[first..<first + 4]),
                seconds: Array(table.integers("total_duration")[first..<first + 4]),
                degenerate: note.isEmpty ? nil : note)
        }
    }

    private func segments(_ asOf: Day) throws -> [OverviewModel.SegmentSize] {
        let table = try Rows(file(of: MartSchema.segment, partition: asOf), MartSchema.segment)
        return (0..<table.count).map {
            .init(
                name: table.strings("segment")[$0], contracts: table.integers("contracts")[$0],
                seconds: table.integers("total_duration")[$0])
        }
    }
}

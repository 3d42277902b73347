import Customers
import TerminalUI
import Warehouse

/// Who a customer is: scores and rank, first and last day, and the segment's others to compare with.
enum WhoPane {
    static func body(_ profile: CustomerProfile, _ data: CustomersData, _ space: PaneSpace) -> PaneBody {
        let (customer, standing) = (profile.customer, profile.standing)
        let mean = standing.peers
        let segment = customer.segment + (profile.since.map { " since \(DateText.long($0))" } ?? "")
        // The letters of somebody unknown, such as PAYTV, are no province's.
        let isSomebody = !customer.prefix.isEmpty && customer.segment != SegmentRules.unknownName
        let area = isSomebody ? " · from \(customer.prefix)" : ""
        var lines = [
            TextLine([
                Span(customer.contract, .strong), Span("  \(segment)", .accent),
                Span("  RFM \(customer.scores)", .secondary),
                Span(area, .secondary),
            ])
        ]
        let columns: [Table.Column] = [
            .init(""), .init("", .right), .init("segment's mean", .right, priority: 1), .init("", priority: 2),
        ]
        let rows = [
            row(
                "hours", NumberText.hours(seconds: Double(customer.seconds)), NumberText.hours(seconds: mean.seconds),
                top(standing.byHours, standing)),
            row(
                "active days", "\(customer.frequency)", NumberText.short(mean.frequency),
                top(standing.byDays, standing)),
            row(
                "days ago", "\(customer.recency)", NumberText.short(mean.recency),
                customer.usualGap.map { "usually every \(gap($0))" } ?? "one active day"),
            row(
                "devices", NumberText.grouped(Int64(customer.devices)), NumberText.short(mean.devices),
                profile.isShared ? "shared: \(CustomerProfile.sharingDevices) or more" : ""),
        ]
        lines += Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        lines.append(
            TextLine(
                TextLine.fitting(
                    parts: [
                        "first \(DateText.long(customer.firstDay))", "last \(DateText.long(customer.lastDay))",
                        NumberText.counted(Int64(profile.usage.count), "row"), searches(profile, data),
                    ], space.columns), .secondary))
        return PaneBody(lines, status: "\(NumberText.grouped(Int64(mean.customers))) peers", brief: "")
    }

    private static func row(_ name: String, _ value: String, _ mean: String, _ rank: String) -> Table.Row {
        Table.Row([.text(name, .secondary), .text(value, .strong), .text(mean), .text(rank, .secondary)])
    }

    /// The share of customers with at least as much.
    private static func top(_ place: CustomerProfile.Place?, _ standing: CustomerProfile.Standing) -> String {
        place.map { "top \(NumberText.percent(standing.share($0))) of all" } ?? ""
    }

    private static func gap(_ days: Double) -> String {
        days == 1 ? "day" : "\(NumberText.fixed(days, digits: days == days.rounded() ? 0 : 1)) days"
    }

    private static func searches(_ profile: CustomerProfile, _ data: CustomersData) -> String {
        if let problem = data.bridgeProblem { return "searches unknown: \(problem)" }
        guard data.bridge != nil else { return "searches: no bridge file" }
        return profile.searches.isEmpty ? "no searches in the bridge file" : ""
    }
}

/// Hours by day, a week a line, each weekday's sum below.
enum CalendarPane {
    static func body(_ profile: CustomerProfile, _ space: PaneSpace) -> PaneBody {
        guard let first = profile.days.first?.day, let last = profile.days.last?.day else { return PaneBody([]) }
        let seconds = Dictionary(profile.days.map { ($0.day, $0.seconds) }) { first, _ in first }
        let most = max(1, Double(seconds.values.max() ?? 0))
        let monday = first.advanced(by: -first.weekday)
        let starts = stride(from: 0, through: last.days(since: monday), by: 7).map { monday.advanced(by: $0) }
        let weeks = starts.map { start in
            HeatMatrix.Row(
                label: DateText.short(start),
                tiles: (0..<7).map { offset in
                    guard let value = seconds[start.advanced(by: offset)] else {
                        return HeatMatrix.Tile(" ", weight: nil)
                    }
                    return HeatMatrix.Tile(hours(value), weight: Double(value) / most)
                })
        }
        let sums = HeatMatrix.Row(label: "all", tiles: profile.weekdays.map { .init(hours($0), weight: nil) })
        let pitch = min(7, max(4, (space.columns - 8) / 7))
        let matrix = HeatMatrix(
            corner: "hours", heads: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], rows: [sums] + weeks.reversed(),
            labelWidth: 7, pitch: pitch)
        let active = NumberText.counted(Int64(profile.customer.frequency), "active day")
        return PaneBody(matrix.lines(look: space.look), status: "\(active) of \(profile.days.count)", pinned: 2)
    }

    /// In three signs or four.
    private static func hours(_ seconds: Int64) -> String {
        guard seconds > 0 else { return "0" }
        let hours = Double(seconds) / 3600
        if hours < 9.95 { return NumberText.fixed(max(0.1, hours), digits: 1) }
        return NumberText.short(hours.rounded()).replacing(" ", with: "")
    }
}

/// What a customer watches.
enum ProfileAppsPane {
    static func body(_ profile: CustomerProfile, _ space: PaneSpace) -> PaneBody {
        let all = profile.customer.seconds
        let most = Double(max(1, profile.apps.first?.seconds ?? 1))
        let columns: [Table.Column] = [
            .init("", shrinksTo: 9), .init("", grows: 1, priority: 1), .init("", .right),
            .init("", .right, priority: 2),
        ]
        let rows = profile.apps.map { app in
            Table.Row([
                .text(app.name), .bar(Double(app.seconds) / most),
                .text(NumberText.hours(seconds: Double(app.seconds)), .strong),
                .text(NumberText.percent(app.seconds, of: all), .secondary),
            ])
        }
        let lines = Table(columns: columns, rows: rows, showsHeader: false).lines(
            width: space.columns, look: space.look)
        return PaneBody(lines, status: "hours", brief: "")
    }
}

/// The devices a customer watches with.
enum ProfileDevicesPane {
    static func body(_ profile: CustomerProfile, _ filter: RowFilter, _ space: PaneSpace) -> PaneBody {
        let columns: [Table.Column] = [
            .init("MAC"), .init("maker", shrinksTo: 8, priority: 2), .init("hours", .right),
            .init("first", .right, priority: 3),
            .init("last", .right, priority: 1),
        ]
        let rows = profile.devices.map { device in
            Table.Row([
                .text(device.mac, .strong), .text(device.origin.words, role(device.origin)),
                .text(NumberText.hours(seconds: Double(device.seconds))),
                .text(DateText.short(device.firstDay), .secondary), .text(DateText.short(device.lastDay), .secondary),
            ])
        }
        let found = rows.filter { filter.keeps($0) }
        var lines = Table(columns: columns, rows: found).lines(width: space.columns, look: space.look)
        let more = profile.customer.devices - profile.devices.count
        if more > 0 { lines.append(TextLine("and \(NumberText.grouped(Int64(more))) more", .secondary)) }
        let sharing = profile.isShared ? " · shared" : ""
        var body = PaneBody(
            lines, status: NumberText.grouped(Int64(profile.customer.devices)) + sharing,
            statusRole: profile.isShared ? .warning : .secondary, pinned: 1)
        body.tell(filter, found: found.count, of: rows.count, space)
        return body
    }

    private static func role(_ origin: Makers.Origin) -> Role {
        if case .maker = origin { .text } else { .faint }
    }
}

/// What the customer's users searched for most, tied together by the bridge file alone.
enum ProfileSearchesPane {
    static func body(_ profile: CustomerProfile, _ data: CustomersData, _ space: PaneSpace) -> PaneBody {
        let columns: [Table.Column] = [
            .init("user"), .init("before", shrinksTo: 8), .init("after", shrinksTo: 8), .init("change", priority: 1),
        ]
        let rows = profile.searches.map { row in
            Table.Row([
                .text(row.user, .secondary), .text(row.earlier ?? NumberText.none),
                .text(row.later ?? NumberText.none, .strong), .text(row.type, .secondary),
            ])
        }
        let match = data.bridge.map { NumberText.percent(Int64($0.both), of: Int64($0.lines)) + " of the bridge met" }
        return PaneBody(
            Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look), status: match ?? "",
            pinned: 1)
    }
}

/// Every row of fact_usage of a customer. Lays out only those on screen.
enum ProfileRowsPane {
    static func body(
        _ profile: CustomerProfile, _ filter: RowFilter, _ space: PaneSpace, scroll: Int
    ) -> PaneBody {
        let matching = filter.isActive ? matching(profile, filter) : nil
        let found = matching?.count ?? profile.usage.count
        let window = RowWindow(total: found, rows: space.rows - 1, wanted: scroll)
        let columns: [Table.Column] = [
            .init("day"), .init("app"), .init("MAC", priority: 1), .init("time", .right),
            .init("seconds", .right, priority: 2),
        ]
        let rows = window.shown.map { place in
            let row = profile.usage[profile.usage.count - 1 - (matching?[place] ?? place)]
            return Table.Row([
                .text(TextWidth.fitted(DateText.long(row.day), to: 11)),
                .text(TextWidth.fitted(profile.appNames[Int(row.app)], to: 10)),
                .text(profile.mac(of: row) ?? NumberText.none, .secondary),
                .text(TextWidth.fitted(NumberText.duration(Double(row.seconds)), to: 11, .right), .strong),
                .text(TextWidth.fitted(NumberText.grouped(row.seconds), to: 7, .right), .secondary),
            ])
        }
        var body = PaneBody(
            Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look),
            status: "newest first", pinned: 1)
        if found > 0 { body.window = (window.shown.lowerBound, found) }
        body.tell(filter, found: found, of: profile.usage.count, space)
        return body
    }

    /// The rows whose day, app or MAC holds each word, as places from the newest.
    private static func matching(_ profile: CustomerProfile, _ filter: RowFilter) -> [Int] {
        let days = filter.hits(profile.days.map { DateText.long($0.day) })
        let (apps, macs) = (filter.hits(profile.appNames), filter.hits(profile.devices.map(\.mac)))
        let places = Dictionary(profile.days.enumerated().map { ($1.day, $0) }) { first, _ in first }
        let last = profile.usage.count - 1
        return profile.usage.indices.filter { place in
            let row = profile.usage[last - place]
            return days.indices.allSatisfy { word in
                apps[word][Int(row.app)] || row.device.map { macs[word][Int($0)] } ?? false
                    || places[row.day].map { days[word][$0] } ?? false
            }
        }
    }
}

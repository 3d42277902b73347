import Customers
import TerminalUI
import Warehouse

/// One customer as people read it without a terminal.
struct ProfileText {
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private let profile: CustomerProfile
    private let identity: IdentityText

    init(_ profile: CustomerProfile, _ identity: IdentityText) {
        self.profile = profile
        self.identity = identity
    }

    /// Fit for any terminal, whatever stands in the logs.
    var lines: [String] { parts.map { TextWidth.flat($0) } }

    private var parts: [String] {
        head + [""] + devices + [""] + amounts("Apps", profile.apps.map { ($0.name, $0.seconds) }) + [""]
            + amounts("Weekdays", zip(Self.weekdays, profile.weekdays).map { ($0, $1) }) + [""]
            + amounts("Days", profile.days.map { ($0.day.description, $0.seconds) }) + searches + [""] + rows
    }

    private var head: [String] {
        let (customer, standing) = (profile.customer, profile.standing)
        let top = standing.byHours.map { ", top \(NumberText.percent(standing.share($0))) by hours" } ?? ""
        let since = profile.since.map { " since \($0)" } ?? ""
        let gap = customer.usualGap.map { ", usually every \($0 == 1 ? "day" : "\(NumberText.short($0)) days")" } ?? ""
        return [
            "\(identity.contract(customer.contract)) · \(customer.segment)\(since) · RFM \(customer.scores)",
            "\(NumberText.hours(seconds: Double(customer.seconds))) watched\(top)",
            "active on \(NumberText.counted(Int64(customer.frequency), "day")), \(customer.firstDay) to "
                + "\(customer.lastDay)\(gap); \(NumberText.counted(Int64(customer.recency), "day")) ago",
            "the \(NumberText.counted(Int64(standing.peers.customers), "customer")) of the segment: on average "
                + "\(NumberText.hours(seconds: standing.peers.seconds)), \(mean(standing.peers.frequency, "day")), "
                + mean(standing.peers.devices, "device"),
        ]
    }

    private func mean(_ value: Double, _ noun: String) -> String {
        "\(NumberText.short(value)) \(noun)\(value == 1 ? "" : "s")"
    }

    private var devices: [String] {
        let count = NumberText.counted(Int64(profile.customer.devices), "device")
        return ["Devices: \(count)" + (profile.isShared ? ", more than one household has" : "")]
            + profile.devices.map { device in
                "  \(identity.mac(device.mac))  \(NumberText.hours(seconds: Double(device.seconds)))  "
                    + "\(device.firstDay) to \(device.lastDay)  \(device.origin.words)"
            }
    }

    private func amounts(_ title: String, _ amounts: [(name: String, seconds: Int64)]) -> [String] {
        let width = amounts.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return [title]
            + amounts.map { amount in
                "  " + TextWidth.fitted(amount.name, to: width) + "  "
                    + NumberText.hours(seconds: Double(amount.seconds))
            }
    }

    private var searches: [String] {
        guard !profile.searches.isEmpty else { return [] }
        return ["", "Searches"]
            + profile.searches.map { row in
                "  \(identity.user(row.user)): \(row.earlier ?? NumberText.none) → \(row.later ?? NumberText.none) (\(row.type))"
            }
    }

    private var rows: [String] {
        ["Rows: \(NumberText.grouped(Int64(profile.usage.count)))"]
            + profile.usage.map { row in
                "  \(row.day)  \(profile.appNames[Int(row.app)])  "
                    + "\(profile.mac(of: row).map(identity.mac) ?? NumberText.none)  \(row.seconds) s"
            }
    }
}

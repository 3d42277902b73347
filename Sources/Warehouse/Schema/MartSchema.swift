import Columnar

/// What the screens and BI tools read: small tables computed from the star at each load.
package enum MartSchema {
    package static let kpi = TableSchema(
        "mart_kpi", "The headline figures; one row.",
        [
            ColumnDefinition("as_of", .date, "The day recency counts to."),
            ColumnDefinition("first_day", .date, "First loaded day."),
            ColumnDefinition("last_day", .date, "Last loaded day."),
            ColumnDefinition("days_loaded", .int64, "Loaded days."),
            ColumnDefinition("apps", .int64, "Rows of dim_app."),
            ColumnDefinition("contracts", .int64, "Rows of dim_contract."),
            ColumnDefinition("devices", .int64, "Rows of dim_device."),
            ColumnDefinition("usage_rows", .int64, "Rows of fact_usage."),
            ColumnDefinition("total_duration", .int64, "Seconds watched."),
            ColumnDefinition("average_recency", .double, "Mean days since the last active day."),
            ColumnDefinition("average_frequency", .double, "Mean active days a customer."),
            ColumnDefinition("average_duration", .double, "Mean seconds a customer."),
            ColumnDefinition("average_devices", .double, "Mean devices a customer."),
        ])

    package static let daily = TableSchema(
        "mart_daily", "One loaded day.",
        [
            ColumnDefinition("event_date", .date, "The day."),
            ColumnDefinition("usage_rows", .int64, "Accepted input rows."),
            ColumnDefinition("active_contracts", .int64, "Distinct customers."),
            ColumnDefinition("total_duration", .int64, "Seconds watched."),
        ])

    package static let appLeaderboard = TableSchema(
        "mart_app_leaderboard", "One app, most watched first.",
        [
            ColumnDefinition("rank", .int64, "1 is the most watched."),
            ColumnDefinition("app_name", .text, "→ dim_app."),
            ColumnDefinition("category", .text, "Channel type."),
            ColumnDefinition("total_duration", .int64, "Seconds watched."),
            ColumnDefinition("duration_share", .double, "Of all seconds, 0–1."),
            ColumnDefinition("active_contracts", .int64, "Distinct customers."),
            ColumnDefinition("contract_share", .double, "Of all customers, 0–1."),
        ])

    package static let channelType = TableSchema(
        "mart_channel_type", "One channel type, most users first.",
        [
            ColumnDefinition("category", .text, "Channel type."),
            ColumnDefinition("apps", .int64, "Apps of the type."),
            ColumnDefinition("app_share", .double, "Of all apps, 0–1."),
            ColumnDefinition("active_contracts", .int64, "Distinct customers that used any app of the type."),
            ColumnDefinition("contract_share", .double, "Of all customers, 0–1; a customer may use several types."),
            ColumnDefinition("total_duration", .int64, "Seconds watched."),
            ColumnDefinition("duration_share", .double, "Of all seconds, 0–1."),
        ])

    package static let distribution = TableSchema(
        "mart_distribution", "One bar of a distribution of customers.",
        [
            ColumnDefinition("measure", .text, "recency, frequency or duration."),
            ColumnDefinition("bucket", .int64, "Order within the measure, from 0."),
            ColumnDefinition("label", .text, "What a person reads."),
            ColumnDefinition("low", .int64, "Smallest value of the bar: days, days, seconds."),
            ColumnDefinition("high", .int64, "Largest value of the bar."),
            ColumnDefinition("contracts", .int64, "Customers."),
            ColumnDefinition("total_duration", .int64, "Seconds they watched."),
        ])

    package static let score = TableSchema(
        "mart_score", "One score of one measure.",
        [
            ColumnDefinition("measure", .text, "recency, frequency or duration."),
            ColumnDefinition("score", .int32, "1–4, 4 is best."),
            ColumnDefinition("cut_1", .int64, "Value at rank ceil(N/4) of the N sorted values."),
            ColumnDefinition("cut_2", .int64, "Value at rank ceil(N/2)."),
            ColumnDefinition("cut_3", .int64, "Value at rank ceil(3N/4)."),
            ColumnDefinition("contracts", .int64, "Customers with this score."),
            ColumnDefinition("total_duration", .int64, "Seconds they watched."),
            ColumnDefinition("degenerate", .text, "Says so where ties leave scores of the measure empty; else empty."),
        ])

    package static let rfm = TableSchema(
        "mart_rfm", partitionedBy: "as_of", "One customer's scores and segment as of a date; earlier dates are kept.",
        [
            ColumnDefinition("contract_id", .int64, .delta, "→ dim_contract."),
            ColumnDefinition("recency_score", .int32, .dictionary, "1–4."),
            ColumnDefinition("frequency_score", .int32, .dictionary, "1–4."),
            ColumnDefinition("duration_score", .int32, .dictionary, "1–4."),
            ColumnDefinition("segment", .text, .dictionary, "The named segment of the scores."),
        ])

    package static let segment = TableSchema(
        "mart_segment", partitionedBy: "as_of", "One segment as of a date; earlier dates are kept.",
        [
            ColumnDefinition("segment", .text, "Name."),
            ColumnDefinition("contracts", .int64, "Customers."),
            ColumnDefinition("total_duration", .int64, "Seconds they watched."),
        ])

    package static let rfmGrid = TableSchema(
        "mart_rfm_grid", "One cell of the recency × duration grid.",
        [
            ColumnDefinition("recency_score", .int32, "1–4."),
            ColumnDefinition("duration_score", .int32, "1–4."),
            ColumnDefinition("segment", .text, "The segment most customers of the cell are in."),
            ColumnDefinition("contracts", .int64, "Customers."),
            ColumnDefinition("total_duration", .int64, "Seconds they watched."),
        ])

    /// One row a customer. Behind these columns follow the seconds by app, one column an app (`appColumn`).
    package static let customer = TableSchema(
        "mart_customer",
        "One customer: the profile in one row, followed by one column `seconds_<app>` for each app (the 32 most watched; "
            + "further ones are summed in `seconds_other_apps`).",
        [
            ColumnDefinition("contract_id", .int64, .delta, "→ dim_contract."),
            ColumnDefinition("contract", .text, "Contract as logged."),
            ColumnDefinition("segment", .text, .dictionary, "The named segment as of the last load."),
            ColumnDefinition("total_device", .int64, .delta, "Distinct MACs."),
            ColumnDefinition("days_active", .int64, .delta, "Distinct active days."),
            ColumnDefinition("first_day", .date, .delta, "First active day."),
            ColumnDefinition("last_day", .date, .delta, "Last active day."),
            ColumnDefinition("favourite_app", .text, .dictionary, "The app with the most seconds."),
            ColumnDefinition("total_duration", .int64, .delta, "Seconds watched."),
        ])

    package static let activity = TableSchema(
        "mart_activity", "One customer's lately: one row for each of dim_contract, in its order.",
        [
            ColumnDefinition("contract_id", .int64, .delta, "→ dim_contract."),
            ColumnDefinition(
                "usual_gap", .double, .dictionary,
                "Median days from one active day to the next, of the 64 days up to the last active one; 0 with one such day."
            ),
            ColumnDefinition("last_7_days", .int64, .delta, "Seconds watched in the 7 days up to the last loaded day."),
            ColumnDefinition("previous_7_days", .int64, .delta, "Seconds watched in the 7 days before those."),
            ColumnDefinition(
                "recent_hours", .int64, .delta,
                "Hours of each of those 14 days, rounded up, at most 15: one hexadecimal digit a day, the last day's the lowest."
            ),
        ])

    package static let contractDevice = TableSchema(
        "mart_contract_device", "One device of one customer; ordered by contract_id.",
        [
            ColumnDefinition("contract_id", .int64, .delta, "→ dim_contract."),
            ColumnDefinition("device_id", .int64, .delta, "→ dim_device."),
        ])

    package static let all = [
        kpi, daily, appLeaderboard, channelType, distribution, score, rfm, segment, rfmGrid, customer, activity,
        contractDevice,
    ]

    /// The columns of `mart_customer` that hold the seconds by app, for apps in this order: `seconds_kplus`. Two apps
    /// that would share a name are told apart by a number.
    ///
    /// - Parameter hasOthers: whether `seconds_other_apps` follows, for apps without a column of their own.
    package static func appColumns(for apps: [String], hasOthers: Bool) -> [ColumnSchema] {
        let others = "seconds_other_apps"
        var taken: Set<String> = [others]
        let columns = apps.map { app in
            let word = String(app.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
            var name = "seconds_" + word
            var number = 2
            while !taken.insert(name).inserted {
                name = "seconds_\(word)_\(number)"
                number += 1
            }
            return ColumnSchema(name, .int64, .delta)
        }
        return hasOthers ? columns + [ColumnSchema(others, .int64, .delta)] : columns
    }
}

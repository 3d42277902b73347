import Columnar

/// What the screens and BI tools read: small tables computed from the star at each load.
package enum MartSchema {
    /// What customers are scored and counted by.
    static let measures = ["recency", "frequency", "duration"]

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
            ColumnDefinition(
                "usage_rows", .int64, "Rows of fact_usage.",
                [.atLeastZero]),
            ColumnDefinition("total_duration", .int64, "Seconds watched."),
            ColumnDefinition(
                "average_recency", .double, "Mean days since the last active day.",
                [.reals(0 ... .infinity)]),
            ColumnDefinition(
                "average_frequency", .double, "Mean active days a customer.",
                [.reals(0 ... .infinity)]),
            ColumnDefinition(
                "average_duration", .double, "Mean seconds a customer.",
                [.reals(0 ... .infinity)]),
            ColumnDefinition(
                "average_devices", .double, "Mean devices a customer.",
                [.reals(0 ... .infinity)]),
        ],
        rules: [
            .rows(.number(1)),
            .sum("days_loaded", .days),
            .sum("apps", .rowsOf("dim_app")),
            .sum("contracts", .rowsOf("dim_contract")),
            .sum("devices", .rowsOf("dim_device")),
            .sum("usage_rows", .rowsOf("fact_usage")),
            .sum("total_duration", .seconds),
        ])

    package static let daily = TableSchema(
        "mart_daily", "One loaded day.",
        [
            ColumnDefinition(
                "event_date", .date, "The day.",
                [.unique]),
            ColumnDefinition(
                "usage_rows", .int64, "Accepted input rows.",
                [.fromFacts(.day(.rows))]),
            ColumnDefinition(
                "active_contracts", .int64, "Distinct customers.",
                [.fromFacts(.day(.contracts))]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds watched.",
                [.atLeastZero, .fromFacts(.day(.seconds))]),
        ],
        rules: [
            .rows(.days),
            .sum("usage_rows", .rowsOf("fact_usage")),
            .sum("total_duration", .seconds),
        ])

    package static let appLeaderboard = TableSchema(
        "mart_app_leaderboard", "One app, most watched first.",
        [
            ColumnDefinition(
                "rank", .int64, "1 is the most watched.",
                [.unique, .positive]),
            ColumnDefinition(
                "app_name", .text, "→ dim_app.",
                [.unique, .references("dim_app", "app_name")]),
            ColumnDefinition(
                "category", .text, "Channel type.",
                [.equals("dim_app", "category", key: "app_name")]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds watched.",
                [.equals("dim_app", "app_total_duration", key: "app_name")]),
            ColumnDefinition(
                "duration_share", .double, "Of all seconds, 0–1.",
                [.share]),
            ColumnDefinition(
                "active_contracts", .int64, "Distinct customers.",
                [.equals("dim_app", "app_total_active_contracts", key: "app_name")]),
            ColumnDefinition(
                "contract_share", .double, "Of all customers, 0–1.",
                [.share]),
        ],
        rules: [
            .rows(.rowsOf("dim_app")),
            .sum("total_duration", .seconds),
        ])

    package static let channelType = TableSchema(
        "mart_channel_type", "One channel type, most users first.",
        [
            ColumnDefinition(
                "category", .text, "Channel type.",
                [.unique]),
            ColumnDefinition(
                "apps", .int64, "Apps of the type.",
                [.positive]),
            ColumnDefinition(
                "app_share", .double, "Of all apps, 0–1.",
                [.share]),
            ColumnDefinition(
                "active_contracts", .int64, "Distinct customers that used any app of the type.",
                [.positive]),
            ColumnDefinition(
                "contract_share", .double, "Of all customers, 0–1; a customer may use several types.",
                [.share]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds watched.",
                [.atLeastZero]),
            ColumnDefinition(
                "duration_share", .double, "Of all seconds, 0–1.",
                [.share]),
        ],
        rules: [
            .sum("apps", .rowsOf("dim_app")),
            .sum("total_duration", .seconds),
        ])

    package static let distribution = TableSchema(
        "mart_distribution", "One bar of a distribution of customers.",
        [
            ColumnDefinition(
                "measure", .text, "recency, frequency or duration.",
                [.values(MartSchema.measures)]),
            ColumnDefinition(
                "bucket", .int64, "Order within the measure, from 0.",
                [.atLeastZero]),
            ColumnDefinition(
                "label", .text, "What a person reads.",
                [.notEmpty]),
            ColumnDefinition(
                "low", .int64, "Smallest value of the bar: days, days, seconds.",
                [.atLeastZero]),
            ColumnDefinition(
                "high", .int64, "Largest value of the bar.",
                [.atLeastZero]),
            ColumnDefinition(
                "contracts", .int64, "Customers.",
                [.atLeastZero]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds they watched.",
                [.atLeastZero]),
        ],
        rules: [
            .unique(["measure", "bucket"]),
            .sum("contracts", .rowsOf("dim_contract"), within: "measure"),
            .sum("total_duration", .seconds, within: "measure"),
        ])

    package static let score = TableSchema(
        "mart_score", "One score of one measure.",
        [
            ColumnDefinition(
                "measure", .text, "recency, frequency or duration.",
                [.values(MartSchema.measures)]),
            ColumnDefinition(
                "score", .int32, "1–4, 4 is best.",
                [.score]),
            ColumnDefinition(
                "cut_1", .int64, "Value at rank ceil(N/4) of the N sorted values.",
                [.atLeastZero]),
            ColumnDefinition(
                "cut_2", .int64, "Value at rank ceil(N/2).",
                [.atLeastZero]),
            ColumnDefinition(
                "cut_3", .int64, "Value at rank ceil(3N/4).",
                [.atLeastZero]),
            ColumnDefinition(
                "contracts", .int64, "Customers with this score.",
                [.atLeastZero]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds they watched.",
                [.atLeastZero]),
            ColumnDefinition("degenerate", .text, "Says so where ties leave scores of the measure empty; else empty."),
        ],
        rules: [
            .rows(.number(12)),
            .unique(["measure", "score"]),
            .sum("contracts", .rowsOf("dim_contract"), within: "measure"),
            .sum("total_duration", .seconds, within: "measure"),
        ])

    package static let rfm = TableSchema(
        "mart_rfm", partitionedBy: "as_of", "One customer's scores and segment as of a date; earlier dates are kept.",
        [
            ColumnDefinition(
                "contract_id", .int64, .delta, "→ dim_contract.",
                [.unique, .references("dim_contract", "contract_id")]),
            ColumnDefinition(
                "recency_score", .int32, .dictionary, "1–4.",
                [.score, .equals("dim_contract", "recency_score", key: "contract_id")]),
            ColumnDefinition(
                "frequency_score", .int32, .dictionary, "1–4.",
                [.score, .equals("dim_contract", "frequency_score", key: "contract_id")]),
            ColumnDefinition(
                "duration_score", .int32, .dictionary, "1–4.",
                [.score, .equals("dim_contract", "duration_score", key: "contract_id")]),
            ColumnDefinition(
                "segment", .text, .dictionary, "The named segment of the scores.",
                [.notEmpty]),
        ],
        rules: [
            .rows(.rowsOf("dim_contract"))
        ])

    package static let segment = TableSchema(
        "mart_segment", partitionedBy: "as_of", "One segment as of a date; earlier dates are kept.",
        [
            ColumnDefinition(
                "segment", .text, "Name.",
                [.unique, .notEmpty]),
            ColumnDefinition(
                "contracts", .int64, "Customers.",
                [.positive]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds they watched.",
                [.atLeastZero]),
        ],
        rules: [
            .sum("contracts", .rowsOf("dim_contract")),
            .sum("total_duration", .seconds),
        ])

    package static let rfmGrid = TableSchema(
        "mart_rfm_grid", "One cell of the recency × duration grid.",
        [
            ColumnDefinition(
                "recency_score", .int32, "1–4.",
                [.score]),
            ColumnDefinition(
                "duration_score", .int32, "1–4.",
                [.score]),
            ColumnDefinition(
                "segment", .text, "The segment most customers of the cell are in."),
            ColumnDefinition(
                "contracts", .int64, "Customers.",
                [.atLeastZero]),
            ColumnDefinition(
                "total_duration", .int64, "Seconds they watched.",
                [.atLeastZero]),
        ],
        rules: [
            .rows(.number(16)),
            .unique(["recency_score", "duration_score"]),
            .sum("contracts", .rowsOf("dim_contract")),
            .sum("total_duration", .seconds),
        ])

    /// One row a customer. Behind these columns follow the seconds by app, one column an app (`appColumn`).
    package static let customer = TableSchema(
        "mart_customer",
        "One customer: the profile in one row, followed by one column `seconds_<app>` for each app (the 32 most watched; "
            + "further ones are summed in `seconds_other_apps`).",
        [
            ColumnDefinition(
                "contract_id", .int64, .delta, "→ dim_contract.",
                [.unique, .references("dim_contract", "contract_id")]),
            ColumnDefinition(
                "contract", .text, "Contract as logged.",
                [.equals("dim_contract", "contract", key: "contract_id")]),
            ColumnDefinition(
                "segment", .text, .dictionary, "The named segment as of the last load.",
                [.notEmpty]),
            ColumnDefinition(
                "total_device", .int64, .delta, "Distinct MACs.",
                [.equals("dim_contract", "total_device", key: "contract_id")]),
            ColumnDefinition(
                "days_active", .int64, .delta, "Distinct active days.",
                [.equals("dim_contract", "frequency", key: "contract_id")]),
            ColumnDefinition(
                "first_day", .date, .delta, "First active day.",
                [.fromFacts(.contract(.firstDay))]),
            ColumnDefinition(
                "last_day", .date, .delta, "Last active day.",
                [.fromFacts(.contract(.lastDay))]),
            ColumnDefinition(
                "favourite_app", .text, .dictionary, "The app with the most seconds.",
                [.references("dim_app", "app_name")]),
            ColumnDefinition(
                "total_duration", .int64, .delta, "Seconds watched.",
                [.equals("dim_contract", "contract_total_duration", key: "contract_id")]),
        ],
        rules: [
            .rows(.rowsOf("dim_contract")),
            .sum("total_duration", .seconds),
            .rowSum(prefix: "seconds_", of: "total_duration"),
        ])

    package static let activity = TableSchema(
        "mart_activity", "One customer's lately: one row for each of dim_contract, in its order.",
        [
            ColumnDefinition(
                "contract_id", .int64, .delta, "→ dim_contract.",
                [.unique, .references("dim_contract", "contract_id")]),
            ColumnDefinition(
                "usual_gap", .double, .dictionary,
                "Median days from one active day to the next, of the 64 days up to the last active one; 0 with one such day.",
                [.reals(0...64)]),
            ColumnDefinition(
                "last_7_days", .int64, .delta, "Seconds watched in the 7 days up to the last loaded day.",
                [.atLeastZero]),
            ColumnDefinition(
                "previous_7_days", .int64, .delta, "Seconds watched in the 7 days before those.",
                [.atLeastZero]),
            ColumnDefinition(
                "recent_hours", .int64, .delta,
                "Hours of each of those 14 days, rounded up, at most 15: one hexadecimal digit a day, the last day's the lowest.",
                [.integers(0...(1 << 56 - 1))]),
            ColumnDefinition(
                "apps", .int64, .dictionary,
                "Bit k, counted from 0, is set where the customer watched the app of rank k + 1 in mart_app_leaderboard; for the 32 "
                    + "most watched.",
                [.integers(0...(1 << 32 - 1))]),
        ],
        rules: [
            .rows(.rowsOf("dim_contract"))
        ])

    package static let contractDevice = TableSchema(
        "mart_contract_device", "One device of one customer; ordered by contract_id.",
        [
            ColumnDefinition(
                "contract_id", .int64, .delta, "→ dim_contract.",
                [.references("dim_contract", "contract_id")]),
            ColumnDefinition(
                "device_id", .int64, .delta, "→ dim_device.",
                [.references("dim_device", "device_id")]),
        ])

    package static let all = [
        kpi, daily, appLeaderboard, channelType, distribution, score, rfm, segment, rfmGrid, customer, activity,
        contractDevice,
    ]

    /// So many apps, the most watched, have a column of their own in `mart_customer` and a bit in `mart_activity`.
    package static let mostAppColumns = 32

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

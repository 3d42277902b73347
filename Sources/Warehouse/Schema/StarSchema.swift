import Columnar

/// The star: three dimensions and the fact they describe.
package enum StarSchema {
    package static let app = TableSchema(
        "dim_app", "One app of the service.",
        [
            ColumnDefinition(
                "app_id", .int64, .delta, "Surrogate key.",
                [.unique, .atLeastZero, .isUsed(by: "fact_usage", "app_id")]),
            ColumnDefinition(
                "category", .text, .dictionary, "Channel type, from the configured map of apps."),
            ColumnDefinition(
                "app_name", .text, "Natural key: AppName as logged.",
                [.notEmpty, .unique]),
            ColumnDefinition(
                "app_total_duration", .int64, .delta, "Seconds watched by all customers.",
                [.atLeastZero, .fromFacts(.app(.seconds))]),
            ColumnDefinition(
                "app_total_active_contracts", .int64, .delta, "Distinct contracts that used the app.",
                [.positive, .fromFacts(.app(.contracts))]),
        ],
        rules: [
            .rows(.ledgerRows)
        ])

    package static let contract = TableSchema(
        "dim_contract", "One customer.",
        [
            ColumnDefinition(
                "contract_id", .int64, .delta, "Surrogate key.",
                [.unique, .atLeastZero, .isUsed(by: "fact_usage", "contract_id")]),
            ColumnDefinition(
                "contract", .text, "Natural key: Contract as logged.",
                [.notEmpty, .unique]),
            ColumnDefinition(
                "total_device", .int64, .delta, "Distinct MACs.",
                [.positive]),
            ColumnDefinition(
                "recency", .int32, .delta, "Whole days from the last active day to the as-of date.",
                [.atLeastZero, .fromFacts(.contract(.recency))]),
            ColumnDefinition(
                "frequency", .int64, .delta, "Distinct active days.",
                [.positive, .fromFacts(.contract(.activeDays))]),
            ColumnDefinition(
                "contract_total_duration", .int64, .delta, "Seconds watched.",
                [.atLeastZero, .fromFacts(.contract(.seconds))]),
            ColumnDefinition(
                "recency_score", .int32, .dictionary, "Quartile of recency, 1–4; 4 is the most recent.",
                [.score]),
            ColumnDefinition(
                "frequency_score", .int32, .dictionary, "Quartile of frequency, 1–4; 4 is the most days.",
                [.score]),
            ColumnDefinition(
                "duration_score", .int32, .dictionary, "Quartile of seconds watched, 1–4; 4 is the most.",
                [.score]),
        ],
        rules: [
            .rows(.ledgerRows),
            .sum("contract_total_duration", .seconds),
        ])

    package static let device = TableSchema(
        "dim_device", "One device.",
        [
            ColumnDefinition(
                "device_id", .int64, .delta, "Surrogate key.",
                [.unique, .atLeastZero, .isUsed(by: "fact_usage", "device_id")]),
            ColumnDefinition(
                "mac", .text, "Natural key: Mac as logged.",
                [.notEmpty, .unique]),
        ],
        rules: [
            .rows(.ledgerRows)
        ])

    package static let usage = TableSchema(
        "fact_usage", partitionedBy: "event_date",
        "One accepted input row; within a day ordered by contract_id.",
        [
            ColumnDefinition(
                "app_id", .int64, .dictionary, "→ dim_app.",
                [.references("dim_app", "app_id")]),
            ColumnDefinition(
                "contract_id", .int64, .delta, "→ dim_contract.",
                [.references("dim_contract", "contract_id")]),
            ColumnDefinition(
                "device_id", .int64, .delta, "→ dim_device.",
                [.references("dim_device", "device_id")]),
            ColumnDefinition(
                "total_duration", .int64, .delta, "Seconds watched.",
                [.atLeastZero]),
        ],
        rules: [
            .rows(.ledgerRows),
            .sum("total_duration", .ledgerSeconds),
        ])

    package static let all = [app, contract, device, usage]
}

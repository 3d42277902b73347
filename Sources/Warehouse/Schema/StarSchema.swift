import Columnar

/// The star: three dimensions and the fact they describe.
package enum StarSchema {
    package static let app = TableSchema(
        "dim_app", "One app of the service.",
        [
            ColumnDefinition("app_id", .int64, .delta, "Surrogate key."),
            ColumnDefinition("category", .text, .dictionary, "Channel type, from the configured map of apps."),
            ColumnDefinition("app_name", .text, "Natural key: AppName as logged."),
            ColumnDefinition("app_total_duration", .int64, .delta, "Seconds watched by all customers."),
            ColumnDefinition("app_total_active_contracts", .int64, .delta, "Distinct contracts that used the app."),
        ])

    package static let contract = TableSchema(
        "dim_contract", "One customer.",
        [
            ColumnDefinition("contract_id", .int64, .delta, "Surrogate key."),
            ColumnDefinition("contract", .text, "Natural key: Contract as logged."),
            ColumnDefinition("total_device", .int64, .delta, "Distinct MACs."),
            ColumnDefinition("recency", .int32, .delta, "Whole days from the last active day to the as-of date."),
            ColumnDefinition("frequency", .int64, .delta, "Distinct active days."),
            ColumnDefinition("contract_total_duration", .int64, .delta, "Seconds watched."),
            ColumnDefinition("recency_score", .int32, .dictionary, "Quartile of recency, 1–4; 4 is the most recent."),
            ColumnDefinition("frequency_score", .int32, .dictionary, "Quartile of frequency, 1–4; 4 is the most days."),
            ColumnDefinition("duration_score", .int32, .dictionary, "Quartile of seconds watched, 1–4; 4 is the most."),
        ])

    package static let device = TableSchema(
        "dim_device", "One device.",
        [
            ColumnDefinition("device_id", .int64, .delta, "Surrogate key."),
            ColumnDefinition("mac", .text, "Natural key: Mac as logged."),
        ])

    package static let usage = TableSchema(
        "fact_usage", partitionedBy: "event_date",
        "One accepted input row; within a day ordered by contract_id.",
        [
            ColumnDefinition("app_id", .int64, .dictionary, "→ dim_app."),
            ColumnDefinition("contract_id", .int64, .delta, "→ dim_contract."),
            ColumnDefinition("device_id", .int64, .delta, "→ dim_device."),
            ColumnDefinition("total_duration", .int64, .delta, "Seconds watched."),
        ])

    package static let all = [app, contract, device, usage]
}

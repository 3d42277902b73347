-- How many users has each channel type?
-- Distinct contracts, not apps: one that uses two types counts in both, so the percentages add up to more than 100.
-- parameter from: the first day, such as 2022-04-01; without it, all days
-- parameter to: the last day; without it, all days
SELECT category AS channel_type, count(DISTINCT contract_id) AS contracts,
    round(100 * count(DISTINCT contract_id) / any_value(everyone), 2) AS percent_of_contracts,
    round(sum(total_duration) / 3600, 1) AS hours
FROM fact_usage
JOIN dim_app USING (app_id)
CROSS JOIN (SELECT count(*) AS everyone FROM dim_contract)
WHERE event_date BETWEEN coalesce(getvariable('from')::DATE, DATE '0001-01-01')
    AND coalesce(getvariable('to')::DATE, DATE '9999-12-31')
GROUP BY category
ORDER BY contracts DESC

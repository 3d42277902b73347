-- What are the average recency, frequency and duration?
-- Days since the last active day, active days, and hours watched, of all contracts.
SELECT count(*) AS contracts,
    round(avg(recency), 2) AS days_since_active,
    round(avg(frequency), 2) AS active_days,
    round(avg(contract_total_duration) / 3600, 2) AS hours,
    round(avg(total_device), 2) AS devices
FROM dim_contract

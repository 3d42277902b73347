-- How many contracts are active how often?
-- Contracts by their number of active days, with the hours they watched.
SELECT frequency AS active_days, count(*) AS contracts,
    round(100 * count(*) / sum(count(*)) OVER (), 2) AS percent_of_contracts,
    round(sum(contract_total_duration) / 3600, 1) AS hours
FROM dim_contract
GROUP BY frequency
ORDER BY frequency DESC

-- How many contracts have each duration score?
-- Quarters of the contracts by seconds watched; 4 watched the longest.
SELECT duration_score, count(*) AS contracts,
    round(100 * count(*) / sum(count(*)) OVER (), 2) AS percent_of_contracts,
    round(min(contract_total_duration) / 3600, 2) AS from_hours,
    round(max(contract_total_duration) / 3600, 2) AS to_hours,
    round(sum(contract_total_duration) / 3600, 1) AS hours
FROM dim_contract
GROUP BY duration_score
ORDER BY duration_score DESC

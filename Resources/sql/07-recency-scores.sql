-- How many contracts have each recency score?
-- Quarters of the contracts by days since they were last active; 4 is the most recent. Ties leave scores empty.
SELECT recency_score, count(*) AS contracts,
    round(100 * count(*) / sum(count(*)) OVER (), 2) AS percent_of_contracts,
    min(recency) AS from_days, max(recency) AS to_days
FROM dim_contract
GROUP BY recency_score
ORDER BY recency_score DESC

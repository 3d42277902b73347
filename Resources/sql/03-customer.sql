-- How does one contract compare: devices, recency, frequency, duration, and its rank in each?
-- Rank 1 is the best: the most devices, days and hours, the fewest days away. Ties share a rank.
-- parameter contract: whom to look up; without it, the one that watched the longest
WITH longest AS (
    -- The contract 0 stands for all customers that nobody knows.
    SELECT contract FROM dim_contract WHERE contract <> '0' ORDER BY contract_total_duration DESC, contract LIMIT 1
),
ranked AS (
    SELECT contract,
        total_device AS devices, rank() OVER (ORDER BY total_device DESC) AS devices_rank,
        recency, rank() OVER (ORDER BY recency) AS recency_rank,
        frequency, rank() OVER (ORDER BY frequency DESC) AS frequency_rank,
        contract_total_duration AS seconds, rank() OVER (ORDER BY contract_total_duration DESC) AS duration_rank,
        count(*) OVER () AS of_contracts
    FROM dim_contract
)
SELECT * FROM ranked WHERE contract = coalesce(getvariable('contract'), (SELECT contract FROM longest))

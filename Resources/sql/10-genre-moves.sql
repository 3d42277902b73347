-- Between which genres did users move?
-- Users whose top search changed its genre, by where they came from and where they went.
-- parameter top: how many rows to show; without it, 20
SELECT category_t6 AS from_genre, category_t7 AS to_genre, count(*) AS users,
    round(100 * count(*) / sum(count(*)) OVER (), 2) AS percent_of_moves
FROM fact_trending_change
WHERE trending_type = 'Changed'
GROUP BY ALL
ORDER BY users DESC, from_genre, to_genre
LIMIT coalesce(getvariable('top')::INTEGER, 20)

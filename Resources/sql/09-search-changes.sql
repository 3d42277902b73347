-- How did the trending search of each user change from month to month?
-- Each user's most frequent search in both months, its genre, and what became of it.
-- parameter type: Changed, Unchanged, New, Lost or Pending; without it, all of them
-- parameter genre: a genre of either month, such as Drama; without it, all of them
SELECT user_id, most_search_t6 AS earlier_search, category_t6 AS earlier_genre,
    most_search_t7 AS later_search, category_t7 AS later_genre, trending_type, previous AS change
FROM fact_trending_change
WHERE trending_type = coalesce(getvariable('type'), trending_type)
    AND (getvariable('genre') IS NULL OR getvariable('genre') IN (category_t6, category_t7))
ORDER BY user_id

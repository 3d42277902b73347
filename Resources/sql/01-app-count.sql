-- How many apps are there?
-- The apps that customers used on the loaded days, and how many of each channel type.
SELECT coalesce(category, 'all') AS channel_type, count(*) AS apps
FROM dim_app
GROUP BY ROLLUP (category)
ORDER BY category IS NOT NULL, apps DESC

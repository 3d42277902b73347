-- What was loaded when, and did it work?
-- The newest runs first, with their rows and what was rejected.
-- parameter top: how many runs to show; without it, 50
SELECT started_at, job, state, round(seconds, 2) AS seconds, rows_read, rows_loaded, rows_rejected,
    round(100 * rows_rejected / nullif(rows_read, 0), 2) AS percent_rejected, error
FROM runs
ORDER BY started_at DESC
LIMIT coalesce(getvariable('top')::INTEGER, 50)

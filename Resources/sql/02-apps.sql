-- What is each app's type, time watched and number of contracts?
-- The most watched first, with its share of all hours.
SELECT app_name AS app, category AS channel_type,
    round(app_total_duration / 3600, 1) AS hours,
    round(100 * app_total_duration / sum(app_total_duration) OVER (), 2) AS percent_of_hours,
    app_total_active_contracts AS contracts
FROM dim_app
ORDER BY app_total_duration DESC

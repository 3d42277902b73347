-- How do the songs stand now?
-- The live chart as the stream engine published it last.
SELECT rank() OVER (ORDER BY total_votes DESC) AS place, song, total_votes AS votes,
    round(100 * total_votes / sum(total_votes) OVER (), 2) AS percent
FROM votes
ORDER BY place, song

-- Which bars were made of which, by their hashes: what is sealed of the one is sealed of the other. It stays when a
-- dataset is deleted. The origin is the first of a chain.
CREATE TABLE IF NOT EXISTS bars_origin (
    sha256 CHAR(64) PRIMARY KEY,
    origin_sha256 CHAR(64) NOT NULL
);
-- Datasets that earlier workbenches resampled say the name of their source.
MERGE INTO bars_origin (sha256, origin_sha256) KEY (sha256)
    SELECT made.sha256, min(source.sha256) FROM dataset made JOIN dataset source ON source.name = made.source_file
    WHERE made.dialect LIKE 'Resampled from %' AND made.sha256 <> source.sha256 GROUP BY made.sha256;
-- When the last bar that was opened was complete; NULL in rows of earlier workbenches.
ALTER TABLE holdout_opening ADD COLUMN IF NOT EXISTS known_time BIGINT;

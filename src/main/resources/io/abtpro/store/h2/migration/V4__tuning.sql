ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS dataset_name VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS dataset_sha256 CHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS request CLOB DEFAULT '{}' NOT NULL;
ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS checkpoint BLOB;
ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS updated_at TIMESTAMP WITH TIME ZONE;

CREATE TABLE IF NOT EXISTS holdout_opening (
    id IDENTITY PRIMARY KEY,
    dataset_sha256 CHAR(64) NOT NULL,
    from_time BIGINT NOT NULL,
    to_time BIGINT NOT NULL,
    strategy VARCHAR(200) NOT NULL,
    parameters CLOB NOT NULL,
    opened_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS holdout_opening_dataset ON holdout_opening (dataset_sha256, opened_at);

-- What prices are quoted in, of ISO 4217; NULL where it is not known.
ALTER TABLE dataset ADD COLUMN IF NOT EXISTS currency CHAR(3);
-- What the user calls a saved run, what he noted of it, and its tags, one a line.
ALTER TABLE backtest_run ADD COLUMN IF NOT EXISTS title VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE backtest_run ADD COLUMN IF NOT EXISTS note VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE backtest_run ADD COLUMN IF NOT EXISTS tags VARCHAR(1000) DEFAULT '' NOT NULL;

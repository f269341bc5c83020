ALTER TABLE backtest_run ADD COLUMN IF NOT EXISTS name VARCHAR(100) DEFAULT '' NOT NULL;
UPDATE backtest_run SET name = 'run ' || id;

ALTER TABLE backtest_run ADD COLUMN name VARCHAR(100) DEFAULT '' NOT NULL;
UPDATE backtest_run SET name = 'run ' || id;

-- Parameters, execution and metrics of a run together, compressed; NULL in rows that have them as text.
ALTER TABLE backtest_run ADD COLUMN IF NOT EXISTS packed VARBINARY(1048576);

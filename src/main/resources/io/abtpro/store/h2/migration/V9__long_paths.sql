-- The strategy of a file is named by its whole path.
ALTER TABLE backtest_run ALTER COLUMN strategy SET DATA TYPE VARCHAR(4000);
ALTER TABLE ml_signal_score ALTER COLUMN strategy SET DATA TYPE VARCHAR(4000);
ALTER TABLE strategy_optimization ALTER COLUMN strategy SET DATA TYPE VARCHAR(4000);
ALTER TABLE holdout_opening ALTER COLUMN strategy SET DATA TYPE VARCHAR(4000);

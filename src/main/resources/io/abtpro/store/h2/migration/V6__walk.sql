ALTER TABLE strategy_optimization ADD COLUMN walk_windows INTEGER;
ALTER TABLE strategy_optimization ADD COLUMN walk_budget INTEGER;

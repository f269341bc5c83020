ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS walk_windows INTEGER;
ALTER TABLE strategy_optimization ADD COLUMN IF NOT EXISTS walk_budget INTEGER;

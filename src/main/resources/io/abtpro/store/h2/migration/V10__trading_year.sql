-- Class of calendar, bars a year and why; null for what was stored before: it is told by the bars when they are opened.
ALTER TABLE dataset ADD COLUMN IF NOT EXISTS trading_year VARCHAR(1000);

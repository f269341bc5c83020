-- In what the prices of a dataset are, such as USD; NULL where that is not known.
ALTER TABLE dataset ADD COLUMN IF NOT EXISTS currency VARCHAR(5);

-- What a job works on, what came of it, where that is seen and how it went; empty for jobs of earlier workbenches.
ALTER TABLE job ADD COLUMN IF NOT EXISTS dataset VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS inputs VARCHAR(8000) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS outcome VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS kept VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS opens VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS course VARCHAR(60000) DEFAULT '' NOT NULL;
ALTER TABLE job ADD COLUMN IF NOT EXISTS ended_at TIMESTAMP WITH TIME ZONE;
-- Jobs were last updated when they ended. When one ended that the end of the program cut off is not known.
UPDATE job SET ended_at = updated_at WHERE ended_at IS NULL AND state IN ('COMPLETED', 'FAILED', 'CANCELLED');

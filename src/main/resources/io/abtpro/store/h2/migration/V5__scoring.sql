ALTER TABLE ml_signal_score ADD COLUMN parameters VARCHAR(4000) DEFAULT '{}' NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN signal_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN side VARCHAR(5) DEFAULT 'LONG' NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN calibrated DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN risk VARCHAR(6) DEFAULT 'MEDIUM' NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN in_sample BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE ml_signal_score ADD COLUMN training_id BIGINT;
ALTER TABLE ml_signal_score ADD COLUMN net_return DOUBLE PRECISION;
ALTER TABLE ml_signal_score ADD COLUMN known_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX ml_signal_score_signal ON ml_signal_score (symbol, timeframe, strategy, signal_at);
CREATE INDEX ml_signal_score_known ON ml_signal_score (known_at);

ALTER TABLE model_artifact ADD COLUMN training_id BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE model_artifact ALTER COLUMN model_version SET DATA TYPE VARCHAR(300);
ALTER TABLE ml_model_training ALTER COLUMN model_version SET DATA TYPE VARCHAR(300);

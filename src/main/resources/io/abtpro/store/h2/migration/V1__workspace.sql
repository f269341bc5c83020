CREATE TABLE IF NOT EXISTS app_user (
    id IDENTITY PRIMARY KEY,
    name VARCHAR(100) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
MERGE INTO app_user (name) KEY (name) VALUES ('local');

CREATE TABLE IF NOT EXISTS dataset (
    id IDENTITY PRIMARY KEY,
    name VARCHAR(200) NOT NULL UNIQUE,
    symbol VARCHAR(100) NOT NULL,
    timeframe VARCHAR(10) NOT NULL,
    zone VARCHAR(60) NOT NULL,
    bars INT NOT NULL,
    from_time BIGINT NOT NULL,
    to_time BIGINT NOT NULL,
    sha256 CHAR(64) NOT NULL,
    dialect VARCHAR(200) NOT NULL,
    source_file VARCHAR(1000) NOT NULL,
    rejected_rows INT NOT NULL,
    stored_bytes BIGINT NOT NULL,
    calendar VARCHAR(200) NOT NULL,
    imported_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS dataset_finding (
    dataset_id BIGINT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    position INT NOT NULL,
    kind VARCHAR(30) NOT NULL,
    severity VARCHAR(10) NOT NULL,
    from_bar INT NOT NULL,
    to_bar INT NOT NULL,
    bars INT NOT NULL,
    what VARCHAR(1000) NOT NULL,
    PRIMARY KEY (dataset_id, position)
);

CREATE TABLE IF NOT EXISTS bar_chunk (
    dataset_id BIGINT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    column_no INT NOT NULL,
    chunk_no INT NOT NULL,
    bars INT NOT NULL,
    crc32 BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (dataset_id, column_no, chunk_no)
);

CREATE TABLE IF NOT EXISTS backtest_run (
    id IDENTITY PRIMARY KEY,
    dataset_name VARCHAR(200) NOT NULL,
    dataset_sha256 CHAR(64) NOT NULL,
    strategy VARCHAR(200) NOT NULL,
    parameters CLOB NOT NULL,
    execution CLOB NOT NULL,
    metrics CLOB NOT NULL,
    ledger_sha256 CHAR(64) NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS backtest_run_dataset ON backtest_run (dataset_name, created_at);

CREATE TABLE IF NOT EXISTS trial (
    dataset_sha256 CHAR(64) NOT NULL,
    key_sha256 CHAR(64) NOT NULL,
    trial_key VARCHAR(4000) NOT NULL,
    sharpe_per_bar DOUBLE PRECISION,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (dataset_sha256, key_sha256)
);

CREATE TABLE IF NOT EXISTS job (
    id IDENTITY PRIMARY KEY,
    kind VARCHAR(60) NOT NULL,
    title VARCHAR(300) NOT NULL,
    state VARCHAR(12) NOT NULL,
    done BIGINT DEFAULT 0 NOT NULL,
    total BIGINT DEFAULT 0 NOT NULL,
    message VARCHAR(2000) DEFAULT '' NOT NULL,
    error_message VARCHAR(4000),
    checkpoint BLOB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS model_artifact (
    id IDENTITY PRIMARY KEY,
    model_type VARCHAR(60) NOT NULL,
    model_version VARCHAR(60) NOT NULL,
    manifest CLOB NOT NULL,
    sha256 CHAR(64) NOT NULL,
    bytes BLOB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE IF NOT EXISTS ml_signal_score (
    id IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    symbol VARCHAR(100) NOT NULL,
    timeframe VARCHAR(10) NOT NULL,
    strategy VARCHAR(200) NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    features CLOB NOT NULL,
    prediction VARCHAR(20),
    executed BOOLEAN DEFAULT FALSE NOT NULL,
    outcome VARCHAR(10),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE INDEX IF NOT EXISTS ml_signal_score_user ON ml_signal_score (user_id, created_at);
CREATE INDEX IF NOT EXISTS ml_signal_score_symbol ON ml_signal_score (symbol, strategy);

CREATE TABLE IF NOT EXISTS ml_model_training (
    id IDENTITY PRIMARY KEY,
    model_type VARCHAR(60) NOT NULL,
    model_version VARCHAR(60) NOT NULL,
    training_data CLOB NOT NULL,
    hyperparameters CLOB NOT NULL,
    performance CLOB NOT NULL,
    status VARCHAR(12) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    completed_at TIMESTAMP WITH TIME ZONE,
    error_message VARCHAR(4000)
);
CREATE INDEX IF NOT EXISTS ml_model_training_type ON ml_model_training (model_type, status);

CREATE TABLE IF NOT EXISTS strategy_optimization (
    id IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    strategy VARCHAR(200) NOT NULL,
    original_params CLOB NOT NULL,
    optimized_params CLOB NOT NULL,
    performance CLOB NOT NULL,
    method VARCHAR(20) NOT NULL,
    iterations INT NOT NULL,
    status VARCHAR(12) DEFAULT 'QUEUED' NOT NULL,
    error_message VARCHAR(4000),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE INDEX IF NOT EXISTS strategy_optimization_user ON strategy_optimization (user_id, strategy);

CREATE TABLE IF NOT EXISTS volatility_prediction (
    id IDENTITY PRIMARY KEY,
    symbol VARCHAR(100) NOT NULL,
    timeframe VARCHAR(10) NOT NULL,
    predicted DOUBLE PRECISION NOT NULL,
    actual DOUBLE PRECISION,
    confidence DOUBLE PRECISION NOT NULL,
    features CLOB NOT NULL,
    horizon INT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE INDEX IF NOT EXISTS volatility_prediction_symbol ON volatility_prediction (symbol, created_at);
CREATE INDEX IF NOT EXISTS volatility_prediction_created ON volatility_prediction (created_at);

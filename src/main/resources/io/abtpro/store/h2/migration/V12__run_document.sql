-- Saved runs are kept as their document from here on, which earlier workbenches cannot read: they refuse the store by its
-- schema instead of calling its runs damaged.
COMMENT ON COLUMN backtest_run.packed IS 'form 1: parameters, execution and metrics, form 2: the document of the run';

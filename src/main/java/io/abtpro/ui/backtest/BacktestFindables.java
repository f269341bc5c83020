package io.abtpro.ui.backtest;

import io.abtpro.backtest.Statistic;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What can be found in the Backtest tab: strategies, statistics, saved runs, what can be done with
/// the run.
final class BacktestFindables {
    private BacktestFindables() {}

    /// @param tab the tab, made when one is opened
    static List<Findable> of(
            Session session,
            List<Strategy> strategies,
            BacktestViewModel model,
            Supplier<BacktestTab> tab) {
        List<Findable> all = new ArrayList<>();
        for (Strategy strategy : strategies) {
            all.add(
                    new Findable(
                            "Strategy",
                            strategy.name(),
                            strategy.id(),
                            () -> {
                                session.show("Backtest");
                                model.choose(strategy);
                            }));
        }
        for (Statistic statistic : Statistic.values()) {
            all.add(
                    new Findable(
                            "Statistic",
                            statistic.label(),
                            statistic.formula(),
                            () -> {
                                session.show("Backtest");
                                tab.get().explain(statistic);
                            }));
        }
        model.compare()
                .savedNames()
                .forEach(
                        (name, said) ->
                                all.add(
                                        new Findable(
                                                "Saved run",
                                                name,
                                                said.isEmpty()
                                                        ? "shown beside the present run"
                                                        : said,
                                                () -> {
                                                    session.show("Backtest");
                                                    model.compare().reveal(name);
                                                })));
        if (model.result().hasResultProperty().get()) {
            all.add(
                    new Findable(
                            "Action",
                            "Save run",
                            "keep the run shown",
                            () -> {
                                session.show("Backtest");
                                model.saveRun();
                            }));
            all.add(
                    new Findable(
                            "Action",
                            "Export trades as CSV",
                            "of the run shown",
                            () -> {
                                session.show("Backtest");
                                tab.get().exportTrades();
                            }));
        }
        return all;
    }
}

package io.abtpro.bench;

import java.util.List;
import java.util.stream.Stream;

/// The rows that are measured in this process.
final class Workloads {
    private Workloads() {}

    /// In the order of the table.
    static List<Workload> inProcess() {
        return Stream.of(
                        SweepWork.all(),
                        FormulaWork.all(),
                        BacktestWork.all(),
                        ForestWork.all(),
                        QLearningWork.all(),
                        StoreWork.all())
                .flatMap(List::stream)
                .toList();
    }
}

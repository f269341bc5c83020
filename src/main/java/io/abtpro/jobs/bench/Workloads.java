package io.abtpro.jobs.bench;

import java.util.List;
import java.util.stream.Stream;

/// The rows that are measured in this process.
public final class Workloads {
    private Workloads() {}

    /// In the order of the table.
    public static List<Workload> inProcess() {
        return Stream.of(SweepWork.all(), BacktestWork.all(), ForestWork.all(), QLearningWork.all(), StoreWork.all())
                .flatMap(List::stream)
                .toList();
    }
}

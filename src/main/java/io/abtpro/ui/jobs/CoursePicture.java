package io.abtpro.ui.jobs;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.JobCourse;
import io.abtpro.ui.task.JobEntry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far a job was over the seconds since its start.
final class CoursePicture {
    private static final double MILLIS = 1_000;

    private CoursePicture() {}

    /// Empty where there are not two moments that differ.
    static Optional<XyPicture> of(JobEntry entry) {
        List<JobCourse.Point> points =
                entry.course().points().stream().filter(p -> p.total() > 0).toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        double[] x = points.stream().mapToDouble(p -> seconds(entry, p.at())).toArray();
        double[] y = points.stream().mapToDouble(JobCourse.Point::done).toArray();
        double end = Math.max(x[x.length - 1], 0.1);
        double most = points.stream().mapToLong(JobCourse.Point::total).max().orElse(1);
        List<XyLayer> layers = new ArrayList<>();
        entry.course().lines().stream()
                .filter(line -> line.text().equals("paused"))
                .forEach(
                        line ->
                                layers.add(
                                        new XyLayer.Rule(
                                                "paused",
                                                seconds(entry, line.at()),
                                                true,
                                                XyLayer.Role.COMPARISON,
                                                XyLayer.Dash.SHORT)));
        layers.add(XyLayer.Line.of("done", x, y, XyLayer.Role.OURS, XyLayer.Dash.SOLID));
        return Optional.of(
                XyPicture.of(
                        XyAxis.linear("Seconds", 0, end, "0.#"),
                        XyAxis.linear("", 0, most, "#,##0"),
                        layers));
    }

    private static double seconds(JobEntry entry, Instant at) {
        return Math.max(0, (at.toEpochMilli() - entry.started().toEpochMilli()) / MILLIS);
    }
}

package io.abtpro.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The course of a job: how far it was when, and what it said. Kept short however long it runs.
/// Safe to use on any thread.
///
/// What it said is kept where its words change. Where only its figures do, as of progress said five
/// times a second, a line is kept once in a while, and the while doubles as the lines fill up.
public final class JobCourse {
    private static final int MOST_POINTS = 200;
    private static final int MOST_LINES = 60;
    private static final long FIRST_GAP = 1_000;

    /// How far it was.
    public record Point(Instant at, long done, long total) {}

    /// What it said.
    public record Line(Instant at, String text) {}

    private final List<Point> points = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private String said = "";
    private long gap = FIRST_GAP;
    private long pointGap = FIRST_GAP / 20;
    private Optional<JobAbout> about = Optional.empty();
    private JobOutcome outcome = JobOutcome.none();
    private long id;

    /// Takes what it works on; the first word counts, since a job may be made of others.
    public synchronized void about(JobAbout found) {
        about = about.or(() -> Optional.of(found));
    }

    public synchronized JobAbout about() {
        return about.orElseGet(JobAbout::unknown);
    }

    public synchronized void made(JobOutcome found) {
        outcome = found;
    }

    public synchronized JobOutcome outcome() {
        return outcome;
    }

    /// Under which it is stored; 0 while it is not.
    public synchronized long id() {
        return id;
    }

    synchronized void storedAs(long newId) {
        id = newId;
    }

    /// Takes progress.
    public synchronized void report(Instant at, long done, long total, String message) {
        if (points.isEmpty() || isLater(points.getLast().at(), at, pointGap) || done >= total) {
            points.add(new Point(at, done, total));
            if (points.size() > MOST_POINTS) {
                thin(points);
                pointGap *= 2;
            }
        }
        say(at, message);
    }

    /// Takes a line of its log.
    public synchronized void say(Instant at, String message) {
        String words = message.replaceAll("[0-9.,\u2212-]+", "#");
        boolean isNew = !words.equals(said);
        if (message.isEmpty()
                || (!lines.isEmpty() && lines.getLast().text().equals(message))
                || !(isNew || isLater(lines.getLast().at(), at, gap))) {
            return;
        }
        said = words;
        lines.add(new Line(at, message));
        if (lines.size() > MOST_LINES) {
            thin(lines);
            gap *= 2;
        }
    }

    private static boolean isLater(Instant last, Instant now, long millis) {
        return now.toEpochMilli() - last.toEpochMilli() >= millis;
    }

    /// Every second goes, but the first and the last few.
    private static void thin(List<?> all) {
        for (int i = all.size() - 10; i > 0; i -= 2) {
            all.remove(i);
        }
    }

    public synchronized List<Point> points() {
        return List.copyOf(points);
    }

    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /// Points and lines as text, as they are stored: `p TIME DONE TOTAL` and `s TIME WORDS`.
    public synchronized String text() {
        var text = new StringBuilder();
        points.forEach(
                p ->
                        text.append("p ")
                                .append(p.at().toEpochMilli())
                                .append(' ')
                                .append(p.done())
                                .append(' ')
                                .append(p.total())
                                .append('\n'));
        lines.forEach(
                l ->
                        text.append("s ")
                                .append(l.at().toEpochMilli())
                                .append(' ')
                                .append(l.text().replaceAll("[\\r\\n]+", " "))
                                .append('\n'));
        return text.toString();
    }

    /// What [#text] was made of; what cannot be read is left out.
    public static JobCourse read(long id, JobAbout about, JobOutcome outcome, String text) {
        var course = new JobCourse();
        course.id = id;
        course.about = Optional.of(about);
        course.outcome = outcome;
        text.lines().forEach(course::read);
        return course;
    }

    private void read(String line) {
        try {
            String[] parts = line.split(" ", 3);
            Instant at = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            if (line.startsWith("p ")) {
                String[] counts = parts[2].split(" ", 2);
                points.add(new Point(at, Long.parseLong(counts[0]), Long.parseLong(counts[1])));
            } else if (line.startsWith("s ")) {
                lines.add(new Line(at, parts[2]));
            }
        } catch (IndexOutOfBoundsException | NumberFormatException damaged) {
            // One line less of a log.
        }
    }
}

package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class JobCourseTest {
    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void aLineIsKeptWhereItsWordsChangeAndFiguresOnceInAWhile() {
        var course = new JobCourse();
        course.report(at(0), 1, 100, "1 of 100, best 0.50");
        course.report(at(200), 2, 100, "2 of 100, best 0.51");
        course.report(at(400), 2, 100, "paused");
        course.report(at(500), 3, 100, "3 of 100, best 0.51");
        course.report(at(1_600), 9, 100, "9 of 100, best 0.52");
        assertThat(course.lines())
                .extracting(JobCourse.Line::text)
                .containsExactly(
                        "1 of 100, best 0.50",
                        "paused",
                        "3 of 100, best 0.51",
                        "9 of 100, best 0.52");
    }

    @Test
    void howeverLongAJobRunsItsCourseStaysShortAndEndsWhereItEnded() {
        var course = new JobCourse();
        int steps = 50_000;
        for (int i = 1; i <= steps; i++) {
            course.report(at(i * 200L), i, steps, i + " done");
        }
        assertThat(course.points()).hasSizeLessThanOrEqualTo(200);
        assertThat(course.lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(course.points().getFirst().done()).isEqualTo(1);
        assertThat(course.points().getLast().done()).isEqualTo(steps);
        assertThat(course.text().length()).isLessThan(60_000);
    }

    @Test
    void theStoredTextGivesTheSameCourseAndADamagedLineIsLeftOut() {
        var course = new JobCourse();
        course.report(at(1_000), 1, 4, "reads a file");
        course.report(at(3_000), 4, 4, "done, all of it");
        JobCourse read =
                JobCourse.read(
                        7, JobAbout.unknown(), JobOutcome.none(), "p x\n" + course.text() + "s\n");
        assertThat(read.points()).isEqualTo(course.points());
        assertThat(read.lines()).isEqualTo(course.lines());
        assertThat(read.id()).isEqualTo(7);
    }

    @Test
    void aJobMadeOfOthersIsAboutWhatItSaidFirst() {
        var course = new JobCourse();
        course.about(JobAbout.of(JobAbout.Kind.TUNING, "first"));
        course.about(JobAbout.of(JobAbout.Kind.IMPORT, "second"));
        assertThat(course.about().dataset()).isEqualTo("first");
    }
}

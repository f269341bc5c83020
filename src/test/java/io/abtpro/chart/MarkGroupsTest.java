package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Marks in the pixels of a plot, compared with every mark one by one.
class MarkGroupsTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(8, 24, 900, 300);

    private static Scale scale(double from, double to) {
        return new Scale(AREA, from, to, 0, 200, false);
    }

    /// Trades of both sides, each reversed at the bar of the next.
    private static List<Layer.Mark> reversals(int trades, int bars, long seed) {
        var random = new SplittableRandom(seed);
        int[] at = random.ints(trades + 1L, 0, bars).sorted().toArray();
        List<Layer.Mark> marks = new ArrayList<>();
        for (int i = 0; i < trades; i++) {
            double low = 100 + 40 * Math.sin(at[i] / 300.0);
            boolean isLong = i % 2 == 0;
            marks.add(
                    isLong
                            ? new Layer.Mark(at[i], low, Layer.Shape.LONG_ENTRY, i)
                            : new Layer.Mark(at[i], low + 2, Layer.Shape.SHORT_ENTRY, i));
            double end = 100 + 40 * Math.sin(at[i + 1] / 300.0);
            marks.add(
                    isLong
                            ? new Layer.Mark(at[i + 1], end + 2, Layer.Shape.LONG_EXIT, i)
                            : new Layer.Mark(at[i + 1], end, Layer.Shape.SHORT_EXIT, i));
        }
        return marks;
    }

    private static List<MarkGroups.Group> ofShape(
            List<MarkGroups.Group> groups, Layer.Shape shape) {
        return groups.stream()
                .filter(group -> group.shape() == shape)
                .sorted(Comparator.comparingInt(MarkGroups.Group::from))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 1_200, 400, 60})
    void everyMarkInViewIsInOneGroupAndNoneOfAKindIsNearerThanSixPixels(int shown) {
        List<Layer.Mark> marks = reversals(446, 5_000, 7);
        var index = new MarkIndex(marks);
        for (double from = -10; from + shown <= 5_010; from += shown / 3.0) {
            Scale scale = scale(from, from + shown);
            List<MarkGroups.Group> groups = MarkGroups.of(index, scale);
            for (Layer.Shape shape : Layer.Shape.values()) {
                List<MarkGroups.Group> ofShape = ofShape(groups, shape);
                for (Layer.Mark mark : marks) {
                    double x = scale.x(mark.bar());
                    if (mark.shape() == shape && x >= AREA.getX() && x <= AREA.getMaxX()) {
                        long holding =
                                ofShape.stream()
                                        .filter(g -> members(index, g).contains(mark))
                                        .count();
                        boolean edge = x < AREA.getX() + 24 || x > AREA.getMaxX() - 24;
                        assertThat(holding)
                                .as("%s of %s", mark, scale)
                                .isBetween(edge ? 0L : 1L, 1L);
                    }
                }
                for (int i = 1; i < ofShape.size(); i++) {
                    assertThat(ofShape.get(i).x() - ofShape.get(i - 1).x())
                            .isGreaterThan(MarkGroups.NEAR - 1e-6);
                }
            }
        }
    }

    private static List<Layer.Mark> members(MarkIndex index, MarkGroups.Group group) {
        return List.of(index.of(group.shape())).subList(group.from(), group.to());
    }

    @Test
    void marksWithRoomStandAloneAndTheirCountsAreOfThoseWithout() {
        List<Layer.Mark> marks = new ArrayList<>();
        for (int bar : new int[] {10, 11, 12, 50, 90, 91}) {
            marks.add(new Layer.Mark(bar, 100, Layer.Shape.LONG_ENTRY, bar));
        }
        // Nine pixels a bar, and four and a half.
        assertThat(MarkGroups.of(new MarkIndex(marks), scale(0, 100)))
                .extracting(MarkGroups.Group::count)
                .containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(MarkGroups.of(new MarkIndex(marks), scale(0, 200)))
                .extracting(MarkGroups.Group::text)
                .containsExactly("3", "", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 800, 90})
    void anExitNeverCoversAnEntryOfItsSide(int shown) {
        var index = new MarkIndex(reversals(446, 5_000, 11));
        for (double from = 0; from + shown <= 5_000; from += shown / 2.0) {
            List<MarkGroups.Group> groups = MarkGroups.of(index, scale(from, from + shown));
            for (MarkGroups.Group exit : groups) {
                for (MarkGroups.Group entry : groups) {
                    boolean differ =
                            exit.shape() == Layer.Shape.SHORT_EXIT
                                            && entry.shape() == Layer.Shape.LONG_ENTRY
                                    || exit.shape() == Layer.Shape.LONG_EXIT
                                            && entry.shape() == Layer.Shape.SHORT_ENTRY;
                    if (differ) {
                        assertThat(exit.box().intersects(entry.box())).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void bothMarksOfAReversalHaveTheirInk() {
        var marks =
                List.of(
                        new Layer.Mark(50, 100, Layer.Shape.LONG_ENTRY, 2),
                        new Layer.Mark(50, 100, Layer.Shape.SHORT_EXIT, 1));
        var image = new BufferedImage(920, 340, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setPaint(ChartColours.DARK.ground());
        g.fillRect(0, 0, 920, 340);
        Scale scale = scale(0, 100);
        new MarkPen(ChartColours.DARK).draw(g, scale, new MarkIndex(marks), MarkIndex.NONE);

        Rectangle2D filled = MarkGroups.of(new MarkIndex(marks), scale).getFirst().box();

        assertThat(ink(image, ChartColours.DARK.gain())).isGreaterThan(25);
        assertThat(ink(image, ChartColours.DARK.text())).isGreaterThan(8);
        assertThat(filled.getMinY()).isEqualTo(scale.y(100) + 9);
    }

    private static int ink(BufferedImage image, Color colour) {
        int found = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void groupsAndTheirCountsStayWhilePanning() {
        var index = new MarkIndex(reversals(446, 5_000, 3));
        List<List<Integer>> counts = new ArrayList<>();
        for (double by = 0; by < 40; by += 7) {
            int middle = 2_500;
            List<Integer> here = new ArrayList<>();
            for (MarkGroups.Group group :
                    ofShape(
                            MarkGroups.of(index, scale(2_000 + by, 3_000 + by)),
                            Layer.Shape.LONG_ENTRY)) {
                int bar = index.of(group.shape())[group.from()].bar();
                if (Math.abs(bar - middle) < 400) {
                    here.add(bar);
                    here.add(group.count());
                }
            }
            counts.add(here);
        }
        assertThat(counts).allMatch(counts.getFirst()::equals);
    }

    @Test
    void aMarkAmongAHundredThousandIsFoundWhereItStands() {
        List<Layer.Mark> marks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            marks.add(new Layer.Mark(i * 7, 100, Layer.Shape.LONG_ENTRY, i));
        }
        var index = new MarkIndex(marks);
        Scale all = scale(0, 700_000);
        List<MarkGroups.Group> groups = MarkGroups.of(index, all);
        assertThat(groups).hasSizeBetween(20, 38);
        assertThat(groups.stream().mapToInt(MarkGroups.Group::count).sum()).isEqualTo(100_000);
        MarkGroups.Group third = groups.get(2);
        List<Layer.Mark> hit = index.at(third.x(), third.box().getCenterY(), all);
        assertThat(hit).hasSize(third.count()).contains(marks.get(third.from()));
        assertThat(index.at(third.x(), 40, all)).isEmpty();
    }
}

package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class TagPlacesTest {
    @Test
    void noTagCoversAnother() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            double top = random.nextDouble(0, 300);
            double bottom = top + random.nextDouble(20, 200);
            var places = new TagPlaces(top, bottom);
            List<Double> taken =
                    new ArrayList<>(List.of(places.take(random.nextDouble(top, bottom))));
            for (int k = 0; k < 5; k++) {
                places.near(random.nextDouble(top - 50, bottom + 50)).ifPresent(taken::add);
            }

            taken.sort(null);
            assertThat(taken.getFirst()).isGreaterThanOrEqualTo(top + 8);
            assertThat(taken.getLast()).isLessThanOrEqualTo(Math.max(top + 8, bottom - 8));
            for (int k = 1; k < taken.size(); k++) {
                assertThat(taken.get(k) - taken.get(k - 1)).isGreaterThanOrEqualTo(17);
            }
        }
    }

    @Test
    void aTagStandsAtItsValueWhereThatIsFreeAndBesideItWhereNot() {
        var places = new TagPlaces(0, 100);

        assertThat(places.near(50)).hasValue(50);
        assertThat(places.near(55)).hasValue(67);
        assertThat(places.near(52)).hasValue(33);
        assertThat(places.near(-30)).hasValue(8);
        assertThat(places.near(120)).hasValue(92);
        assertThat(places.near(50)).isEmpty();
    }
}

package io.abtpro.ui.data;

import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.ui.session.KeptState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The overlays of the Data tab as they are kept over a restart: "sma 20;sma 100".
final class OverlaysText {
    private static final String KEY = "data.overlays";
    private static final String FIRST = "sma 20;sma 100";

    private OverlaysText() {}

    static void write(List<Overlay> overlays, KeptState kept) {
        kept.put(KEY, overlays.stream().map(OverlaysText::text).collect(Collectors.joining(";")));
    }

    private static String text(Overlay overlay) {
        var words = new ArrayList<>(List.of(overlay.spec().id()));
        overlay.parameters().forEach(value -> words.add(Double.toString(value)));
        return String.join(" ", words);
    }

    /// What was kept, two averages where nothing was; what cannot be read is left out.
    static List<Overlay> read(KeptState kept) {
        return Arrays.stream(kept.get(KEY).orElse(FIRST).split(";", -1))
                .flatMap(text -> overlay(text).stream())
                .distinct()
                .toList();
    }

    private static Optional<Overlay> overlay(String text) {
        String[] words = text.split(" ", -1);
        try {
            List<Double> parameters =
                    Arrays.stream(words).skip(1).map(Double::parseDouble).toList();
            return Optional.of(new Overlay(IndicatorCatalog.get(words[0]), parameters));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}

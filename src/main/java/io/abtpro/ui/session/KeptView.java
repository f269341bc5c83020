package io.abtpro.ui.session;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

import java.util.Optional;

/// The bars that a tab's chart shows, kept for the next start of the window: they come back once,
/// where the same dataset is opened then.
public final class KeptView {
    private static final Duration SETTLED = Duration.millis(300);

    /// @param from first bar in view, which may lie between two
    /// @param to last bar in view
    public record View(double from, double to) {
        /// True where it is another one than these bars, by more than a bar.
        public boolean isOther(double first, double last) {
            return Math.abs(from - first) > 1 || Math.abs(to - last) > 1;
        }
    }

    private final KeptState kept;
    private final String key;
    private final ObservableValue<Optional<Session.Open>> open;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private boolean asked;

    /// @param tab whose view is kept
    /// @param open the dataset that the tab shows
    public KeptView(KeptState kept, String tab, ObservableValue<Optional<Session.Open>> open) {
        this.kept = kept;
        this.key = tab + ".view";
        this.open = open;
    }

    private Optional<String> dataset() {
        return open.getValue().map(o -> o.dataset().sha256());
    }

    /// Keeps this view once it has stood for a moment; not before what was kept was asked for.
    public void keep(double from, double to) {
        if (!asked) {
            return;
        }
        settled.setOnFinished(
                _ -> dataset().ifPresent(d -> kept.put(key, d + " " + from + " " + to)));
        settled.playFromStart();
    }

    /// The view that was kept of the dataset that is open, the first time that it is asked for;
    /// empty for none.
    public Optional<View> recall() {
        if (asked || dataset().isEmpty()) {
            return Optional.empty();
        }
        asked = true;
        return kept.get(key)
                .map(text -> text.split(" ", -1))
                .filter(parts -> parts.length == 3 && dataset().orElseThrow().equals(parts[0]))
                .flatMap(KeptView::read);
    }

    private static Optional<View> read(String[] parts) {
        try {
            var view = new View(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            return Optional.of(view).filter(v -> v.from() < v.to());
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}

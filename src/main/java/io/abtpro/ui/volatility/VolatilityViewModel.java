package io.abtpro.ui.volatility;

import io.abtpro.holdout.Seals;
import io.abtpro.jobs.ForecastFan;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.JobWords;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.ui.session.KeptView;
import io.abtpro.ui.session.PriceScale;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Training;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEstimator;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// State of the Volatility tab: what is asked, what is drawn, and the last good training.
public final class VolatilityViewModel {
    /// Up to so many bars the tab trains by itself when it is first seen: a matter of seconds.
    private static final int MOST_UNASKED = 10_000;

    private final Session session;
    private final PriceScale scale;
    private final KeptView view;
    private final ReadOnlyObjectWrapper<Optional<Forecasts.Source>> source =
            new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
    private final ReadOnlyObjectWrapper<ForecastInputs> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", ForecastInputs.defaults());
    private final ReadOnlyObjectWrapper<DrawnForecasts> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", DrawnForecasts.defaults());
    private final Training<ForecastInputs, Forecasts> training;
    private final BooleanBinding stale;
    private final Set<String> begun = new HashSet<>();
    private boolean seen;

    public VolatilityViewModel(Session session) {
        this.session = session;
        scale = new PriceScale(session.kept(), "volatility");
        view = new KeptView(session.kept(), "volatility", session.openProperty());
        this.training =
                new Training<>(
                        session,
                        "the last forecast",
                        asked::get,
                        (f, now) -> f.asked().equals(now),
                        this::trainUnasked);
        this.stale = training.stale(asked);
        asked.set(ForecastInputsText.read(session.kept()));
        asked.subscribe((_, now) -> ForecastInputsText.write(now, session.kept()));
        session.openProperty().subscribe(this::datasetChanged);
    }

    /// The scale of the price pane.
    PriceScale scale() {
        return scale;
    }

    /// The bars in view, as they are kept over a restart.
    KeptView keptView() {
        return view;
    }

    /// What is sealed of the open dataset.
    ReadOnlyObjectProperty<Seals> sealsProperty() {
        return session.sealsProperty();
    }

    /// The bar pinned in every tab; -1 for none.
    ObjectProperty<Integer> pinnedBarProperty() {
        return session.pinnedBarProperty();
    }

    /// The bars that a training would go through; empty where no dataset is open.
    ReadOnlyObjectProperty<Optional<Forecasts.Source>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ForecastInputs> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DrawnForecasts> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The last good training of the open dataset.
    ReadOnlyObjectProperty<Optional<Forecasts>> forecastsProperty() {
        return training.resultProperty();
    }

    ReadOnlyBooleanProperty trainingProperty() {
        return training.runningProperty();
    }

    /// True while the other horizons are forecast.
    ReadOnlyBooleanProperty fanningProperty() {
        return training.addingProperty();
    }

    /// Why the last training came to nothing; empty where it did not.
    ReadOnlyStringProperty problemProperty() {
        return training.problemProperty();
    }

    /// True where the forecasts were made for other settings than those asked for now.
    BooleanBinding staleBinding() {
        return stale;
    }

    private Optional<Forecasts> forecasts() {
        return training.resultProperty().get();
    }

    void setEstimator(VolatilityEstimator estimator) {
        asked.set(asked.get().withEstimator(estimator));
    }

    /// @throws IllegalArgumentException with the range, where the horizon is outside it
    void setHorizon(int bars) {
        asked.set(asked.get().withHorizon(bars));
    }

    /// @throws IllegalArgumentException with the rule, where there are too few bars between fits
    void setRefitEvery(int bars) {
        asked.set(asked.get().withRefitEvery(bars));
    }

    void showBand(double nominal, boolean drawn) {
        shown.set(shown.get().withBand(nominal, drawn));
    }

    void showTreeSpread(boolean drawn) {
        shown.set(shown.get().withTreeSpread(drawn));
    }

    void showBaseline(Baseline baseline, boolean drawn) {
        shown.set(shown.get().withBaseline(baseline, drawn));
    }

    /// Tells whether the tab is in front; the first time it is, it trains by itself where that
    /// takes seconds.
    void setSeen(boolean inFront) {
        seen = inFront;
        trainUnasked();
    }

    private void trainUnasked() {
        source.get()
                .filter(s -> seen && !begun.contains(s.sha256()))
                .filter(s -> forecasts().isEmpty() && asked.get().fits(s.bars().size()) > 0)
                .ifPresent(this::trainUnasked);
    }

    /// What takes longer is shown by itself where it was trained before.
    private void trainUnasked(Forecasts.Source from) {
        if (from.bars().size() <= MOST_UNASKED) {
            train();
            return;
        }
        begun.add(from.sha256());
        ForecastInputs what = asked.get();
        KeptWalks walks = walks();
        var _ =
                session.jobs()
                        .compute(
                                "Kept forecasts",
                                _ -> walks.holds(from.bars(), what.options()),
                                kept -> {
                                    if (kept && isStillAsked(from, what)) {
                                        train();
                                    }
                                },
                                session::fail);
    }

    private boolean isStillAsked(Forecasts.Source from, ForecastInputs what) {
        return forecasts().isEmpty()
                && asked.get().equals(what)
                && source.get().filter(s -> s.sha256().equals(from.sha256())).isPresent();
    }

    private KeptWalks walks() {
        return new KeptWalks(session.workspace().results());
    }

    /// Trains for what is asked; what was shown stays until it is done.
    public void train() {
        if (!training.runningProperty().get()) {
            source.get().ifPresent(s -> train(s, asked.get()));
        }
    }

    private void train(Forecasts.Source from, ForecastInputs what) {
        begun.add(from.sha256());
        var keeping = Optional.of(session.workspace().volatilityPredictions());
        var job =
                new ForecastVolatility(
                        from.bars(), from.symbol(), what.options(), true, keeping, walks());
        training.start(
                "Forecast the volatility, walk-forward",
                (Progress progress) -> run(from, what, job, progress),
                this::trained);
    }

    /// The result is seen here, with the dataset of this name open.
    private static Forecasts run(
            Forecasts.Source from, ForecastInputs what, ForecastVolatility job, Progress progress) {
        progress.about(JobWords.volatility(from.name(), from.bars(), what.options()));
        Forecasts found = Forecasts.run(from, what, job, progress);
        progress.made(JobWords.forecast(found.evaluation()).in(JobWords.VOLATILITY, from.name()));
        return found;
    }

    private static List<ForecastFan.Step> fan(
            Forecasts.Source from, ForecastFan job, Progress progress) {
        progress.about(
                JobAbout.of(JobAbout.Kind.OTHER, from.name())
                        .counting("horizons")
                        .with("Dataset", from.name())
                        .with(
                                "Horizons",
                                ForecastFan.HORIZONS.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))));
        List<ForecastFan.Step> steps = job.run(progress);
        progress.made(
                JobOutcome.said(steps.size() + " horizons").in(JobWords.VOLATILITY, from.name()));
        return steps;
    }

    private void trained(Forecasts found) {
        training.show(Optional.of(found));
        session.statusProperty().set(found.sentence());
        fan(found);
    }

    /// Adds the other horizons to what was forecast.
    private void fan(Forecasts found) {
        training.second(
                "Forecast the volatility, every horizon",
                (Progress progress) ->
                        fan(found.source(), ForecastFan.around(found.report(), walks()), progress),
                Forecasts::withFan);
    }

    /// The forecast at each bar of the open dataset, by which positions can be sized.
    Optional<VolatilityForecasts> sizingForecasts() {
        return session.openProperty()
                .get()
                .flatMap(
                        open ->
                                forecasts()
                                        .map(
                                                f ->
                                                        VolatilityForecasts.of(
                                                                open.columns().series(),
                                                                f.report().walk())));
    }

    /// Stops the training; what was shown stays.
    public void cancel() {
        training.cancel();
    }

    private void datasetChanged(Optional<Session.Open> open) {
        var now =
                open.map(
                        o ->
                                Forecasts.Source.of(
                                        o.dataset().name(),
                                        o.dataset().symbol(),
                                        o.columns().series()));
        training.follow(now.map(Forecasts.Source::sha256), _ -> true);
        Optional<Forecasts> earlier = forecasts();
        source.set(earlier.map(Forecasts::source).or(() -> now));
        asked.set(earlier.map(Forecasts::asked).orElseGet(asked::get));
        earlier.filter(f -> f.fan().size() == 1 && !training.addingProperty().get())
                .ifPresent(this::fan);
        trainUnasked();
    }

    /// The bar pinned in every tab, as a bar of the source; -1 for none.
    int pinnedBar() {
        return source.get().isPresent() ? session.pinnedBarProperty().get() : -1;
    }

    /// Pins a bar of the source in every tab; a bar that has not come cannot be pinned.
    void pin(int bar) {
        source.get()
                .ifPresent(
                        s ->
                                session.pinnedBarProperty()
                                        .set(bar >= 0 && bar < s.bars().size() ? bar : -1));
    }

    void frameTook(double millis) {
        session.frameMillisProperty().set(millis);
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }
}

package io.abtpro.ui.data;

import io.abtpro.bars.TradingYear;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.Reading;
import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How the file is read, decision by decision, and how it will be stored.
final class DecisionsPane extends VBox {
    private static final int MOST_BUTTONS = 5;
    private static final Set<Kind> TYPED = Set.of(Kind.ZONE, Kind.TIMEFRAME);
    private static final DateTimeFormatter KNOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");

    private final ImportViewModel model;
    private final VBox rows = new VBox();

    DecisionsPane(ImportViewModel model) {
        this.model = model;
        getStyleClass().add("decisions");
        rows.setId("decisions");
        var scroll = new ScrollPane(new VBox(rows, storeAs()));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .setAll(Nodes.row("title-row", Nodes.label("How to read it", "title")), scroll);
        model.readingProperty().subscribe(this::show);
    }

    private void show(Optional<Reading> reading) {
        rows.getChildren().clear();
        reading.ifPresent(
                r -> r.decisions().forEach(d -> rows.getChildren().add(node(d, r.loaded()))));
    }

    private Node node(Decision decision, Optional<LoadedBars> loaded) {
        return decision.question().isEmpty() && !isStamps(decision)
                ? row(decision, loaded)
                : question(decision, loaded);
    }

    private static boolean isStamps(Decision decision) {
        return decision.what() == Kind.BAR_LABEL && decision.source().equals("given");
    }

    /// A zone that is only assumed is amber where it moves every bar.
    private HBox row(Decision decision, Optional<LoadedBars> loaded) {
        Kind what = decision.what();
        boolean moves =
                what == Kind.ZONE
                        && decision.isAssumed()
                        && loaded.filter(l -> !l.series().timeframe().isCalendar()).isPresent();
        Label source = Nodes.label(decision.source(), moves ? "warning" : "muted");
        source.setId("source-" + what);
        source.setTooltip(
                new Tooltip(decision.source() + "\nOn the command line: " + what.option()));
        return Nodes.row(
                "form-row",
                Nodes.label(what.label(), "muted", "form-label"),
                combo(decision),
                source);
    }

    private ComboBox<String> combo(Decision decision) {
        Kind what = decision.what();
        var combo = new ComboBox<String>();
        combo.setId("decision-" + what);
        combo.setAccessibleText(what.label());
        combo.getItems().setAll(decision.choices());
        if (!decision.value().isEmpty() && !combo.getItems().contains(decision.value())) {
            combo.getItems().addFirst(decision.value());
        }
        boolean typed = TYPED.contains(what);
        combo.setEditable(typed);
        if (typed) {
            combo.addEventFilter(KeyEvent.KEY_PRESSED, event -> commit(combo, event));
        } else {
            combo.setConverter(new InWords(what));
        }
        combo.setValue(decision.value());
        combo.setDisable(!typed && combo.getItems().size() < 2);
        combo.valueProperty()
                .subscribe(
                        (_, value) -> {
                            if (value != null && !value.isBlank()) {
                                model.choose(what, value);
                            }
                        });
        return combo;
    }

    /// Enter takes what was typed, and no more: the default button would import by the answer
    /// before it.
    private static void commit(ComboBox<String> combo, KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            combo.commitValue();
            event.consume();
        }
    }

    private VBox question(Decision decision, Optional<LoadedBars> loaded) {
        Label claim = Nodes.label(Choices.question(decision.what()), "title");
        Label text = Nodes.label(decision.question());
        text.setWrapText(true);
        text.managedProperty().bind(text.textProperty().isNotEmpty());
        boolean listed =
                TYPED.contains(decision.what()) || decision.choices().size() > MOST_BUTTONS;
        var box = new VBox(claim, text, listed ? combo(decision) : buttons(decision));
        box.setId("question-" + decision.what());
        if (!model.isAnswered(decision.what())) {
            box.getStyleClass().add("question");
        } else {
            box.getStyleClass().addAll("question", "answered");
        }
        loaded.filter(l -> decision.what() == Kind.BAR_LABEL && l.series().size() > 0)
                .ifPresent(l -> box.getChildren().add(Nodes.label(firstKnown(l), "muted")));
        return box;
    }

    private Segment<String> buttons(Decision decision) {
        var segment =
                new Segment<>(
                                decision.choices(),
                                choice -> "answer-" + choice,
                                choice -> Choices.inWords(decision.what(), choice),
                                choice -> model.choose(decision.what(), choice))
                        .spread();
        segment.choose(decision.value());
        return segment;
    }

    private static String firstKnown(LoadedBars loaded) {
        Instant known = Instant.ofEpochMilli(loaded.series().knownAt(0));
        return "First bar known at " + KNOWN.format(known.atZone(ZoneOffset.UTC));
    }

    private VBox storeAs() {
        var name = field("store-name", "Name");
        name.textProperty().bindBidirectional(model.nameProperty());
        var symbol = field("store-symbol", "Symbol");
        symbol.textProperty().bindBidirectional(model.symbolProperty());
        var currency = field("store-currency", "Currency");
        currency.setPromptText("not known");
        currency.setTooltip(
                new Tooltip(
                        "What prices are quoted in, of ISO 4217, such as USD. On the command line:"
                                + " --currency"));
        currency.textProperty().bindBidirectional(model.currencyProperty());
        var badRows =
                new Segment<>(
                        List.of(false, true),
                        skips -> skips ? "bad-rows-skip" : "bad-rows-stop",
                        skips -> skips ? "Skip and keep list" : "Stop",
                        model.skipBadRowsProperty()::set);
        model.skipBadRowsProperty().subscribe(badRows::choose);
        return new VBox(
                Nodes.row("title-row", Nodes.label("Store as", "title")),
                formRow("Name", name),
                formRow("Symbol", symbol),
                formRow("Currency", currency),
                formRow("Calendar", calendar()),
                year(),
                formRow("Bad rows", badRows));
    }

    /// What makes a year, which every annualised figure rests on: told by the bars, or chosen.
    private Choice<Optional<TradingYear.Kind>> calendar() {
        List<Optional<TradingYear.Kind>> kinds = new ArrayList<>();
        kinds.add(Optional.empty());
        Stream.of(TradingYear.Kind.values()).map(Optional::of).forEach(kinds::add);
        var combo =
                new Choice<>(
                        "store-calendar",
                        "Calendar",
                        kinds,
                        kind -> kind.map(TradingYear.Kind::label).orElse("told by the bars"),
                        _ -> {});
        combo.valueProperty().bindBidirectional(model.calendarProperty());
        combo.setTooltip(new Tooltip("What makes a year. On the command line: --calendar"));
        return combo;
    }

    private Label year() {
        Label year = Nodes.label("", "muted", "hint");
        year.setId("store-year");
        year.setWrapText(true);
        year.setMinHeight(USE_PREF_SIZE);
        model.readingProperty().subscribe(_ -> year.setText(model.yearStatement()));
        model.calendarProperty().subscribe(_ -> year.setText(model.yearStatement()));
        return year;
    }

    private static TextField field(String id, String accessible) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(accessible);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static HBox formRow(String label, Node control) {
        return Nodes.row("form-row", Nodes.label(label, "muted", "form-label"), control);
    }

    private static final class InWords extends StringConverter<String> {
        private final Kind what;

        InWords(Kind what) {
            this.what = what;
        }

        @Override
        public String toString(String value) {
            return value == null ? "" : Choices.inWords(what, value);
        }

        @Override
        public String fromString(String text) {
            return text;
        }
    }
}

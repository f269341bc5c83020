package io.abtpro.ui.kit;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.util.Callback;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A table of rows 24 pixels high. Numbers stand at the right, a value has its tone, Ctrl+C copies
/// the selected rows.
public final class DenseTable<R> extends TableView<R> {
    public static final double ROW = 24;

    private static final String ABOUT = "abt-about";
    private static final double LETTER = 6.2;
    private static final double PADDING = 13;
    private static final double NARROWEST = 0.8;
    private static final int LONGEST_WORD = 24;

    /// @param name what it lists, also for those who cannot see it
    public DenseTable(String id, String name) {
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("dense");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /// Says `text` where there is no row.
    public void saysIfEmpty(String text) {
        setPlaceholder(Nodes.label(text, "muted"));
    }

    /// Several rows can be selected, and Ctrl+C hands them to `copy`.
    public void copies(Consumer<List<R>> copy) {
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (Shortcut.COPY.matches(event)) {
                        copy.accept(List.copyOf(getSelectionModel().getSelectedItems()));
                        event.consume();
                    }
                });
    }

    /// Exactly as high as so many rows and the header.
    public void fit(int rows) {
        double height = ROW * (rows + 1) + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /// Marks the rows that are ours.
    public void marks(Predicate<R> ours) {
        setRowFactory(
                _ ->
                        new TableRow<>() {
                            @Override
                            protected void updateItem(@Nullable R row, boolean empty) {
                                super.updateItem(row, empty);
                                getStyleClass().remove("ours-row");
                                if (row != null && !empty && ours.test(row)) {
                                    getStyleClass().add("ours-row");
                                }
                            }
                        });
    }

    /// Adds a column of words.
    ///
    /// @param value by which rows are sorted
    /// @param tone the style class of a row's cell
    public <V extends Comparable<? super V>> TableColumn<R, V> words(
            String title,
            double width,
            Function<R, V> value,
            Function<R, String> text,
            Function<R, String> tone) {
        return add(title, width, value, text, tone, "text-column");
    }

    /// Adds a column of words that are sorted as they stand.
    public TableColumn<R, String> words(String title, double width, Function<R, String> text) {
        return words(title, width, text, text, _ -> "plain");
    }

    /// Adds a column of numbers.
    public <V extends Comparable<? super V>> TableColumn<R, V> numbers(
            String title,
            double width,
            Function<R, V> value,
            Function<R, String> text,
            Function<R, String> tone) {
        return add(title, width, value, text, tone, "number-column");
    }

    /// Adds a column of numbers in the colour of text.
    public <V extends Comparable<? super V>> TableColumn<R, V> numbers(
            String title, double width, Function<R, V> value, Function<R, String> text) {
        return numbers(title, width, value, text, _ -> "plain");
    }

    private <V extends Comparable<? super V>> TableColumn<R, V> add(
            String title,
            double width,
            Function<R, V> value,
            Function<R, String> text,
            Function<R, String> tone,
            String styleClass) {
        var column = new TableColumn<R, V>(title);
        column.getStyleClass().add(styleClass);
        column.setPrefWidth(width);
        column.setMinWidth(Math.max(width * NARROWEST, LETTER * title.length() + PADDING));
        column.setComparator(Comparator.<V>naturalOrder());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell<>(text, tone));
        getColumns().add(column);
        return column;
    }

    /// Says at the heading of `column` what stands in it.
    public static void explain(TableColumn<?, ?> column, String about) {
        var heading = new Label(column.getText());
        heading.setTooltip(new Tooltip(about));
        column.getProperties().put(ABOUT, column.getText() + ": " + about);
        column.setText("");
        column.setGraphic(heading);
    }

    /// What stands in the columns that are explained, one a line.
    static String explained(TableView<?> table) {
        return table.getColumns().stream()
                .filter(TableColumn::isVisible)
                .map(column -> column.getProperties().get(ABOUT))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("\n"));
    }

    /// Says at every cell of `column` what stands in it.
    public static <R, V> void explainCells(TableColumn<R, V> column, String about) {
        column.getProperties().put(ABOUT, column.getText() + ": " + about);
        Callback<TableColumn<R, V>, TableCell<R, V>> cells = column.getCellFactory();
        column.setCellFactory(
                of -> {
                    TableCell<R, V> cell = cells.call(of);
                    cell.setTooltip(new Tooltip(about));
                    return cell;
                });
    }

    /// Rows stay in the order in which they came, and columns where they are.
    public void fixOrder() {
        getColumns()
                .forEach(
                        column -> {
                            column.setSortable(false);
                            column.setReorderable(false);
                        });
    }

    /// Gives `column` another title, and the room for it.
    public static void rename(TableColumn<?, ?> column, String title) {
        if (!title.equals(column.getText())) {
            column.setText(title);
            column.setMinWidth(Math.max(column.getMinWidth(), LETTER * title.length() + PADDING));
        }
    }

    /// Gives `column` a width that it keeps.
    public static void widen(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setPrefWidth(width);
    }

    private static final class Cell<R, V> extends TableCell<R, V> {
        private final Function<R, String> text;
        private final Function<R, String> tone;
        private String shown = "";

        Cell(Function<R, String> text, Function<R, String> tone) {
            this.text = text;
            this.tone = tone;
            WholeText.of(this);
            textTruncatedProperty().subscribe(this::widen);
        }

        /// A column grows to what stands in it, unless that is a sentence.
        private void widen(boolean cut) {
            if (cut && getText().length() <= LONGEST_WORD) {
                var whole = new Text(getText());
                whole.setFont(getFont());
                double wide =
                        whole.getLayoutBounds().getWidth()
                                + snappedLeftInset()
                                + snappedRightInset();
                var column = getTableColumn();
                column.setMinWidth(Math.max(column.getMinWidth(), Math.ceil(wide) + 1));
            }
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            R row = empty ? null : getTableRow().getItem();
            setText(row == null ? "" : text.apply(row));
            colour(row == null ? "" : tone.apply(row));
        }

        /// A change of style class costs more than the text: a table that follows a slider changes
        /// few.
        private void colour(String wanted) {
            if (!wanted.equals(shown)) {
                getStyleClass().remove(shown);
                if (!wanted.isEmpty()) {
                    getStyleClass().add(wanted);
                }
                shown = wanted;
            }
        }
    }
}

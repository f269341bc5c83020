package io.abtpro.ui.kit;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A list of which one value is chosen.
public final class Choice<T> extends ComboBox<T> {
    private boolean showing;

    /// @param name what the list is called, also for those who cannot see it
    /// @param text of a value
    /// @param chosen is told what the user chose; not what [#show] shows
    public Choice(
            String id,
            String name,
            List<? extends T> values,
            Function<T, String> text,
            Consumer<T> chosen) {
        setId(id);
        setAccessibleText(name);
        getItems().setAll(values);
        setConverter(new Words<>(text));
        WholeText.ofChoice(this);
        valueProperty()
                .subscribe(
                        (_, value) -> {
                            if (!showing) {
                                Optional.ofNullable(value).ifPresent(chosen);
                            }
                        });
    }

    public Choice<T> styled(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    /// Shows `value` without telling anyone.
    public void show(@Nullable T value) {
        showing = true;
        setValue(value);
        showing = false;
    }

    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> text;

        Words(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : text.apply(value);
        }

        @Override
        public T fromString(String typed) {
            throw new UnsupportedOperationException("items are chosen, not typed: " + typed);
        }
    }
}

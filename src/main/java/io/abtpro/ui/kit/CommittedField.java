package io.abtpro.ui.kit;

import atlantafx.base.controls.CustomTextField;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;

/// A field whose text is taken on Enter and when the field is left. What is refused is said, and
/// the old value stays.
public final class CommittedField extends CustomTextField {
    private final Consumer<String> taken;
    private final Consumer<String> refused;
    private String shown = "";
    private boolean taking;

    /// @param name what the field is called, also for those who cannot see it
    /// @param taken is given what was typed; throws an IllegalArgumentException or a
    ///   DateTimeException with the rule where it cannot be
    /// @param refused is told the rule, or an empty text where the value was taken
    public CommittedField(
            String id, String name, Consumer<String> taken, Consumer<String> refused) {
        this.taken = taken;
        this.refused = refused;
        setId(id);
        setAccessibleText(name);
        setOnAction(
                _ -> {
                    var _ = commit();
                });
        focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused && getScene() != null) {
                                var _ = commit();
                            }
                        });
    }

    /// With `unit` in muted letters behind the text.
    public CommittedField in(String unit) {
        setRight(Nodes.label(unit, "muted"));
        return this;
    }

    public CommittedField styled(String... classes) {
        getStyleClass().addAll(classes);
        return this;
    }

    /// Shows the value as it is.
    public void show(String text) {
        shown = text;
        setText(text);
    }

    /// Takes what was typed; false where it is refused, which is said.
    public boolean commit() {
        String typed = Optional.ofNullable(getText()).orElse("");
        if (taking || typed.equals(shown)) {
            return true;
        }
        taking = true;
        try {
            taken.accept(typed);
            refused.accept("");
            return true;
        } catch (IllegalArgumentException | DateTimeException cannot) {
            refused.accept(
                    Optional.ofNullable(cannot.getMessage())
                            .orElse("'" + typed + "' cannot be; the old value stays"));
            return false;
        } finally {
            taking = false;
            setText(shown);
        }
    }
}

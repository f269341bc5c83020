package io.abtpro.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dark or light.
public enum Theme {
    DARK(new PrimerDark().getUserAgentStylesheet()),
    LIGHT(new PrimerLight().getUserAgentStylesheet());

    private final String stylesheet;

    Theme(String stylesheet) {
        this.stylesheet = stylesheet;
    }

    public void apply(Scene scene) {
        for (String face : new String[] {"Roboto-Regular", "Roboto-Medium", "JetBrainsMono-Regular"}) {
            load("/io/abtpro/assets/fonts/" + face + ".ttf");
        }
        scene.setUserAgentStylesheet(stylesheet);
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(this == DARK ? "dark" : "light");
    }

    private static void load(String face) {
        try (InputStream font = Theme.class.getResourceAsStream(face)) {
            Font.loadFont(font, 12);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.abtpro.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;

/// The two looks of the window.
public enum Theme {
    DARK("dark", new PrimerDark().getUserAgentStylesheet(), Color.web("#0d1117")),
    LIGHT("light", new PrimerLight().getUserAgentStylesheet(), Color.WHITE);

    private static final String ASSETS = "/io/abtpro/assets/";
    private static final String STYLES = "/io/abtpro/ui/kit/workbench.css";
    private static final List<String> FACES =
            List.of("Roboto-Regular.ttf", "Roboto-Medium.ttf", "JetBrainsMono-Regular.ttf");

    private final String styleClass;
    private final String base;

    @SuppressWarnings("ImmutableEnumChecker") // a colour never changes
    private final Color ground;

    /// @param ground what is behind the window until its style sheets are applied: their
    ///   `-color-bg-default`
    Theme(String styleClass, String base, Color ground) {
        this.styleClass = styleClass;
        this.base = base;
        this.ground = ground;
    }

    /// The look that a session in the dark or light has.
    public static Theme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// Gives `scene` this look. Charts follow the style class of its root, `dark` or `light`.
    public void apply(Scene scene) {
        FACES.forEach(Theme::load);
        scene.setFill(ground);
        scene.setUserAgentStylesheet(base);
        String own = url(STYLES).toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().removeAll(DARK.styleClass, LIGHT.styleClass);
        scene.getRoot().getStyleClass().add(styleClass);
    }

    public String styleClass() {
        return styleClass;
    }

    /// Makes a face known to the window and to JFreeChart, which draws with java.awt.
    private static void load(String face) {
        URL url = resource("fonts/" + face);
        Font.loadFont(url.toExternalForm(), 12);
        try (InputStream bytes = url.openStream()) {
            GraphicsEnvironment.getLocalGraphicsEnvironment()
                    .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, bytes));
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException(
                    "the program's " + face + " cannot be read; build it again", broken);
        }
    }

    private static URL resource(String path) {
        return url(ASSETS + path);
    }

    private static URL url(String path) {
        URL url = Theme.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("the program lacks " + path + "; build it again");
        }
        return url;
    }
}

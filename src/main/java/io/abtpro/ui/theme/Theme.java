package io.abtpro.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The two looks of the window.
public enum Theme {
    DARK("dark", new PrimerDark().getUserAgentStylesheet()),
    LIGHT("light", new PrimerLight().getUserAgentStylesheet());

    private static final String ASSETS = "/io/abtpro/assets/";
    private static final List<String> FACES =
            List.of("Roboto-Regular.ttf", "Roboto-Medium.ttf", "JetBrainsMono-Regular.ttf");

    private final String styleClass;
    private final String base;

    Theme(String styleClass, String base) {
        this.styleClass = styleClass;
        this.base = base;
    }

    /// Gives `scene` this look. Charts follow the style class of its root, `dark` or `light`.
    public void apply(Scene scene) {
        FACES.forEach(face -> Font.loadFont(resource("fonts/" + face).toExternalForm(), 12));
        scene.setUserAgentStylesheet(base);
        String own = resource("css/workbench.css").toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().removeAll(DARK.styleClass, LIGHT.styleClass);
        scene.getRoot().getStyleClass().add(styleClass);
    }

    public String styleClass() {
        return styleClass;
    }

    private static URL resource(String path) {
        URL url = Theme.class.getResource(ASSETS + path);
        if (url == null) {
            throw new IllegalStateException("the program lacks " + ASSETS + path + "; build it again");
        }
        return url;
    }
}

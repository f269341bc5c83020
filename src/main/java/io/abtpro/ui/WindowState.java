package io.abtpro.ui;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What the window looked like when it was closed.
///
/// @param tab title of the chosen tab; the first one where there is none of that title
/// @param scale size of the interface in percent
/// @param dataset name of the open dataset; empty for none
public record WindowState(
        double width,
        double height,
        boolean maximised,
        String tab,
        String dataset,
        boolean dark,
        int scale) {
    private static final String FILE = "ui-state.properties";

    public WindowState {
        scale = InterfaceScale.nearest(scale);
        width = atLeast(InterfaceScale.leastWidth(scale), width);
        height = atLeast(InterfaceScale.leastHeight(scale), height);
    }

    private static double atLeast(double least, double value) {
        return value >= least ? value : least;
    }

    /// A first window: 1280 x 800, dark, on the Data tab of the S&P 500.
    public static WindowState first() {
        return new WindowState(1280, 800, false, "Data", "S&P 500", true, InterfaceScale.WHOLE);
    }

    /// The state kept in the workspace `folder`; the first state where there is none or it cannot
    /// be read.
    public static WindowState load(Path folder) {
        var kept = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8)) {
            kept.load(in);
            WindowState first = first();
            return new WindowState(
                    Double.parseDouble(kept.getProperty("width", "" + first.width)),
                    Double.parseDouble(kept.getProperty("height", "" + first.height)),
                    Boolean.parseBoolean(kept.getProperty("maximised", "false")),
                    kept.getProperty("tab", first.tab),
                    kept.getProperty("dataset", first.dataset),
                    Boolean.parseBoolean(kept.getProperty("dark", "true")),
                    Integer.parseInt(kept.getProperty("scale", "" + first.scale)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return first();
        }
    }

    /// Keeps the state in the workspace `folder`.
    public void save(Path folder) throws IOException {
        var kept = new Properties();
        kept.setProperty("width", "" + width);
        kept.setProperty("height", "" + height);
        kept.setProperty("maximised", "" + maximised);
        kept.setProperty("tab", tab);
        kept.setProperty("dataset", dataset);
        kept.setProperty("dark", "" + dark);
        kept.setProperty("scale", "" + scale);
        WholeFile.writeText(folder.resolve(FILE), out -> kept.store(out, "State of the window"));
        PrivateFiles.close(folder.resolve(FILE));
    }
}

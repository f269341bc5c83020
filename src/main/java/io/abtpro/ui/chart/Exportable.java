package io.abtpro.ui.chart;

import java.nio.file.Path;

/// A chart that can be taken out of the window: as text, pixels or vectors.
interface Exportable {
    String csv();

    /// Writes a PNG of twice the size on screen.
    void png(Path file);

    void svg(Path file);
}

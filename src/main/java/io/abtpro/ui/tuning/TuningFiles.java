package io.abtpro.ui.tuning;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files.
interface TuningFiles {
    Optional<Path> open(Window owner);

    /// @param name offered first
    Optional<Path> save(Window owner, String name);

    /// The platform's own dialogs.
    static TuningFiles ofPlatform() {
        return new TuningFiles() {
            @Override
            public Optional<Path> open(Window owner) {
                var chooser = new FileChooser();
                chooser.setTitle("Import tuned parameters");
                chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter("Tuned parameters (JSON)", "*.json"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(Window owner, String name) {
                var chooser = new FileChooser();
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }
        };
    }
}

package io.abtpro.ui.data;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files.
interface FileDialogs {
    /// The files to import; empty where the user thought better of it.
    List<Path> open(Window owner);

    Optional<Path> save(Window owner, String name);

    /// The platform's own dialogs.
    static FileDialogs ofPlatform() {
        return new FileDialogs() {
            @Override
            public List<Path> open(Window owner) {
                var chooser = new FileChooser();
                chooser.setTitle("Import price files");
                chooser.getExtensionFilters()
                        .setAll(
                                new FileChooser.ExtensionFilter(
                                        "Price files",
                                        "*.csv",
                                        "*.txt",
                                        "*.tsv",
                                        "*.prn",
                                        "*.json",
                                        "*.parquet",
                                        "*.gz",
                                        "*.zip"),
                                new FileChooser.ExtensionFilter("All files", "*"));
                List<File> chosen = chooser.showOpenMultipleDialog(owner);
                return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
            }

            @Override
            public Optional<Path> save(Window owner, String name) {
                var chooser = new FileChooser();
                chooser.setTitle("Export bars as CSV");
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }
        };
    }
}

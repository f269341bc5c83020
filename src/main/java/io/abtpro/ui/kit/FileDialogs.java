package io.abtpro.ui.kit;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files.
public interface FileDialogs {
    /// A kind of file that is offered.
    ///
    /// @param patterns of names, such as `*.csv`
    record Kind(String name, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }

        public Kind(String name, String... patterns) {
            this(name, List.of(patterns));
        }
    }

    /// One file; empty where the user thought better of it.
    Optional<Path> open(Window owner, String title, Kind... kinds);

    /// Any number of files; none where the user thought better of it.
    List<Path> openAll(Window owner, String title, Kind... kinds);

    /// @param name offered first
    Optional<Path> save(Window owner, String title, String name);

    /// The platform's own dialogs.
    static FileDialogs ofPlatform() {
        return new PlatformFileDialogs();
    }
}

/// The dialogs of the operating system.
final class PlatformFileDialogs implements FileDialogs {
    @Override
    public Optional<Path> open(Window owner, String title, Kind... kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public List<Path> openAll(Window owner, String title, Kind... kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenMultipleDialog(owner))
                .orElse(List.of())
                .stream()
                .map(File::toPath)
                .toList();
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title, Kind... kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        for (Kind kind : kinds) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(kind.name(), kind.patterns()));
        }
        return chooser;
    }
}

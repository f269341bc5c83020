package io.abtpro.ui.kit;

import javafx.stage.Window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files that are chosen without asking; nobody chooses any before they are set.
public final class ChosenFiles implements FileDialogs {
    public List<Path> toOpen = List.of();
    public Optional<Path> toSave = Optional.empty();

    @Override
    public Optional<Path> open(Window owner, String title, Kind... kinds) {
        return toOpen.stream().findFirst();
    }

    @Override
    public List<Path> openAll(Window owner, String title, Kind... kinds) {
        return toOpen;
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name) {
        return toSave;
    }
}

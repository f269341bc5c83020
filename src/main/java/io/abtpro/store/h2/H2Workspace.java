package io.abtpro.store.h2;

import io.abtpro.store.Workspace;
import java.nio.file.Path;

/// Opens workspaces kept in an H2 file.
public final class H2Workspace {
    private H2Workspace() {}

    /// The workspace in `folder`, made where there is none.
    ///
    /// @throws io.abtpro.store.StoreException if another process has it open, in one sentence
    public static Workspace open(Path folder) {
        throw new UnsupportedOperationException(folder.toString());
    }
}

package io.abtpro.ui.data;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/// The Data tab; its primary action is to import.
public final class DataTab implements Tab {
    private final DataView view;

    public DataTab(Session session, ModalLayer layer) {
        this(session, layer, FileDialogs.ofPlatform());
    }

    DataTab(Session session, ModalLayer layer, FileDialogs files) {
        view = new DataView(new DataViewModel(session), layer, files, DataTab::importFiles);
    }

    private static void importFiles(List<Path> files) {
        throw new UnsupportedOperationException("import " + files);
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public Node node() {
        return view;
    }

    /// Asks for files and opens the import wizard on them.
    @Override
    public void primaryAction() {
        view.chooseFiles();
    }
}

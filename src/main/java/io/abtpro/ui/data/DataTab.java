package io.abtpro.ui.data;

import io.abtpro.jobs.ImportFile;
import io.abtpro.loading.LoadOptions;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// The Data tab; its primary action is to import.
public final class DataTab implements Tab {
    private final DataView view;

    public DataTab(Session session, ModalLayer layer) {
        this(session, layer, FileDialogs.ofPlatform());
    }

    DataTab(Session session, ModalLayer layer, FileDialogs files) {
        view = new DataView(new DataViewModel(session), layer, files, chosen -> importFiles(session, chosen));
    }

    /// Imports each file as it is detected; a file with a question or a bad row is refused with its remedy.
    private static void importFiles(Session session, List<Path> files) {
        for (Path file : files) {
            var job =
                    new ImportFile(
                            session.workspace(),
                            file,
                            LoadOptions.detect(),
                            Optional.empty(),
                            Optional.empty(),
                            false);
            session.jobs().start("Import " + file.getFileName(), job, done -> imported(session, done), session::fail);
        }
    }

    private static void imported(Session session, ImportFile.Imported done) {
        session.refresh();
        session.statusProperty()
                .set("Imported %s, %,d bars in %,d ms".formatted(done.dataset().name(), done.dataset().bars(), done.millis()));
        session.open(done.dataset().name());
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

package io.abtpro.ui.data;

import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

import java.util.List;
import java.util.function.Supplier;

/// The Data tab; its primary action is to import.
public final class DataTab implements Tab {
    private final DataView view;
    private final ImportWizard wizard;

    public DataTab(Session session, ModalLayer layer) {
        this(session, layer, FileDialogs.ofPlatform());
    }

    DataTab(Session session, ModalLayer layer, FileDialogs files) {
        var importing = new ImportViewModel(session);
        wizard = new ImportWizard(importing, layer);
        view = new DataView(new DataViewModel(session), layer, files, importing::open);
    }

    ImportWizard wizard() {
        return wizard;
    }

    DataView view() {
        return view;
    }

    /// What can be found in the tab, which `tab` makes when one is opened.
    public static List<Findable> findables(Session session, Supplier<DataTab> tab) {
        return DataFindables.of(session, tab);
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

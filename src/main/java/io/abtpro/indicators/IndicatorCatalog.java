package io.abtpro.indicators;

import java.util.List;

/// Every indicator of the workbench; the audit and the tests run over this list.
public final class IndicatorCatalog {
    private IndicatorCatalog() {}

    public static List<IndicatorSpec> all() {
        throw new UnsupportedOperationException("indicator catalogue");
    }
}

package io.abtpro.loading.vendors;

import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.LoaderFault;
import io.abtpro.loading.Reading;

import java.nio.file.Path;

/// Reads bars from a file of any known vendor.
public final class Loader {
    private Loader() {}

    /// The bars of `file`. Bad rows come back in the result; deciding what to do with them is the
    /// caller's.
    ///
    /// @throws LoadException if the file is no price data, or a decision is open (the message names
    ///   the option)
    public static LoadedBars load(Path file, LoadOptions options) {
        return loaded(file, inspect(file, options));
    }

    /// The bars of a reading of `file`.
    ///
    /// @throws LoadException if it has none
    public static LoadedBars loaded(Path file, Reading reading) {
        return reading.bars(file);
    }

    /// How `file` will be read under `options`; never throws for a readable file.
    ///
    /// @throws LoadException if the file cannot be opened
    /// @throws LoaderFault if the loader itself fails, which it never should
    public static Reading inspect(Path file, LoadOptions options) {
        return Reading.of(file, options, Vendors.all());
    }
}

package io.abtpro.tuning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The versions of what computes: workbench, ta4j, smile, java.
public final class EngineVersions {
    private EngineVersions() {}

    public static Map<String, String> current() {
        var built = new Properties();
        try (var in =
                Objects.requireNonNull(
                        EngineVersions.class.getResourceAsStream("versions.properties"),
                        "versions.properties is in the jar")) {
            built.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("versions.properties cannot be read", unreadable);
        }
        var versions = new LinkedHashMap<String, String>();
        for (String name : new String[] {"workbench", "ta4j", "smile"}) {
            versions.put(name, built.getProperty(name, "unknown"));
        }
        versions.put("java", System.getProperty("java.version", "unknown"));
        return versions;
    }
}

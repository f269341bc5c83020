package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// In what prices are is said at the import or later, and never guessed.
class CurrencyTest {
    @TempDir private Path home;

    private String currencyOf(String dataset) {
        for (var stored : Typed.done(home, "datasets", "--json").json()) {
            if (stored.get("dataset").asText().equals(dataset)) {
                return stored.path("currency").asText("none");
            }
        }
        return "no such dataset";
    }

    @Test
    void itIsGivenAtTheImportOrLaterTakenBackAndGoesOnToLongerBars() {
        Path days = Typed.madeDays(home);
        String file = days.toString();
        Typed imported = Typed.done(home, "import", file, "--name", "a", "--currency", "eur");
        assertThat(imported.out()).contains(" in EUR, read as ");
        assertThat(currencyOf("a")).isEqualTo("EUR");
        Typed.done(home, "resample", "a", "--to", "1w", "--name", "weeks");
        assertThat(currencyOf("weeks")).isEqualTo("EUR");
        assertThat(Typed.done(home, "datasets", "currency", "a", "USDT").out())
                .startsWith("The prices of 'a' are in USDT.");
        assertThat(currencyOf("a")).isEqualTo("USDT");
        assertThat(currencyOf("weeks")).isEqualTo("EUR");
        Typed.done(home, "datasets", "currency", "a", "none");
        assertThat(currencyOf("a")).isEqualTo("none");
        Typed.done(home, "datasets", "rename", "weeks", "w");
        assertThat(currencyOf("w")).isEqualTo("EUR");
    }

    @Test
    void whatIsNoCodeIsRefusedAndNothingIsStored() {
        Path days = Typed.madeDays(home);
        Typed refused =
                Typed.at(home, "import", days.toString(), "--name", "a", "--currency", "euro 1");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err())
                .contains("a currency is a code of 3 to 5 letters such as USD")
                .contains("was 'euro 1'");
        assertThat(currencyOf("a")).isEqualTo("no such dataset");
        Typed.done(home, "import", days.toString(), "--name", "a");
        assertThat(currencyOf("a")).isEqualTo("none");
        assertThat(Typed.at(home, "datasets", "currency", "b", "USD").err()).contains("'b'");
    }
}

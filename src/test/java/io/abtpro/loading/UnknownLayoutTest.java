package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/// What is said of files whose columns are no bars: what was seen, what is missing, what helps.
class UnknownLayoutTest {
    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,Settle,Rain;2024-01-02,1,2;2024-01-03,2,3 | is no table of bars: missing are"
                    + " the columns open, high and low; its columns are 'Date', 'Settle', 'Rain';"
                    + " give a file with time, open, high, low and close, under these names, or say"
                    + " with --header which line names them",
                "a,b,c;d,e,f;g,h,i | is no table of bars: missing are the columns time, open, high,"
                    + " low and close; no header was found, no date or time stands in the first"
                    + " columns, and the first row is 'a', 'b', 'c'; give a file with a header line"
                    + " that names them, or say with --header and --separator how it is to be read",
                "2024-01-02,1,2,3;2024-01-03,2,3,4 | is no table of bars: after the time it has"
                    + " only 3 number columns, so open, high, low and close cannot all be there; no"
                    + " header was found, and the first row is '2024-01-02', '1', '2', '3'; give a"
                    + " file with all four, or say with --header and --separator how it is to be"
                    + " read"
            })
    void refusalNamesColumnsWhatIsMissingAndTheRemedy(String lines, String problem)
            throws IOException {
        String text = lines.replace(';', '\n') + "\n";
        Reading reading = Fixture.inspect(folder, text, LoadOptions.detect());
        assertThat(reading.problem()).isEqualTo(problem);
    }
}

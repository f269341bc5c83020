package io.abtpro.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTextTest {
    @Test
    void textIsInQuotesAndNoFormulaWhereWordsAndNumbersStandAsTheyAre() {
        String csv =
                CsvText.of(
                        rows -> {
                            rows.words("name", "side").end();
                            rows.text("=1+1").word("long").number(-2.5).number(7L).end();
                            rows.text("a \"b\", c").word("").text("").numberIfAny(Double.NaN).end();
                        });
        assertThat(csv).isEqualTo("name,side\n\"'=1+1\",long,-2.5,7\n\"a \"\"b\"\", c\",,\"\",\n");
    }

    @Test
    void aNumberReadsBackToTheSameBits() {
        double value = 0.1 + 0.2;
        String csv = CsvText.of(rows -> rows.number(value).end());
        assertThat(Double.parseDouble(csv.strip())).isEqualTo(value);
    }
}

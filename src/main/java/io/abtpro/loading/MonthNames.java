package io.abtpro.loading;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Months by name in the languages of [HeaderWords], in full or cut short.
final class MonthNames {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 20;
    private static final List<List<String>> NAMES =
            List.of(
                    months(
                            "january february march april may june july august september october"
                                    + " november december"),
                    months(
                            "januar februar marz april mai juni juli august september oktober"
                                    + " november dezember"),
                    months("jan feb mrz apr mai jun jul aug sept okt nov dez"),
                    months(
                            "janvier fevrier mars avril mai juin juillet aout septembre octobre"
                                    + " novembre decembre"),
                    months(
                            "enero febrero marzo abril mayo junio julio agosto septiembre octubre"
                                    + " noviembre diciembre"),
                    months(
                            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre"
                                    + " ottobre novembre dicembre"),
                    months(
                            "janeiro fevereiro marco abril maio junho julho agosto setembro outubro"
                                    + " novembro dezembro"),
                    months(
                            "januari februari maart april mei juni juli augustus september oktober"
                                    + " november december"),
                    months("jan feb mrt apr mei jun jul aug sep okt nov dec"),
                    months(
                            "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien"
                                    + " pazdziernik listopad grudzien"),
                    months(
                            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia"
                                    + " pazdziernika listopada grudnia"),
                    months(
                            "января февраля марта апреля мая июня июля августа сентября октября"
                                    + " ноября декабря"),
                    months(
                            "январь февраль март апрель маи июнь июль август сентябрь октябрь"
                                    + " ноябрь декабрь"));

    private MonthNames() {}

    private static List<String> months(String names) {
        return List.of(names.split(" "));
    }

    /// The month from 1 that `text` names or begins to name; 0 where it names none, or two.
    static int of(String text) {
        if (text.length() > LONGEST) {
            return 0;
        }
        String word =
                Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        if (word.length() < SHORTEST) {
            return 0;
        }
        Set<Integer> named = new HashSet<>();
        for (List<String> language : NAMES) {
            for (int month = 1; month <= language.size(); month++) {
                if (language.get(month - 1).startsWith(word)) {
                    named.add(month);
                }
            }
        }
        return named.size() == 1 ? named.iterator().next() : 0;
    }
}

package io.abtpro.bars;

import io.abtpro.failures.RefusedException;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What prices are quoted in and money is counted in.
///
/// @param code of ISO 4217, three letters A-Z, such as USD
public record QuoteCurrency(String code) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

    public QuoteCurrency {
        if (!FORM.matcher(code).matches()) {
            throw new RefusedException(obstacle(code));
        }
    }

    /// The currency of this code.
    ///
    /// @throws RefusedException if it is no code of ISO 4217
    public static QuoteCurrency of(String code) {
        String obstacle = obstacle(code);
        if (!obstacle.isEmpty()) {
            throw new RefusedException(obstacle);
        }
        return new QuoteCurrency(code);
    }

    /// The currency of this text; empty where the text is, since none is known.
    ///
    /// @throws RefusedException if it is no code of ISO 4217
    public static Optional<QuoteCurrency> parse(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(of(text.strip()));
    }

    /// Why `text` is no currency, with a remedy, for a form; empty where it is one or is blank.
    public static String obstacleOf(String text) {
        return text.isBlank() ? "" : obstacle(text.strip());
    }

    /// `unit` with the currency behind it, such as "Fees, USD"; `unit` alone where none is known.
    public static String behind(String unit, Optional<QuoteCurrency> currency) {
        return currency.map(known -> unit + ", " + known.code()).orElse(unit);
    }

    private static String obstacle(String code) {
        if (FORM.matcher(code).matches() && isListed(code)) {
            return "";
        }
        String upper = code.toUpperCase(Locale.ROOT);
        String remedy =
                !upper.equals(code) && FORM.matcher(upper).matches() && isListed(upper)
                        ? "give " + upper
                        : "give one such as USD, or none where it is not known";
        return "a currency must be a code of ISO 4217, three letters A-Z, was '%s'; %s"
                .formatted(code, remedy);
    }

    private static boolean isListed(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}

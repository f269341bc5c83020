package io.abtpro.loading;

import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The decisions of one reading of a file, in the order in which they were taken, and what there is
/// to say about them.
final class Decisions {
    private static final int CHOICES_SHOWN = 10;

    private final List<Decision> taken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    static String given(Optional<?> option) {
        return option.isPresent() ? "given" : "detected";
    }

    void decide(Kind what, String value, String source, List<String> choices) {
        taken.add(new Decision(what, value, source, choices, ""));
    }

    void decide(Decision decision) {
        taken.add(decision);
    }

    void ask(Kind what, List<String> choices, String question) {
        taken.add(new Decision(what, "", "", choices, question));
    }

    void askAndRefuse(Kind what, List<String> choices, String question) {
        ask(what, choices, question);
        refuseIfOpen();
    }

    void note(String note) {
        notes.add(note);
    }

    void forget(Kind what) {
        taken.removeIf(decision -> decision.what() == what);
    }

    boolean isAssumed(Kind what) {
        return taken.stream().anyMatch(d -> d.what() == what && d.isAssumed());
    }

    /// @throws Refusal with the first question that only the user can answer
    void refuseIfOpen() {
        for (Decision decision : taken) {
            if (decision.isOpen()) {
                List<String> all = decision.choices();
                String choices =
                        String.join(" or ", all.subList(0, Math.min(CHOICES_SHOWN, all.size())))
                                + (all.size() > CHOICES_SHOWN ? " or another" : "");
                throw new Refusal(
                        decision.question()
                                + "; give "
                                + decision.what().option()
                                + (decision.what() == Kind.ZONE ? ", such as " : " ")
                                + choices);
            }
        }
    }

    List<Decision> all() {
        return taken;
    }

    List<String> notes() {
        return notes;
    }
}

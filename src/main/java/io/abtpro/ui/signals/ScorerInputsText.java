package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learners;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.ui.session.KeptState;
import io.abtpro.ui.session.Research;

import java.util.List;
import java.util.Optional;

/// What the Signals tab was asked, as it is kept over a restart; the research is kept elsewhere,
/// and a model that was given is asked for again.
final class ScorerInputsText {
    private static final String LEARNER = "signals.learner";
    private static final String LABEL = "signals.label";
    private static final String OFFERED = "signals.features";
    private static final String USED = "signals.featuresUsed";
    private static final String WALK = "signals.walk";
    private static final String CALIBRATION = "signals.calibration";

    private ScorerInputsText() {}

    static void write(ScorerInputs asked, KeptState kept) {
        WalkOptions walk = asked.walk();
        kept.put(LEARNER, asked.learner());
        kept.put(LABEL, asked.label().id());
        kept.put(OFFERED, String.join(";", asked.offered()));
        kept.put(USED, String.join(";", asked.used()));
        kept.put(
                WALK,
                "%d;%d;%d;%s"
                        .formatted(
                                walk.firstFit(),
                                walk.refitEvery(),
                                walk.embargoBars(),
                                Double.toString(walk.growth())));
        kept.put(CALIBRATION, asked.calibration().name());
    }

    /// What was kept, of the signals of `research`; the usual where nothing was.
    static ScorerInputs read(KeptState kept, Research research) {
        ScorerInputs usual = ScorerInputs.of(research);
        try {
            return new ScorerInputs(
                    research.strategy(),
                    research.parameters(),
                    research.execution(),
                    kept.get(LEARNER).map(id -> Learners.of(id).id()).orElse(usual.learner()),
                    Optional.empty(),
                    kept.get(LABEL).map(LabelRule::parse).orElse(usual.label()),
                    kept.get(OFFERED).map(ScorerInputsText::features).orElse(usual.offered()),
                    kept.get(USED).map(ScorerInputsText::features).orElse(usual.used()),
                    kept.get(WALK).map(ScorerInputsText::walk).orElse(usual.walk()),
                    kept.get(CALIBRATION)
                            .map(Calibration.Method::valueOf)
                            .orElse(usual.calibration()));
        } catch (IllegalArgumentException madeByAnotherVersion) {
            return usual;
        }
    }

    private static List<String> features(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(";")).stream()
                        .map(name -> SignalFeatures.of(name).name())
                        .toList();
    }

    private static WalkOptions walk(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a walk has four parts, was " + text);
        }
        return new WalkOptions(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Double.parseDouble(parts[3]));
    }
}

package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.TradingYear;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

class VerifyTunedTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir static Path home;
    private static Workspace workspace;
    private static Workspace elsewhere;
    private static TunedParameters tuned;

    @BeforeAll
    static void tune() throws Exception {
        workspace = TuningFixture.workspace(home.resolve("here"));
        elsewhere = TuningFixture.workspace(home.resolve("elsewhere"));
        tuned = tuned(Method.RANDOM);
    }

    private static TunedParameters tuned(Method method) throws Exception {
        return TuningFixture.job(
                        workspace,
                        StrategyCatalog.get("sma-cross"),
                        method,
                        TuningControl.unwatched())
                .run(Progress.ignored())
                .tuned()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        workspace.close();
        elsewhere.close();
    }

    private static VerifyTuned.Report verify(Workspace in, String text) throws IOException {
        Path file = Files.writeString(home.resolve("t.json"), text);
        return new VerifyTuned(in, file, Optional.empty()).run(Progress.ignored());
    }

    /// The export with one field changed, or removed where `value` is empty.
    private static ObjectNode forged(String pointer, String value) throws IOException {
        var document = (ObjectNode) MAPPER.readTree(TunedParametersJson.write(tuned));
        int last = pointer.lastIndexOf('/');
        var parent = (ObjectNode) document.at(pointer.substring(0, last));
        if (value.isEmpty()) {
            parent.remove(pointer.substring(last + 1));
        } else {
            parent.set(pointer.substring(last + 1), MAPPER.readTree(value.replace('\'', '"')));
        }
        return document;
    }

    private static String withoutDigest(ObjectNode document) {
        document.remove("documentSha256");
        return document.toString();
    }

    private static String withItsOwnDigest(ObjectNode document) {
        return document.put("documentSha256", TunedParametersJson.digestFound(document.toString()))
                .toString();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void anExportAsWrittenVerifiesHereAndElsewhereHoweverItIsLaidOut(Method method)
            throws Exception {
        String text = TunedParametersJson.write(tuned(method));
        var here = verify(workspace, text);
        assertThat(here.sentence()).contains("every figure that can be computed again");
        assertThat(here.equal()).isTrue();
        assertThat(here.unverified()).isEmpty();
        assertThat(here.digest()).isEqualTo(VerifyTuned.Digest.MATCHES);

        var there = verify(elsewhere, MAPPER.readTree(text).toString());
        assertThat(there.differences()).isEmpty();
        assertThat(there.digest()).isEqualTo(VerifyTuned.Digest.MATCHES);
        assertThat(there.unverified()).containsExactly("selectionBias.trials", "exportedAt");
        assertThat(there.sentence()).contains("not verified: selectionBias.trials, exportedAt");
    }

    /// Whoever forges on purpose writes a new digest.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/objective/train | 2.5",
                "/objective/validation | 3.5",
                "/objective/holdout | 4.0",
                "/objective/name | 'sortino'",
                "/plateau | {}",
                "/plateau/fast/low | 1",
                "/selectionBias/psr | 0.99",
                "/selectionBias/dsr | 0.99",
                "/selectionBias/pbo | 0.01",
                "/selectionBias/pbo | null",
                "/selectionBias/pboError | 0.001",
                "/selectionBias/expectedBestSharpe | 0.01",
                "/selectionBias/trials | 7",
                "/method/distinctBacktests | 79",
                "/method/seed | 6",
                "/method/settings/minTrades | 9",
                "/data/timeframe | '1h'",
                "/data/zone | 'Asia/Tokyo'",
                "/data/from | '2001-01-01T00:00:00Z'",
                "/data/to | '2001-01-01T00:00:00Z'",
                "/data/bars | 7",
                "/data/symbol | 'OTHER'",
                "/splits/train/from | '2001-01-01T00:00:00Z'",
                "/splits/holdout/to | '2001-01-01T00:00:00Z'",
                "/execution/feeBps | 3",
                "/execution/riskFreeRate | 0.05",
                "/execution/side | 'both'",
                "/parameters/fast/max | 999",
                "/parameters/stopLoss/max | 99",
                "/parameters/fast/type | 'decimal'",
                "/barsPerYear | 260",
                "/calendar/class | '24/7'",
                "/calendar/chosen | true",
                "/calendar/why | 'so'",
                "/ledgerPeriod/to | '2001-01-01T00:00:00Z'",
                "/ledgerSha256 | '0000000000000000000000000000000000000000000000000000000000000000'"
            })
    void aForgedFigureIsFoundWithoutARecordAndWithADigestOfItsOwn(String pointer, String value)
            throws Exception {
        VerifyTuned.Report found;
        try {
            found = verify(elsewhere, withItsOwnDigest(forged(pointer, value)));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining(value.replace("'", "").replaceAll("T.*", ""));
            return;
        }
        assertThat(found.equal()).as(found.sentence()).isFalse();
        assertThat(found.differences()).isNotEmpty();
        assertThat(found.sentence()).contains(" in the file, found ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/splits/holdout/opened | '2020-01-01T00:00:00Z' | splits.holdout.opened",
                        "/data/name | 'other' | data.name",
                "/selectionBias/trials | 99 | selectionBias.trials",
                        "/engine/java | '7' | engine.java",
                "/method/settings/learningRate | 0.2 | method.settings"
            })
    void whatCannotBeComputedIsHeldAgainstTheWorkspacesOwnRecord(
            String pointer, String value, String field) throws Exception {
        var found = verify(workspace, withoutDigest(forged(pointer, value)));
        assertThat(found.differences()).extracting(VerifyTuned.Difference::field).contains(field);
        var there = verify(elsewhere, withoutDigest(forged(pointer, value)));
        assertThat(there.differences()).as("no record there").isEmpty();
        assertThat(verify(elsewhere, forged(pointer, value).toString()).differences())
                .extracting(VerifyTuned.Difference::field)
                .containsExactly("documentSha256");
    }

    @Test
    void anExportOfTheFirstWorkbenchesStillVerifiesAndItIsSaidThatItHasNoDigest() throws Exception {
        var document = (ObjectNode) MAPPER.readTree(TunedParametersJson.write(tuned));
        document.remove("documentSha256");
        document.remove(List.of("barsPerYear", "calendar"));
        ((ObjectNode) document.get("method")).remove("settings");
        ((ObjectNode) document.get("selectionBias"))
                .remove(List.of("expectedBestSharpe", "pboError"));
        var there = verify(elsewhere, document.toString());

        assertThat(there.equal()).as(there.sentence()).isTrue();
        assertThat(there.digest()).isEqualTo(VerifyTuned.Digest.NONE);
        assertThat(there.sentence()).contains("the export has no digest of itself");
        assertThat(there.unverified())
                .contains("plateau", "method", "selectionBias.pbo", "selectionBias.dsr");
        ((ObjectNode) document.get("objective")).put("train", 2.5);
        assertThat(verify(elsewhere, document.toString()).differences())
                .extracting(VerifyTuned.Difference::field)
                .contains("objective.train");
    }

    @Test
    void anExportSaysHowManyBarsMakeItsYearAndWhyAndOneThatSaysNoneIsStillRead() throws Exception {
        TradingYear year =
                TuningFixture.SERIES.yearUpTo(Splits.of(TuningFixture.SERIES).train().toBar());
        JsonNode document = MAPPER.readTree(TunedParametersJson.write(tuned));
        assertThat(document.get("barsPerYear").asDouble()).isEqualTo(year.barsPerYear());
        assertThat(document.at("/calendar/class").asText()).isEqualTo(year.kind().id());
        assertThat(document.at("/calendar/why").asText()).isEqualTo(year.why());
        assertThatThrownBy(() -> verify(elsewhere, forged("/calendar", "").toString()))
                .hasMessageContaining("calendar is missing");
        var without = forged("/calendar", "");
        without.remove("barsPerYear");
        assertThat(verify(elsewhere, withItsOwnDigest(without)).equal()).isTrue();
    }

    /// The same bars can be stored twice, with another calendar each.
    @Test
    void ofTwoDatasetsWithTheSameBarsTheOneThatWasTunedIsTaken(@TempDir Path other)
            throws Exception {
        var chosen =
                TuningFixture.SERIES.withYear(
                        TradingYear.of(TuningFixture.SERIES, TradingYear.Kind.SEVEN_DAYS));
        try (var both = TuningFixture.workspace(other)) {
            both.datasets()
                    .add(
                            new Datasets.Description(
                                    "a first",
                                    "RND",
                                    "generated",
                                    "r.csv",
                                    0,
                                    SeriesQuality.of(chosen, Long.MAX_VALUE)),
                            chosen);
            assertThat(verify(both, TunedParametersJson.write(tuned)).sentence())
                    .doesNotContain(" in the file, found ");
            both.datasets().delete("walk");
            assertThat(verify(both, TunedParametersJson.write(tuned)).sentence())
                    .contains("barsPerYear is ", "calendar.class is ");
        }
    }

    @Test
    void theSameTuningHasTheSameDigestWheneverItIsExported() {
        var later = tuned.exported(tuned.exportedAt().plusSeconds(60));
        assertThat(TunedParametersJson.digest(TunedParametersJson.write(later)))
                .isEqualTo(TunedParametersJson.digest(TunedParametersJson.write(tuned)));
    }

    @Test
    void anOpenedHoldoutIsComputedAgainAndAForgedOneFound(@TempDir Path other) throws Exception {
        try (var own = TuningFixture.workspace(other)) {
            var job =
                    TuningFixture.job(
                            own,
                            StrategyCatalog.get("sma-cross"),
                            Method.RANDOM,
                            TuningControl.unwatched());
            TunedParameters sealed = job.run(Progress.ignored()).tuned().orElseThrow();
            TunedParameters opened =
                    new OpenHoldout(
                                    own,
                                    job.source(),
                                    Splits.of(TuningFixture.SERIES),
                                    sealed,
                                    Clock.systemUTC())
                            .run(Progress.ignored())
                            .tuned();
            var document = (ObjectNode) MAPPER.readTree(TunedParametersJson.write(opened));
            assertThat(verify(own, document.toString()).sentence())
                    .contains("every figure that can be computed");
            ((ObjectNode) document.get("objective")).put("holdout", 4.0);
            assertThat(verify(own, withoutDigest(document)).differences())
                    .extracting(VerifyTuned.Difference::field)
                    .containsExactly("objective.holdout");
            assertThat(verify(workspace, TunedParametersJson.write(opened)).sentence())
                    .as("sealed here: nothing of it is read")
                    .contains("sealed holdout in this workspace");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/data/zone | 5 | data.zone must be text, was 5",
                "/data/zone | 'Mars/Base' | data.zone must be a zone",
                "/data/bars | 'many' | data.bars must be a whole number, was \"many\"",
                "/data/bars | 1.5 | was 1.5",
                "/method/seed | '9' | method.seed must be a whole number",
                "/method/seed | 1.5 | method.seed",
                "/parameters/fast/tuned | 1 | parameters.fast.tuned must be true or false, was 1",
                "/parameters/fast/type | 'whole' | parameters.fast.type",
                "/objective/direction | 'minimise' | objective.direction",
                "/objective/name | 'luck' | objective.name must be an objective",
                "/execution/feeBps | '2' | execution.feeBps must be a number",
                "/execution/fill | 'never' | execution.fill",
                "/selectionBias/pbo | 1.2 | selectionBias.pbo must be in [0, 1]",
                "/ledgerSha256 | 'abc' | ledgerSha256",
                "/exportedAt | 'yesterday' | exportedAt must be a time",
                "/splits/train/from | 5 | splits.train.from",
                "/strategy/id | ' ' | strategy.id",
                "/plateau | [] | plateau must be an object",
                "/plateau/fast/low | null | plateau.fast.low must be a number",
                "/data/lot | 5 | data.lot is no field",
                "/execution/sizing/fixedCash | 5 | execution.sizing",
                "/note | 'x' | note is no field",
                "/barsPerYear | 0 | barsPerYear must be above 0, was 0",
                "/barsPerYear | null | barsPerYear must be a number",
                "/calendar/class | 'lunar' | calendar.class must be exchange, 24/5, 24/7 or"
                        + " observed",
                "/calendar/why | 1 | calendar.why"
            })
    void aFieldOfAWrongTypeOrUnknownIsRefusedByNameAndValue(
            String pointer, String value, String said) throws Exception {
        String text = forged(pointer, value).toString();
        assertThatThrownBy(() -> verify(workspace, text))
                .hasMessageStartingWith("t.json: ")
                .hasMessageContaining(said);
    }

    @Test
    void everyFieldThatIsMissingIsRefusedByName() throws Exception {
        JsonNode whole = MAPPER.readTree(TunedParametersJson.write(tuned));
        for (String pointer :
                List.of(
                        "",
                        "/strategy",
                        "/objective",
                        "/method",
                        "/data",
                        "/execution",
                        "/splits",
                        "/splits/holdout",
                        "/selectionBias",
                        "/ledgerPeriod",
                        "/engine",
                        "/parameters/fast",
                        "/plateau/fast")) {
            var names = new java.util.ArrayList<String>();
            whole.at(pointer).fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (List.of("documentSha256", "settings", "expectedBestSharpe", "pboError")
                        .contains(name)) {
                    continue;
                }
                String text = forged(pointer + "/" + name, "").toString();
                assertThatThrownBy(() -> verify(workspace, text))
                        .as(name)
                        .hasMessageContaining(name);
            }
        }
    }

    @Test
    void aFileThatIsNoExportIsRefusedByName() throws Exception {
        Path file = Files.writeString(home.resolve("x.json"), "{\"schema\": \"other\"}");
        assertThatThrownBy(() -> VerifyTuned.read(file))
                .hasMessageStartingWith("x.json: schema must be");
        Files.writeString(file, "{\"schema\": ");
        assertThatThrownBy(() -> VerifyTuned.read(file)).hasMessageStartingWith("x.json: not JSON");
        Files.writeString(file, "{\"schema\": \"" + TunedParametersJson.SCHEMA + "\"}");
        assertThatThrownBy(() -> VerifyTuned.read(file)).hasMessageContaining("parameters");
    }
}

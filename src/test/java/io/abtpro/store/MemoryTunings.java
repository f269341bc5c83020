package io.abtpro.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tunings kept in memory, for tests; those that begin are at once completed.
public final class MemoryTunings implements Tunings {
    private final List<Tuning> kept = new ArrayList<>();
    private final List<HoldoutOpening> opened = new ArrayList<>();

    @Override
    public long begin(Started started) {
        long id = kept.size() + 1L;
        kept.add(
                new Tuning(
                        id,
                        started,
                        "{}",
                        "{}",
                        0,
                        Status.COMPLETED,
                        Optional.empty(),
                        Instant.EPOCH));
        return id;
    }

    @Override
    public void checkpoint(long id, int iterations, Status status, byte[] checkpoint) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void finish(
            long id, int iterations, Status status, String optimizedJson, String performanceJson) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void end(long id, Status status, String error) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void walked(long id, Walked walk) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public Optional<Walked> walk(long id) {
        return Optional.empty();
    }

    @Override
    public void resume(long id) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public List<Tuning> all() {
        return List.copyOf(kept);
    }

    @Override
    public Optional<Tuning> find(long id) {
        return kept.stream().filter(t -> t.id() == id).findFirst();
    }

    @Override
    public List<Started> begun(String datasetSha256) {
        return kept.reversed().stream()
                .map(Tuning::started)
                .filter(s -> s.datasetSha256().equals(datasetSha256))
                .toList();
    }

    @Override
    public Optional<byte[]> lastCheckpoint(long id) {
        return Optional.empty();
    }

    @Override
    public void forget(long id) {
        throw new UnsupportedOperationException("nothing is forgotten here");
    }

    @Override
    public void openHoldout(HoldoutOpening opening) {
        opened.add(opening);
    }

    @Override
    public List<HoldoutOpening> openings(String datasetSha256) {
        return opened.stream().filter(o -> o.datasetSha256().equals(datasetSha256)).toList();
    }
}

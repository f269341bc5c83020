package io.abtpro.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// One process at a time prepares a store: makes it, copies it, brings its tables up to date. While
/// it is open the store has a lock of its own. The file says who opened it last.
final class StoreLock implements AutoCloseable {
    private static final ReentrantLock THREADS = new ReentrantLock();
    private static final int LONGEST = 500;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits until no other process prepares the store.
    static StoreLock take(StoreFiles files) throws IOException {
        THREADS.lock();
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Given back with the channel.
            var _ = channel.lock();
            return new StoreLock(channel);
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                channel.close();
            }
            THREADS.unlock();
            throw failure;
        }
    }

    void note(String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /// Who opened the store last.
    static Optional<String> holder(Path lock) {
        try {
            String holder = Files.readString(lock).strip();
            return holder.isEmpty() || holder.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(holder);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException released) {
            // The system gives it back with the process.
        } finally {
            THREADS.unlock();
        }
    }
}

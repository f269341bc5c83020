package io.abtpro.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// Ways in which a hundredth of a file is lost.
enum Damage {
    CUT_AT_THE_END {
        @Override
        byte[] done(byte[] file, Random random) {
            return Arrays.copyOf(file, file.length - part(file));
        }
    },
    CUT_OUT {
        @Override
        byte[] done(byte[] file, Random random) {
            int at = random.nextInt(file.length - part(file));
            byte[] left = new byte[file.length - part(file)];
            System.arraycopy(file, 0, left, 0, at);
            System.arraycopy(file, at + part(file), left, at, left.length - at);
            return left;
        }
    },
    OVERWRITTEN {
        @Override
        byte[] done(byte[] file, Random random) {
            byte[] noise = new byte[part(file)];
            random.nextBytes(noise);
            byte[] left = file.clone();
            System.arraycopy(
                    noise, 0, left, random.nextInt(file.length - noise.length), noise.length);
            return left;
        }
    },
    ZEROED {
        @Override
        byte[] done(byte[] file, Random random) {
            byte[] left = file.clone();
            int at = random.nextInt(file.length - part(file));
            Arrays.fill(left, at, at + part(file), (byte) 0);
            return left;
        }
    },
    SCATTERED {
        @Override
        byte[] done(byte[] file, Random random) {
            byte[] left = file.clone();
            for (int done = 0; done < part(file); done += 64) {
                int at = random.nextInt(file.length - 64);
                for (int i = at; i < at + 64; i++) {
                    left[i] = (byte) random.nextInt();
                }
            }
            return left;
        }
    },
    BEGINNING {
        @Override
        byte[] done(byte[] file, Random random) {
            byte[] left = file.clone();
            Arrays.fill(left, 0, part(file), (byte) 0x5A);
            return left;
        }
    };

    static int part(byte[] file) {
        return Math.max(1, file.length / 100);
    }

    abstract byte[] done(byte[] file, Random random);

    static void write(Path store, byte[] bytes) throws IOException {
        Files.createDirectories(store.getParent());
        Files.write(store, bytes);
    }
}

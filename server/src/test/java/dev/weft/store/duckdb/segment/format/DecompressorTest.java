package dev.weft.store.duckdb.segment.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Native memory is bounded by how many read as a rule, whatever reads at once. */
class DecompressorTest {

    private static final int LENGTH = 10_000;
    private static final int READERS = 8;

    private final byte[] content = new byte[LENGTH];

    @Test
    void noMoreIsKeptThanWasAskedForHoweverManyReadAtOnce() throws Exception {
        fill(Seed.ofRun().random());
        byte[] compressed = compressed();
        Decompressor decompressor = new Decompressor(3);
        CyclicBarrier together = new CyclicBarrier(READERS);
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<byte[]>> reading = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                reading.add(readers.submit(() -> {
                    together.await();
                    return decompressor.decompress(compressed, 0, compressed.length, LENGTH);
                }));
            }
            for (Future<byte[]> read : reading) {
                assertThat(read.get()).isEqualTo(content);
            }
        }
        assertThat(decompressor.idle()).isBetween(1, 3);

        decompressor.close();

        assertThat(decompressor.idle()).isZero();
        assertThat(decompressor.decompress(compressed, 0, compressed.length, LENGTH))
                .isEqualTo(content);
        assertThat(decompressor.idle()).isZero();
    }

    /** With bytes of four bits, so that they are not left as they are. */
    private void fill(Random random) {
        for (int at = 0; at < LENGTH; at++) {
            content[at] = (byte) random.nextInt(16);
        }
    }

    private byte[] compressed() {
        GrowingBytes out = new GrowingBytes();
        try (Compressor compressor = new Compressor(1)) {
            compressor.compress(content, LENGTH, out);
        }
        return out.toByteArray();
    }
}

package dev.weft.store.duckdb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.SpanFilter;
import dev.weft.query.TraceQl;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedSegmentFilesTest {

    private static final int TRIES = 300;

    @TempDir
    Path folder;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void anyChangedByteOfSpansIsFoundAndNamed() throws IOException {
        byte[] whole = written().spans();
        for (int i = 0; i < TRIES; i++) {
            Path file = damaged(whole, random.nextInt(whole.length));
            assertThatThrownBy(() -> readSpans(file))
                    .as(seed.toString())
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @Test
    void aDamagedBlockLeavesTheOthersReadable() throws IOException {
        byte[] whole = written().spans();
        Path file = damaged(whole, SealedFormat.HEADER_BYTES);
        try (SpansFile spans = SpansFile.open(new RealDisk(), file)) {
            assertThatThrownBy(() -> spans.block(0))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageStartingWith(file + ": block 0 of ");
            assertThat(spans.block(1).span(0)).isNotNull();
        }
    }

    @Test
    void spansThatEndEarlyAreRefused() throws IOException {
        byte[] whole = written().spans();
        for (int i = 0; i < TRIES; i++) {
            Path file = Files.write(folder.resolve("short"), Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> readSpans(file)).as(seed.toString()).isInstanceOf(DamagedFileException.class);
        }
    }

    @Test
    void anyChangedByteOfValuesIsFoundOrNotRead() throws IOException {
        Written written = written();
        int found = 0;
        for (int at = 0; at < written.values().length; at++) {
            Path file = damaged(written.values(), at);
            try (ValuesFile values = ValuesFile.open(new RealDisk(), file)) {
                SpanFilter filter = TraceQl.parse("{ span.a.b = \"orders\" }");
                int[] blocks = values.blocks(filter.conditions().getFirst());
                assertThat(blocks).as("byte %s: %s", at, seed).isEqualTo(written.blocksOfOrders());
            } catch (DamagedFileException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private record Written(byte[] spans, byte[] values, int[] blocksOfOrders) {}

    private Written written() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(folder, new RandomSpans(random).spans(1500))) {
            int[] blocks = written.values()
                    .blocks(TraceQl.parse("{ span.a.b = \"orders\" }")
                            .conditions()
                            .getFirst());
            return new Written(
                    Files.readAllBytes(written.spansPath()),
                    Files.readAllBytes(written.valuesPath()),
                    blocks == null ? new int[0] : blocks);
        }
    }

    private Path damaged(byte[] whole, int at) throws IOException {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return Files.write(folder.resolve("damaged"), changed);
    }

    private static void readSpans(Path file) throws IOException {
        try (SpansFile spans = SpansFile.open(new RealDisk(), file)) {
            for (int block = 0; block < spans.blockCount(); block++) {
                spans.block(block);
            }
        }
    }
}

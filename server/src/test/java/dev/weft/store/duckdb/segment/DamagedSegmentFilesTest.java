package dev.weft.store.duckdb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.Filters;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import dev.weft.store.duckdb.segment.spans.SharedFacts;
import dev.weft.store.duckdb.segment.spans.SpansFile;
import dev.weft.store.duckdb.segment.spans.WrittenSpans;
import dev.weft.store.duckdb.segment.values.ValuesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage in the files of spans and values is found where it is read, and named. */
class DamagedSegmentFilesTest {

    private static final int TRIES = 300;

    @TempDir
    Path folder;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final Condition orders =
            Filters.parse("{ span.a.b = \"orders\" }").conditions().getFirst();

    private Path spansPath;
    private Path valuesPath;
    private Span firstOfSecondBlock;
    private List<Integer> blocksOfOrders;

    @BeforeEach
    void write() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(folder, new RandomSpans(random).spans(1500))) {
            spansPath = written.spansPath();
            valuesPath = written.valuesPath();
            firstOfSecondBlock = written.span(written.blocks().getFirst().size());
            blocksOfOrders = blocksOfOrders(written.values());
        }
    }

    @Test
    void anyChangedByteOfSpansIsFoundAndNamed() throws IOException {
        byte[] whole = Files.readAllBytes(spansPath);
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
        byte[] whole = Files.readAllBytes(spansPath);
        Path file = damaged(whole, SealedFormat.HEADER_BYTES);
        try (SpansFile spans = SpansFile.open(new RealDisk(), file, new Decompressor(0), new SharedFacts())) {
            assertThatThrownBy(() -> spans.block(0))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageStartingWith(file + ": block 0 of ");
            assertThat(spans.block(1).span(0)).isEqualTo(firstOfSecondBlock);
        }
    }

    @Test
    void spansThatEndEarlyAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(spansPath);
        for (int i = 0; i < TRIES; i++) {
            Path file = Files.write(folder.resolve("short"), Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> readSpans(file)).as(seed.toString()).isInstanceOf(DamagedFileException.class);
        }
    }

    @Test
    void anyChangedByteOfValuesIsFoundOrNotRead() throws IOException {
        byte[] whole = Files.readAllBytes(valuesPath);
        int found = 0;
        for (int at = 0; at < whole.length; at++) {
            Path file = damaged(whole, at);
            try (ValuesFile values = ValuesFile.open(new RealDisk(), file)) {
                assertThat(blocksOfOrders(values)).as("byte %s: %s", at, seed).isEqualTo(blocksOfOrders);
            } catch (DamagedFileException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private List<Integer> blocksOfOrders(ValuesFile values) throws IOException {
        int[] blocks = values.blocks(orders);
        assertThat(blocks).isNotNull();
        return IntStream.of(blocks).boxed().toList();
    }

    private Path damaged(byte[] whole, int at) throws IOException {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return Files.write(folder.resolve("damaged"), changed);
    }

    private static void readSpans(Path file) throws IOException {
        try (SpansFile spans = SpansFile.open(new RealDisk(), file, new Decompressor(0), new SharedFacts())) {
            for (int block = 0; block < spans.blockCount(); block++) {
                spans.block(block);
            }
        }
    }
}

package dev.weft.store.duckdb.segment.spans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.AttributeKey;
import dev.weft.store.SpanFacts;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.rows.OrderedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a segment's spans, block by block. */
class SpansFileTest {

    @TempDir
    Path folder;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomSpans spans = new RandomSpans(random);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 4000})
    void anySpansComeBackWhole(int count) throws IOException {
        List<SpanBatch> batches = new ArrayList<>();
        for (int left = count; left > 0; ) {
            int size = Math.min(left, 1 + random.nextInt(300));
            batches.add(SpanBatch.of(spans.spans(size)));
            left -= size;
        }
        try (WrittenSpans written = WrittenSpans.of(folder, OrderedRows.of(batches))) {
            assertWhole(written);
            assertThat(written.spans().size()).isEqualTo(count);
            assertThat(written.spans().blockCount()).isEqualTo((count + 1023) / 1024);
        }
    }

    @Test
    void conflictingVersionsStandInBlocksOfTheirOwn() throws IOException {
        SpanBatch batch = SpanBatch.of(spans.spans(1500));
        SpanBatch conflicting = SpanBatch.of(spans.spans(700));
        try (WrittenSpans written = WrittenSpans.of(folder, OrderedRows.of(List.of(batch), List.of(conflicting)))) {
            SpansFile file = written.spans();

            assertWhole(written);
            assertThat(file.spanCount()).isEqualTo(1500);
            assertThat(IntStream.range(0, file.blockCount()).map(file::rowsOf)).containsExactly(1024, 476, 700);
            assertThat(file.block(1).isConflicting()).isFalse();
            assertThat(file.block(2).isConflicting()).isTrue();
            assertThat(file.blockOfRow(1499)).isEqualTo(1);
            assertThat(file.blockOfRow(1500)).isEqualTo(2);
        }
    }

    @Test
    void filesHoldOriginsAndKeysTogether() throws IOException {
        Disk disk = new RealDisk();
        SharedFacts shared = new SharedFacts();
        try (WrittenSpans written = WrittenSpans.of(folder, spans.spans(200));
                Decompressor decompressor = new Decompressor(1);
                SpansFile one = SpansFile.open(disk, written.spansPath(), decompressor, shared);
                SpansFile other = SpansFile.open(disk, written.spansPath(), decompressor, shared)) {
            List<AttributeKey> keys = keys(one);
            List<AttributeKey> otherKeys = keys(other);

            assertThat(keys).as(seed.toString()).isNotEmpty().isEqualTo(otherKeys);
            for (int i = 0; i < keys.size(); i++) {
                assertThat(otherKeys.get(i)).isSameAs(keys.get(i));
            }
            for (int row = 0; row < one.size(); row++) {
                assertThat(other.block(0).origin(row)).isSameAs(one.block(0).origin(row));
            }
        }
    }

    private static List<AttributeKey> keys(SpansFile file) {
        List<AttributeKey> keys = new ArrayList<>();
        file.forEachKey((key, _, _) -> keys.add(key));
        return keys;
    }

    @Test
    void everyFactOfARowIsItsSpans() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(folder, spans.spans(2100))) {
            SpansFile file = written.spans();
            List<SpanBlock> blocks = written.blocks();
            for (int row = 0; row < file.size(); row++) {
                SpanBlock block = blocks.get(file.blockOfRow(row));
                int index = row - block.firstRow();
                Span span = written.span(row);
                assertThat(block.facts(index)).as(seed.toString()).isEqualTo(SpanFacts.of(span));
                assertThat(block.span(index)).isEqualTo(span);
                assertThat(block.key(index)).isEqualTo(span.key());
                assertThat(new SpanId(block.parentSpanId(index))).isEqualTo(span.parentSpanId());
                assertThat(block.linkCount(index)).isEqualTo(span.links().size());
                assertThat(block.eventCount(index)).isEqualTo(span.events().size());
                assertThat(block.endTimeUnixNano(index)).isEqualTo(span.endTimeUnixNano());
                assertThat(file.minStart(block.number()))
                        .satisfies(min -> assertThat(Long.compareUnsigned(min, span.startTimeUnixNano()))
                                .isNotPositive());
                assertThat(file.maxStart(block.number()))
                        .satisfies(max -> assertThat(Long.compareUnsigned(max, span.startTimeUnixNano()))
                                .isNotNegative());
            }
        }
    }

    @Test
    void tracesAreNumberedAcrossBlocks() throws IOException {
        List<Span> ofTwoTraces = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            ofTwoTraces.add(
                    TestSpans.span(i <= 1500 ? 1 : 2, i).from(i).parent(i - 1L).build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, ofTwoTraces)) {
            SpansFile file = written.spans();
            List<SpanBlock> blocks = written.blocks();
            for (int row = 0; row < file.size(); row++) {
                SpanBlock block = blocks.get(file.blockOfRow(row));
                int index = row - block.firstRow();
                assertThat(block.trace(index)).isEqualTo(row < 1500 ? 0 : 1);
                assertThat(block.parentSpanId(index)).isEqualTo(row);
            }
        }
    }

    @Test
    void aSpanOfTenThousandLinksStaysWhole() throws IOException {
        TestSpans linking = TestSpans.span(1, 1);
        for (int i = 0; i < 10_000; i++) {
            linking.link(random.nextInt(500), i, Attribute.of("message", "m-" + i));
        }
        try (WrittenSpans written = WrittenSpans.of(folder, List.of(linking.build(), spans.span()))) {
            assertWhole(written);
        }
    }

    @Test
    void valuesOfAMegabyteStayWholeAndDoNotSwellTheirBlock() throws IOException {
        List<Span> large = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            large.add(TestSpans.span(1, i + 1)
                    .from(i)
                    .with("body", String.valueOf((char) ('a' + i)).repeat(1 << 20))
                    .build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, large)) {
            SpansFile file = written.spans();
            assertWhole(written);
            assertThat(file.blockCount()).isEqualTo(3);
            assertThat(IntStream.range(0, 12).map(file::blockOfRow))
                    .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
        }
    }

    @Test
    void aKeyThatRepeatsKeepsEachOfItsValues() throws IOException {
        TestSpans repeating = TestSpans.span(1, 1);
        for (int i = 0; i < 70_000; i++) {
            repeating.with("k", i % 66_000).with("k", "text " + i % 3);
        }
        try (WrittenSpans written = WrittenSpans.of(folder, List.of(repeating.build()))) {
            assertWhole(written);
        }
    }

    @Test
    void keysOfOneSpanEachStayWholeAmongThoseOfAll() throws IOException {
        List<Span> named = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            TestSpans span =
                    TestSpans.span(i, 1).with("of-all", "value " + i % 7).with("number", i % 5);
            for (int key = 0; key < 10; key++) {
                span.with("own-" + i + "-" + key, "value " + key % 3);
            }
            named.add(span.build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, named)) {
            assertWhole(written);
        }
    }

    private void assertWhole(WrittenSpans written) throws IOException {
        List<Span> read = written.readAll();
        assertThat(read).hasSize(written.expected().size());
        for (int row = 0; row < read.size(); row++) {
            assertThat(read.get(row)).as("row %s: %s", row, seed).isEqualTo(written.span(row));
        }
    }
}

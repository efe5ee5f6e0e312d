package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.filter.IdHashes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of dropped segments: every trace of theirs, few others, for a time and within a size. */
class DroppedTracesTest {

    @TempDir
    Path path;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aStoreOpensThoughAFilterOfADroppedSegmentIsDamaged() throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(span(1, 1).build());
            opened.writeAndSeal(span(2, 1).build());
            opened.store().segments().drop(opened.store().parts().published().subList(0, 1));
        }
        damage(onlyFile(path.resolve("dropped")));

        try (StoreInFolder opened = StoreInFolder.open(path)) {
            assertThat(opened.reader().findSpan(key(2, 1), new Cancellation())).isPresent();
            opened.store().segments().drop(List.copyOf(opened.store().parts().published()));
        }
    }

    @Test
    void aFilterOfEarlierDaysIsReadAndForgottenWithTheNextSegmentThatWasDropped() throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        DroppedTraces dropped = traces(disk, Long.MAX_VALUE);
        IdHashes hashes = IdHashes.of(new long[] {IdFilter.hash(traceId(2))});
        dropped.add(new SegmentName(2, 2), new DroppedSegment(1_000, hashes));
        IdFilter filter = IdFilter.of(new long[] {IdFilter.hash(traceId(1))}, 1);
        ByteBuffer written = ByteBuffer.allocate(filter.writtenBytes());
        filter.writeTo(written);
        try (NewFile file =
                disk.create(path.toRealPath().resolve("dropped").resolve(new SegmentName(1, 1).toString()))) {
            file.write(written.flip());
        }

        DroppedTraces read = traces(disk, Long.MAX_VALUE);
        read.open(List.of(new SegmentName(1, 1), new SegmentName(2, 2)));
        assertThat(read.mayContain(traceId(1))).isTrue();
        assertThat(read.mayContain(traceId(2))).isTrue();

        read.forgetOutlived(1_000 + 99, 10);
        assertThat(read.names()).hasSize(2);
        read.forgetOutlived(1_000 + 100, 10);
        assertThat(read.names()).isEmpty();
    }

    @Test
    void aMergedSegmentTakesThePlaceOfThoseThatADropThatFailedLeft() throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        DroppedTraces dropped = traces(disk, Long.MAX_VALUE);
        long first = IdFilter.hash(traceId(1));
        long second = IdFilter.hash(traceId(2));
        dropped.add(new SegmentName(1, 1), new DroppedSegment(0, IdHashes.of(new long[] {first})));
        dropped.add(new SegmentName(2, 2), new DroppedSegment(0, IdHashes.of(new long[] {second})));
        dropped.add(new SegmentName(1, 2), new DroppedSegment(0, IdHashes.of(new long[] {first, second})));
        dropped.deleteForgotten();

        assertThat(dropped.names()).containsExactly(new SegmentName(1, 2));
        DroppedTraces read = traces(disk, Long.MAX_VALUE);
        read.open(dropped.names());
        assertThat(read.mayContain(traceId(1))).isTrue();
        assertThat(read.mayContain(traceId(2))).isTrue();
        assertThat(disk.list(path.toRealPath().resolve("dropped"))).hasSize(1);
    }

    @Test
    void aMergedSegmentIsNotForgottenForTheRoomThatItsPartsTook() throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        DroppedTraces roomy = traces(disk, Long.MAX_VALUE);
        DroppedSegment segment = new DroppedSegment(0, IdHashes.of(new long[] {IdFilter.hash(traceId(1))}));
        for (SegmentName name : List.of(new SegmentName(1, 1), new SegmentName(2, 2), new SegmentName(5, 5))) {
            roomy.add(name, segment);
        }
        DroppedTraces dropped = traces(disk, 1);
        dropped.open(roomy.names());

        dropped.add(new SegmentName(1, 2), segment);

        assertThat(dropped.names()).containsExactly(new SegmentName(1, 2));
        assertThat(dropped.mayContain(traceId(1))).isTrue();
    }

    @Test
    void aFileThatWasForgottenAndIsWrittenAnewStays() throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        SegmentName name = new SegmentName(1, 1);
        DroppedTraces dropped = traces(disk, Long.MAX_VALUE);
        dropped.open(List.of(name));
        dropped.add(name, new DroppedSegment(0, IdHashes.of(new long[] {IdFilter.hash(traceId(1))})));
        dropped.deleteForgotten();

        DroppedTraces read = traces(disk, Long.MAX_VALUE);
        read.open(dropped.names());
        assertThat(read.mayContain(traceId(1))).isTrue();
    }

    @Test
    void aDamagedFilterOfEarlierDaysIsForgotten() throws IOException {
        Path folder = path.toRealPath().resolve("dropped");
        Files.createDirectories(folder);
        Files.write(folder.resolve(new SegmentName(1, 1).toString()), new byte[36]);
        DroppedTraces read = traces(new RealDisk(), Long.MAX_VALUE);

        read.open(List.of(new SegmentName(1, 1)));

        assertThat(read.names()).isEmpty();
        assertThat(registry.get("weft.store.dropped.forgotten")
                        .tag("reason", "damage")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void fiveHundredSegmentsClaimFewerThanOneInTenThousandUnknownTraces() throws IOException {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        SimulatedDisk disk = new SimulatedDisk(path.toRealPath(), random);
        DroppedTraces dropped = traces(disk, Long.MAX_VALUE);
        List<TraceId> stored = new ArrayList<>();
        for (int segment = 1; segment <= 500; segment++) {
            long[] hashes = new long[1 + random.nextInt(4_000)];
            for (int i = 0; i < hashes.length; i++) {
                TraceId id = new TraceId(random.nextLong(), random.nextLong());
                hashes[i] = IdFilter.hash(id);
                if (i % 100 == 0) {
                    stored.add(id);
                }
            }
            dropped.add(new SegmentName(segment, segment), new DroppedSegment(0, IdHashes.of(hashes)));
        }
        DroppedTraces read = traces(disk, Long.MAX_VALUE);
        read.open(dropped.names());

        assertThat(stored).allMatch(dropped::mayContain).allMatch(read::mayContain);
        int asked = 100_000;
        long claimed = Stream.generate(() -> new TraceId(random.nextLong(), random.nextLong()))
                .limit(asked)
                .filter(read::mayContain)
                .count();
        assertThat(claimed).as(seed.toString()).isLessThan(asked / 10_000);
    }

    @Test
    void theOldestAreForgottenWhenAllTakeTooMuchRoom() throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        long bytes = IdHashes.of(new long[] {IdFilter.hash(traceId(1))}).sizeBytes();
        DroppedTraces dropped = traces(disk, 2 * bytes);
        for (int segment = 1; segment <= 5; segment++) {
            dropped.add(new SegmentName(segment, segment), new DroppedSegment(0, IdHashes.of(new long[] {
                IdFilter.hash(traceId(segment))
            })));
        }
        dropped.deleteForgotten();

        assertThat(dropped.names()).containsExactly(new SegmentName(4, 4), new SegmentName(5, 5));
        assertThat(dropped.mayContain(traceId(3))).isFalse();
        assertThat(dropped.mayContain(traceId(4))).isTrue();
        assertThat(disk.list(path.toRealPath().resolve("dropped"))).hasSize(2);
        assertThat(registry.get("weft.store.dropped.forgotten")
                        .tag("reason", "size")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    /** The segment that is added stays, wherever it lies among those that leave for it. */
    @Test
    void severalAreForgottenForALargeOneThatWasSealedFirst() throws IOException {
        long bytes = IdHashes.of(new long[] {IdFilter.hash(traceId(1))}).sizeBytes();
        IdHashes large = IdHashes.of(LongStream.rangeClosed(1, 50)
                .map(trace -> IdFilter.hash(traceId(trace)))
                .toArray());
        int most = 1 + (int) (large.sizeBytes() / bytes);
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        DroppedTraces dropped = traces(disk, most * bytes);
        for (int segment = 2; segment <= most + 1; segment++) {
            dropped.add(new SegmentName(segment, segment), new DroppedSegment(0, IdHashes.of(new long[] {
                IdFilter.hash(traceId(segment))
            })));
        }

        dropped.add(new SegmentName(1, 1), new DroppedSegment(0, large));
        dropped.deleteForgotten();

        assertThat(dropped.names()).containsExactly(new SegmentName(1, 1), new SegmentName(most + 1, most + 1));
        assertThat(disk.list(path.toRealPath().resolve("dropped"))).hasSize(2);
    }

    private DroppedTraces traces(Disk disk, long mostBytes) throws IOException {
        return new DroppedTraces(disk, path.toRealPath().resolve("dropped"), mostBytes, new StoreMetrics(registry));
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("two files: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }
}

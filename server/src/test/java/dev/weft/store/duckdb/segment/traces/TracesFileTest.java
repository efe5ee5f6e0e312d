package dev.weft.store.duckdb.segment.traces;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanFacts;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.part.TraceSummary;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.rows.OrderedSpans;
import dev.weft.store.duckdb.segment.rows.SegmentFileContract;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The file of a segment's traces: their rows and summaries. */
class TracesFileTest extends SegmentFileContract {

    @Test
    void agreesOverManyBlocks() throws IOException {
        for (int traces : List.of(127, 128, 129, 255, 256, 257, 1000, 3000)) {
            List<Span> committed = new ArrayList<>();
            for (int trace = 0; trace < traces; trace++) {
                TraceId id = someId(trace);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    committed.add(someSpan(id, i + 1).from(random.nextInt(1000)).build());
                }
            }
            int again = random.nextInt(50);
            for (int i = 0; i < again; i++) {
                committed.add(someSpan(someId(random.nextInt(traces + 10)), 1).build());
            }
            agrees(OrderedSpans.of(committed, random));
        }
    }

    @Test
    void anEmptySegmentHoldsNothing() throws IOException {
        try (TracesFile file = TracesFile.open(disk, written(OrderedSpans.of(List.of(), random)))) {
            assertThat(file.traces()).isZero();
            assertThat(file.mayContain(traceId(1))).isFalse();
            assertThat(file.find(traceId(1))).isNull();
            file.verify(_ -> {});
        }
    }

    @Test
    void aTraceOfConflictingVersionsAloneHasRowsButNoTotals() throws IOException {
        OrderedSpans spans = OrderedSpans.of(
                List.of(span(1, 1).build()),
                List.of(
                        span(7, 1).build(),
                        span(1, 1).name("later").build(),
                        span(7, 1).name("again").build()),
                random);
        try (TracesFile file = TracesFile.open(disk, written(spans))) {
            TracePart alone = requireNonNull(file.find(traceId(7)));
            assertThat(alone.spanCount()).isZero();
            assertThat(conflictingRows(alone)).containsExactly(1, 3);
            assertThat(alone.summary()).isEqualTo(TraceSummary.NO_SPANS);
            assertThat(file.mayContain(traceId(7))).isTrue();

            TracePart both = requireNonNull(file.find(traceId(1)));
            assertThat(conflictingRows(both)).containsExactly(2);
            assertThat(both.summary().spanCount()).isEqualTo(1);
        }
    }

    @Test
    void timesAreUnsignedAndDurationsMayOverflow() throws IOException {
        Span early = span(1, 2).startingAt(5).endingAt(-1).build();
        Span late = span(1, 1).startingAt(-3).endingAt(4).build();
        try (TracesFile file = TracesFile.open(disk, written(OrderedSpans.of(List.of(late, early), random)))) {
            TraceSummary summary = requireNonNull(file.find(traceId(1))).summary();

            assertThat(summary.startTimeUnixNano()).isEqualTo(5);
            assertThat(summary.endTimeUnixNano()).isEqualTo(-1);
            assertThat(summary.root()).isEqualTo(SpanFacts.of(late));
            assertThat(requireNonNull(summary.root()).durationNanos()).isEqualTo(OptionalLong.empty());
        }
    }

    @Test
    void rowsOfOneTraceMustNotLieApart() {
        SpanBatch batch = SpanBatch.of(
                List.of(span(1, 1).build(), span(2, 1).build(), span(1, 2).build()));
        SegmentRows rows = new SegmentRows(List.of(batch), new int[3], new int[] {0, 1, 2}, 3);

        assertThatThrownBy(() -> TracesWriter.write(disk, folder.resolve("apart"), rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(traceId(1).toString());
    }

    @Test
    void theFilterOutlivesTheFile() throws IOException {
        List<Span> spans = IntStream.range(0, 500)
                .mapToObj(trace -> span(trace, 1).build())
                .toList();
        ByteBuffer kept;
        try (TracesFile file = TracesFile.open(disk, written(OrderedSpans.of(spans, random)))) {
            kept = ByteBuffer.allocate(file.filter().writtenBytes());
            file.filter().writeTo(kept);
        }
        IdFilter filter = IdFilter.readFrom(kept.flip());

        assertThat(spans).allMatch(span -> filter.mayContain(IdFilter.hash(span.traceId())));
    }

    @Override
    protected void agrees(OrderedSpans spans) throws IOException {
        Set<TraceId> all = new HashSet<>();
        spans.spans().forEach(span -> all.add(span.traceId()));
        spans.conflicting().forEach(span -> all.add(span.traceId()));
        try (TracesFile file = TracesFile.open(disk, written(spans))) {
            assertThat(file.traces()).as(seed.toString()).isEqualTo(all.size());
            for (TraceId id : all) {
                TracePart part = requireNonNull(file.find(id), seed.toString());
                List<Span> ofTrace = new ArrayList<>();
                for (int row = part.firstRow(); row < part.firstRow() + part.spanCount(); row++) {
                    ofTrace.add(spans.spans().get(row));
                }
                assertThat(ofTrace)
                        .as(seed.toString())
                        .isEqualTo(spans.spans().stream()
                                .filter(span -> span.traceId().equals(id))
                                .toList());
                assertThat(conflictingRows(part))
                        .as(seed.toString())
                        .isEqualTo(IntStream.range(0, spans.conflicting().size())
                                .filter(i ->
                                        spans.conflicting().get(i).traceId().equals(id))
                                .map(i -> spans.spans().size() + i)
                                .toArray());
                assertThat(part.summary()).as(seed.toString()).isEqualTo(summary(ofTrace));
                assertThat(summedUpInParts(ofTrace)).as(seed.toString()).isEqualTo(summary(ofTrace));
            }
            for (int i = 0; i < 200; i++) {
                TraceId id = new TraceId(random.nextInt(3), random.nextLong());
                assertThat(file.find(id) != null).isEqualTo(all.contains(id));
            }
            file.verify(_ -> {});
        }
    }

    @Override
    protected void write(Path path, SegmentRows rows) throws IOException {
        TracesWriter.write(disk, path, rows);
    }

    @Override
    protected void readWhole(Path path) throws IOException {
        try (TracesFile file = TracesFile.open(disk, path)) {
            file.verify(_ -> {});
        }
    }

    private TraceSummary summedUpInParts(List<Span> spans) {
        TraceSummary sum = TraceSummary.NO_SPANS;
        for (int begin = 0; begin < spans.size(); ) {
            int end = Math.min(spans.size(), begin + random.nextInt(3));
            TraceSummary part = summary(spans.subList(begin, end));
            sum = random.nextBoolean() ? sum.plus(part) : part.plus(sum);
            begin = end;
        }
        return sum;
    }

    private static TraceSummary summary(List<Span> spans) {
        if (spans.isEmpty()) {
            return TraceSummary.NO_SPANS;
        }
        return new TraceSummary(
                spans.size(),
                spans.stream().filter(span -> span.status().isError()).count(),
                spans.stream()
                        .map(Span::startTimeUnixNano)
                        .min(Long::compareUnsigned)
                        .orElseThrow(),
                spans.stream()
                        .map(Span::endTimeUnixNano)
                        .max(Long::compareUnsigned)
                        .orElseThrow(),
                spans.stream().mapToLong(span -> span.links().size()).sum(),
                spans.stream().map(Span::service).collect(Collectors.toCollection(TreeSet::new)),
                spans.stream()
                        .filter(span -> !span.parentSpanId().isValid())
                        .map(SpanFacts::of)
                        .max(TracesFileTest::compareRoots)
                        .orElse(null));
    }

    private static int compareRoots(SpanFacts a, SpanFacts b) {
        int byStart = Long.compareUnsigned(a.startTimeUnixNano(), b.startTimeUnixNano());
        return byStart != 0 ? byStart : a.key().spanId().compareTo(b.key().spanId());
    }

    private TestSpans someSpan(TraceId trace, long id) {
        TestSpans span = span(trace, id)
                .service("service-" + random.nextInt(5))
                .name("name-" + random.nextInt(300))
                .lasting(random.nextInt(100_000))
                .parent(random.nextInt(3));
        return random.nextInt(4) == 0 ? span.error("").link(3, 4) : span;
    }

    /** Ids in groups that share many bytes, few, or nearly all. */
    private static TraceId someId(int number) {
        return switch (number % 3) {
            case 0 -> new TraceId(0, EPOCH + number);
            case 1 -> new TraceId(IdFilter.mix(number), number);
            default -> new TraceId(-1, number);
        };
    }

    private static int[] conflictingRows(TracePart part) {
        return IntStream.range(0, part.conflictingCount())
                .map(part::conflictingRow)
                .toArray();
    }
}

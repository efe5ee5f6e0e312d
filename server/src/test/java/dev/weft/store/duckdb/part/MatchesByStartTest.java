package dev.weft.store.duckdb.part;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.Progress;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.SegmentResources;
import dev.weft.store.duckdb.segment.rows.RowOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches of several parts come by their starts, however many are remembered, wherever a page or a deadline ends. */
class MatchesByStartTest {

    private static final int SEGMENTS = 4;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final ReadingTurns turns = new ReadingTurns(2, () -> false, new SpanRoom());

    @AfterEach
    void endTurns() {
        turns.close();
    }

    @Test
    void comeInOrderHoweverFewOfThemAreRemembered() {
        for (int round = 0; round < 60; round++) {
            List<Span> spans = spans(2_000, round < 30 ? 3 : 3_000);
            SearchOrder order = random.nextBoolean() ? SearchOrder.NEWEST : SearchOrder.OLDEST;
            SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, 1, null);

            assertThat(found(parts(spans), search, 1 + random.nextInt(300)))
                    .as("round %d, %s", round, seed)
                    .isEqualTo(inOrder(spans, order));
        }
    }

    @Test
    void goOnBehindThePageBefore() {
        for (int round = 0; round < 60; round++) {
            List<Span> spans = spans(500, round < 30 ? 3 : 3_000);
            List<Part> parts = parts(spans);
            SearchOrder order = random.nextBoolean() ? SearchOrder.NEWEST : SearchOrder.OLDEST;
            int mostFound = 1 + random.nextInt(300);
            int pageSize = 1 + random.nextInt(100);
            List<SpanKey> found = new ArrayList<>();
            @Nullable SearchPlace after = null;
            do {
                SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, 1, after);
                MatchesByStart matches = matches(parts, search, new Cancellation(), mostFound);
                after = null;
                for (int i = 0; i < pageSize; i++) {
                    Match match = matches.next();
                    after = match == null ? null : match.place();
                    if (match == null) {
                        break;
                    }
                    found.add(match.place().span());
                }
            } while (after != null);

            assertThat(found).as("round %d, %s", round, seed).isEqualTo(inOrder(spans, order));
        }
    }

    @Test
    void goOnWhereADeadlineEndedThem() {
        int wentOn = 0;
        for (int round = 0; round < 40; round++) {
            List<Span> spans = spans(4_000, round < 10 ? 3 : 3_000);
            List<Part> parts = parts(spans);
            SearchOrder order = random.nextBoolean() ? SearchOrder.NEWEST : SearchOrder.OLDEST;
            int mostFound = 1 + random.nextInt(3_000);
            List<SpanKey> found = new ArrayList<>();
            @Nullable SearchPlace after = null;
            boolean inTime = false;
            for (int checks = 1; !inTime; checks++) {
                AtomicInteger left = new AtomicInteger(checks);
                Cancellation deadline = new Cancellation(() -> left.getAndDecrement() <= 0);
                SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, 1, after);
                MatchesByStart matches = matches(parts, search, deadline, mostFound);
                inTime = deadline.inTime(() -> addAll(matches, found));
                SearchPlace reached = matches.reached();
                wentOn += !inTime && reached != null ? 1 : 0;
                after = reached == null ? after : reached;
            }

            assertThat(found).as("round %d, %s", round, seed).isEqualTo(inOrder(spans, order));
        }
        assertThat(wentOn).isPositive();
    }

    @Test
    void aSegmentIsDoneOnlyWhenNoMatchOfItIsLeft(@TempDir Path folder) throws IOException {
        for (int round = 0; round < 12; round++) {
            int starts = 1 + random.nextInt(round < 6 ? 3 : 3_000);
            Map<SpanKey, Integer> segmentOf = new HashMap<>();
            int[] left = new int[SEGMENTS];
            List<Part> parts = new ArrayList<>();
            try (SegmentResources resources = new SegmentResources(1 << 20, 1)) {
                for (int segment = 0; segment < SEGMENTS; segment++) {
                    left[segment] = 1 + random.nextInt(4_000);
                    List<Span> spans = new ArrayList<>();
                    for (int id = 1; id <= left[segment]; id++) {
                        spans.add(span(1 + segment, id)
                                .from(random.nextInt(starts))
                                .build());
                        segmentOf.put(spans.getLast().key(), segment);
                    }
                    parts.add(segment(folder, 1 + round * SEGMENTS + segment, spans, resources));
                }
                SearchOrder order = random.nextBoolean() ? SearchOrder.NEWEST : SearchOrder.OLDEST;
                SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, 1, null);
                Cancellation asker = new Cancellation();
                MatchesByStart matches = matches(parts, search, asker, 1 + random.nextInt(3_000));

                for (Match match = matches.next(); match != null; match = matches.next()) {
                    left[Objects.requireNonNull(segmentOf.get(match.place().span()))]--;
                    assertThat(asker.progress().moment().segmentsDone())
                            .as("round %d, %s", round, seed)
                            .isLessThanOrEqualTo((int) Arrays.stream(left)
                                    .filter(spans -> spans == 0)
                                    .count());
                }

                assertThat(asker.progress().moment())
                        .as("round %d, %s", round, seed)
                        .isEqualTo(new Progress.Moment(SEGMENTS, SEGMENTS));
            } finally {
                parts.forEach(part -> ((Segment) part).close());
            }
        }
    }

    /** Returns up to so many spans, which start at up to so many different times. */
    private List<Span> spans(int mostSpans, int mostStarts) {
        int count = 1 + random.nextInt(mostSpans);
        int starts = 1 + random.nextInt(mostStarts);
        List<Span> spans = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            spans.add(
                    span(1 + random.nextInt(5), id).from(random.nextInt(starts)).build());
        }
        return spans;
    }

    private static List<SpanKey> inOrder(List<Span> spans, SearchOrder order) {
        return spans.stream()
                .map(span -> order.place(SpanFacts.of(span)))
                .sorted(order.comparator())
                .map(SearchPlace::span)
                .toList();
    }

    private static void addAll(MatchesByStart matches, List<SpanKey> found) {
        for (Match match = matches.next(); match != null; match = matches.next()) {
            found.add(match.place().span());
        }
    }

    private List<SpanKey> found(List<Part> parts, SpanSearch search, int mostFound) {
        List<SpanKey> found = new ArrayList<>();
        addAll(matches(parts, search, new Cancellation(), mostFound), found);
        return found;
    }

    private MatchesByStart matches(List<Part> parts, SpanSearch search, Cancellation deadline, int mostFound) {
        ReadingTurns.Asker asker = turns.asker();
        SearchMatches all = new SearchMatches(parts, search, false, deadline, asker);
        return new MatchesByStart(all, new ChunkReads(all, deadline, asker), mostFound);
    }

    private static Segment segment(Path folder, long seal, List<Span> spans, SegmentResources resources)
            throws IOException {
        int[] batchOfRow = new int[spans.size()];
        int[] indexOfRow = IntStream.range(0, spans.size()).toArray();
        SegmentFolder target = new SegmentFolder(new RealDisk(), folder, new SegmentName(seal, seal));
        target.write(
                RowOrder.of(List.of(SpanBatch.of(spans)), batchOfRow, indexOfRow, spans.size()),
                spans.getLast().key(),
                0);
        return Segment.open(target, resources);
    }

    /** Parts of successive starts, as spans arrive, but some spans in any of them, as if they were late; and an empty part. */
    private List<Part> parts(List<Span> spans) {
        List<Span> arriving = new ArrayList<>(spans);
        arriving.sort((a, b) -> Long.compareUnsigned(a.startTimeUnixNano(), b.startTimeUnixNano()));
        List<Generation> generations =
                Stream.generate(Generation::new).limit(2 + random.nextInt(10)).toList();
        int full = generations.size() - 1;
        double late = random.nextDouble();
        for (int i = 0; i < arriving.size(); i++) {
            int inTime = (int) ((long) i * full / arriving.size());
            Generation generation = generations.get(random.nextDouble() < late ? random.nextInt(full) : inTime);
            SpanBatch batch = SpanBatch.of(List.of(arriving.get(i)));
            generation.begin(batch);
            generation.add(batch, 0);
        }
        List<Part> parts = new ArrayList<>();
        for (Generation generation : generations) {
            generation.publish();
            parts.add(generation.part());
        }
        Collections.shuffle(parts, random);
        return parts;
    }
}

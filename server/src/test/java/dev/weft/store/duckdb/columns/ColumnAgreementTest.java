package dev.weft.store.duckdb.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchPlace;
import dev.weft.store.contract.RandomQueries;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Random spans in several files, some merged, some segments dropped, answer as the same spans in memory do. */
class ColumnAgreementTest {

    private static final int SEGMENTS = 6;
    private static final int QUERIES = 60;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final Cancellation cancellation = new Cancellation();

    @RepeatedTest(5)
    void filesAnswerAsTheSpansInMemoryDo(@TempDir Path folder) {
        List<SegmentOfSpans> segments = new ArrayList<>();
        List<ColumnMerge.Source> files = new ArrayList<>();
        for (int number = 1; number <= SEGMENTS; number++) {
            SegmentOfSpans segment =
                    SegmentOfSpans.of(number, new RandomSpans(random).spans(random.nextInt(80)), random);
            segments.add(segment);
            Path file = folder.resolve(number + ".duckdb");
            files.add(new ColumnMerge.Source(file, ColumnWriter.write(file, number, segment)));
        }
        int from = random.nextInt(SEGMENTS);
        int to = from + 1 + random.nextInt(SEGMENTS - from);
        long leftOutBefore = 1L + random.nextInt(3);
        Path merged = folder.resolve("merged's.duckdb");
        List<ColumnMerge.Source> sources = files.subList(from, to);
        ColumnFacts facts = ColumnMerge.merge(merged, List.copyOf(sources), leftOutBefore);
        sources.clear();
        files.add(new ColumnMerge.Source(merged, facts));

        long oldest = leftOutBefore + random.nextInt(3);
        List<SegmentOfSpans> seen =
                segments.stream().filter(segment -> segment.number() >= oldest).toList();
        try (ColumnStore store = ColumnStore.open(new ColumnSettings(128 << 20, 2), folder)) {
            List<ColumnFile> attached = files.stream()
                    .map(source -> store.attach(source.file(), source.facts()))
                    .toList();
            try (ColumnView view = store.view(attached, oldest)) {
                compare(view, new StoredSegments(seen));
            }
        }
    }

    private void compare(ColumnView view, StoredSegments expected) {
        RandomQueries queries = new RandomQueries(random);
        for (int i = 0; i < QUERIES; i++) {
            SpanFilter filter = queries.filter();
            TimeRange range = queries.search().range();
            assertThat(view.services(range, cancellation))
                    .as("services %s, %s", range, seed)
                    .isEqualTo(expected.services(range));
            String service = List.of("orders", "é", "unknown_service", "\uD800").get(random.nextInt(4));
            assertThat(view.operations(service, range, cancellation))
                    .as("operations %s %s, %s", service, range, seed)
                    .isEqualTo(expected.operations(service, range));
            SearchPlace after = place(expected);
            CandidateRows candidates = view.candidates(filter, range, after, cancellation);
            SpanFilter undecided = candidates.undecided();
            List<Candidate> rows = all(candidates, random.nextBoolean() ? 4_096 : 1 + random.nextInt(40));
            assertThat(rows.stream()
                            .filter(row -> FilterEvaluator.matches(undecided, span(expected, row)))
                            .toList())
                    .as("%s in %s after %s, %s", filter, range, after, seed)
                    .isEqualTo(expected.longest(filter, range, after));
        }
    }

    private @Nullable SearchPlace place(StoredSegments stored) {
        List<Candidate> all = stored.longest(SpanFilter.EVERYTHING, TimeRange.ALL, null);
        if (all.isEmpty() || random.nextBoolean()) {
            return null;
        }
        Span span = span(stored, all.get(random.nextInt(all.size())));
        return new SearchPlace(
                span.durationNanos().isPresent(), span.durationNanos().orElse(0), span.key());
    }

    private static List<Candidate> all(CandidateRows candidates, int atOnce) {
        List<Candidate> all = new ArrayList<>();
        for (List<Candidate> some = candidates.next(atOnce); !some.isEmpty(); some = candidates.next(atOnce)) {
            assertThat(some).hasSizeLessThanOrEqualTo(atOnce);
            all.addAll(some);
        }
        return all;
    }

    private static Span span(StoredSegments stored, Candidate row) {
        return stored.segments().stream()
                .filter(segment -> segment.number() == row.segment())
                .findFirst()
                .orElseThrow()
                .span(row.row());
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.Queries;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known of spans that were sent with several contents: the one committed first is the span, as long as it is there. */
final class ExpectedVersions {

    /** A search takes longer than all else in a history: one of so many checks makes one. */
    private static final int CHECKS_FOR_A_SEARCH = 60;

    private final Random random;
    private final HistoryCounts counts;

    private final Map<SpanKey, Version> first = new HashMap<>();

    ExpectedVersions(Random random, HistoryCounts counts) {
        this.random = random;
        this.counts = counts;
    }

    /** It is not sure any more that this content is there. */
    void mayLeave(Version version) {
        first.remove(version.key(), version);
    }

    /** A content may be there again that is not known to have come later than others. */
    void mayBeBack(Version version) {
        first.remove(version.key());
    }

    /**
     * Checks the answer to a group.
     *
     * @param there which contents of its spans were there before, neither more nor fewer
     */
    void acknowledged(List<List<Span>> group, Set<Version> there, WriteOutcome outcome, String moment) {
        Set<Version> added = new HashSet<>();
        int stored = 0;
        int duplicates = 0;
        for (Version version :
                group.stream().flatMap(List::stream).map(Version::of).toList()) {
            if (there.contains(version) || added.contains(version)) {
                duplicates++;
            } else if (!isKnown(version.key(), there) && !isKnown(version.key(), added)) {
                stored++;
                first.put(version.key(), version);
            }
            added.add(version);
        }
        int conflicting = group.stream().mapToInt(List::size).sum() - stored - duplicates;
        assertThat(outcome)
                .as("answer to %s, %s", group, moment)
                .isEqualTo(new WriteOutcome(stored, duplicates, conflicting));
    }

    private static boolean isKnown(SpanKey span, Set<Version> versions) {
        return IntStream.rangeClosed(1, HistorySpans.VERSIONS)
                .anyMatch(number -> versions.contains(new Version(span, number)));
    }

    /**
     * Checks that a span is the content that was committed first, and that other contents are counted and found by no search.
     *
     * @param spans that were found as such
     * @param others how many other contents were found beside them
     * @param settled whether a content that was not acknowledged and is not seen now will not be seen later
     * @return the spans by their ids
     */
    Map<SpanKey, Span> check(SpanReader reader, List<Span> spans, int others, boolean settled, String moment) {
        Map<SpanKey, Span> found = new HashMap<>();
        Map<SpanKey, Version> versions = new HashMap<>();
        for (Span span : spans) {
            found.put(span.key(), span);
            versions.put(span.key(), Version.of(span));
        }
        assertThat(spans).as("one span of the same ids, %s", moment).hasSize(found.size());
        assertThat(versions).as("what was committed first, %s", moment).containsAllEntriesOf(first);
        if (settled) {
            first.putAll(versions);
        }
        assertThat(reader.totals(ExpectedLinks.NEVER).conflictingSpanCount())
                .as(moment)
                .isEqualTo(others);
        if (others > 0 && random.nextInt(CHECKS_FOR_A_SEARCH) == 0) {
            counts.add(Counted.SEARCHES, 1);
            checkSearch(reader, spans, moment);
        }
        return found;
    }

    private static void checkSearch(SpanReader reader, List<Span> spans, String moment) {
        SpanSearch everything =
                new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, SearchOrder.NEWEST, spans.size() + 1, null);
        List<SpanRow> rows = reader.searchSpans(everything, ExpectedLinks.NEVER).items();
        assertThat(rows).as("found by a search, %s", moment).hasSameSizeAs(spans);
        assertThat(rows.stream().map(SpanRow::span).collect(Collectors.toSet()))
                .as("found by a search, %s", moment)
                .isEqualTo(spans.stream().map(SpanFacts::of).collect(Collectors.toSet()));
    }
}

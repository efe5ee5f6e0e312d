package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.StoredTrace;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spans, each content of theirs apart, that must be in a store, and those that may be. */
final class ExpectedSpans {

    /** Spans are of traces of these numbers, from 1 on; links may name {@link ExpectedLinks#UNKNOWN_TRACES} more. */
    static final int TRACES = 9;

    private final ExpectedLinks links = new ExpectedLinks();
    private final ExpectedVersions versions;

    /** What was acknowledged, or seen to be there by a check, and neither dropped nor lost since. */
    private final Map<Version, Span> there = new HashMap<>();

    /** What is there or not, as the next start shows: of a drop or a quarantine of which the end was not seen. */
    private final Map<Version, Span> leaving = new HashMap<>();

    /** What was dropped, or lay in a segment that was quarantined. */
    private final Set<Version> gone = new HashSet<>();

    /** Requests that were sent and not acknowledged: each is there whole or adds nothing. */
    private final List<List<Span>> open = new ArrayList<>();

    ExpectedSpans(Random random, HistoryCounts counts) {
        this.versions = new ExpectedVersions(random, counts);
    }

    void sent(List<List<Span>> group) {
        open.addAll(group);
    }

    /**
     * A group was acknowledged.
     *
     * @param readingMayFail whether some of what must be there may not have been seen
     */
    void acknowledged(List<List<Span>> group, WriteOutcome outcome, boolean readingMayFail, String moment) {
        group.forEach(open::remove);
        assertThat(outcome.stored() + outcome.duplicates() + outcome.conflicting())
                .as("spans counted of %s, %s", group, moment)
                .isEqualTo(group.stream().mapToInt(List::size).sum());
        if (!readingMayFail && isSure(group)) {
            versions.acknowledged(group, there.keySet(), outcome, moment);
        }
        group.forEach(request -> request.forEach(span -> {
            Version version = Version.of(span);
            if (!leaving.containsKey(version)) {
                there.put(version, span);
            }
        }));
    }

    /** Returns whether it is known of each of these spans which contents of it were there. */
    private boolean isSure(List<List<Span>> group) {
        Set<SpanKey> doubtful = new HashSet<>();
        leaving.keySet().forEach(version -> doubtful.add(version.key()));
        open.forEach(request -> request.forEach(span -> doubtful.add(span.key())));
        return group.stream().flatMap(List::stream).noneMatch(span -> doubtful.contains(span.key()));
    }

    /** Returns what must be there and is in none of these segments. */
    Map<Version, Span> thereBut(Set<Version> others) {
        Map<Version, Span> left = new HashMap<>(there);
        left.keySet().removeAll(others);
        return left;
    }

    /** Spans are being dropped, or in doubt for another reason. */
    void mayLeave(Map<Version, Span> spans) {
        spans.forEach((version, span) -> {
            there.remove(version);
            leaving.put(version, span);
            versions.mayLeave(version);
            links.mayExpire(version.key().traceId());
        });
    }

    /**
     * Spans are dropped.
     *
     * @param remembered whether links into their traces must say so
     */
    void dropped(Set<Version> spans, boolean remembered, long nowUnixMillis) {
        lost(spans);
        if (remembered) {
            spans.forEach(version -> links.expired(version.key().traceId(), nowUnixMillis));
        }
    }

    /** Spans are gone, of a segment that was quarantined. */
    void lost(Set<Version> spans) {
        leaving.keySet().removeAll(spans);
        gone.addAll(spans);
    }

    /** Spans of a segment whose quarantine was not recorded before the end of the process: they may be back. */
    void back(@Nullable Map<Version, Span> spans) {
        if (spans != null) {
            spans.forEach((version, span) -> {
                versions.mayBeBack(version);
                if (!there.containsKey(version)) {
                    leaving.put(version, span);
                }
            });
        }
    }

    /** What is remembered of dropped traces may have been forgotten. */
    void mayForget() {
        links.mayForget();
    }

    /**
     * Checks all that is there while nothing fails.
     *
     * @param begins whether the store was just opened, which settles what was in doubt
     */
    void check(SpanReader reader, boolean begins, long nowUnixMillis, String moment) {
        Map<Version, Span> found = new HashMap<>();
        List<Span> spans = new ArrayList<>();
        int count = 0;
        for (int trace = 1; trace <= TRACES; trace++) {
            StoredTrace stored = reader.findTrace(TestSpans.traceId(trace), ExpectedLinks.NEVER);
            spans.addAll(stored.spans());
            all(stored).forEach(span -> found.put(Version.of(span), span));
            count += stored.spans().size() + stored.conflicting().size();
        }
        assertThat(found).as("each once, %s", moment).hasSize(count);
        Map<Version, Span> lacking = new HashMap<>(there);
        lacking.entrySet().removeAll(found.entrySet());
        assertThat(lacking).as("lacking, or changed, %s", moment).isEmpty();
        Set<Version> unexpected = new HashSet<>(found.keySet());
        unexpected.removeAll(allowed(found.keySet()));
        assertThat(unexpected).as("whole requests alone, %s", moment).isEmpty();
        if (begins) {
            leaving.keySet().stream()
                    .filter(version -> !found.containsKey(version))
                    .forEach(gone::add);
            leaving.clear();
        }
        found.forEach((version, span) -> {
            if (!leaving.containsKey(version)) {
                there.put(version, span);
            }
        });
        links.check(
                reader,
                versions.check(reader, spans, found.size() - spans.size(), begins, moment),
                nowUnixMillis,
                moment);
        assertThat(reader.totals(ExpectedLinks.NEVER).spanCount()).as(moment).isEqualTo(spans.size());
        assertThat(reader.services(TimeRange.ALL, ExpectedLinks.NEVER).stream()
                        .mapToLong(ServiceCount::spanCount)
                        .sum())
                .as("counted by service, %s", moment)
                .isEqualTo(spans.size());
    }

    private static Stream<Span> all(StoredTrace trace) {
        return Stream.concat(trace.spans().stream(), trace.conflicting().stream());
    }

    private Set<Version> allowed(Set<Version> found) {
        Set<Version> allowed = new HashSet<>(there.keySet());
        allowed.addAll(leaving.keySet());
        for (List<Span> request : open) {
            List<Version> sent = request.stream().map(Version::of).toList();
            if (sent.stream().allMatch(version -> found.contains(version) || mayBeGone(version))) {
                allowed.addAll(sent);
            }
        }
        return allowed;
    }

    private boolean mayBeGone(Version span) {
        return gone.contains(span) || leaving.containsKey(span);
    }

    /**
     * Asks for one trace while the disk may fail: what the answer lacks lies in segments that it names.
     *
     * @throws dev.weft.store.StoreException when it is not answered
     */
    void ask(SpanReader reader, TraceId trace, SegmentMembers members, String moment) {
        Answer<StoredTrace> answer = reader.answer(asked -> asked.findTrace(trace, ExpectedLinks.NEVER));
        List<Version> found = all(answer.value()).map(Version::of).toList();
        assertThat(found).as("%s of %s", trace, moment).doesNotHaveDuplicates();
        Set<Version> lacking = there.keySet().stream()
                .filter(version -> version.key().traceId().equals(trace))
                .collect(Collectors.toCollection(HashSet::new));
        lacking.removeAll(found);
        for (MissingSegment missing : answer.missing()) {
            SegmentName name = SegmentName.parse(missing.name());
            if (!members.isKnown(name)) {
                return;
            }
            lacking.removeAll(members.of(name).keySet());
        }
        assertThat(lacking)
                .as("lacking in %s though %s is missing, %s", trace, answer.missing(), moment)
                .isEmpty();
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
import dev.weft.store.SpanReader;
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
import org.jspecify.annotations.Nullable;

/** Spans that must be in a store, and those that may be. */
final class ExpectedSpans {

    /** Spans are of traces of these numbers, from 1 on; links may name {@link ExpectedLinks#UNKNOWN_TRACES} more. */
    static final int TRACES = 9;

    private final ExpectedLinks links = new ExpectedLinks();

    /** What was acknowledged, or seen to be there by a check, and neither dropped nor lost since. */
    private final Map<SpanKey, Span> there = new HashMap<>();

    /** What is there or not, as the next start shows: of a drop or a quarantine of which the end was not seen. */
    private final Map<SpanKey, Span> leaving = new HashMap<>();

    /** What was dropped, or lay in a segment that was quarantined. */
    private final Set<SpanKey> gone = new HashSet<>();

    /** Requests that were sent and not acknowledged: each is there whole or adds nothing. */
    private final List<List<Span>> open = new ArrayList<>();

    private final List<Span> sent = new ArrayList<>();

    void sent(List<Span> request) {
        open.add(request);
        sent.addAll(request);
    }

    void acknowledged(List<Span> request) {
        open.remove(request);
        for (Span span : request) {
            if (!leaving.containsKey(span.key())) {
                there.put(span.key(), span);
            }
        }
    }

    @Nullable
    Span any(Random random) {
        return sent.isEmpty() ? null : sent.get(random.nextInt(sent.size()));
    }

    /** Returns what must be there and is in none of these segments. */
    Map<SpanKey, Span> thereBut(Set<SpanKey> others) {
        Map<SpanKey, Span> left = new HashMap<>(there);
        left.keySet().removeAll(others);
        return left;
    }

    /** Spans are being dropped, or in doubt for another reason. */
    void mayLeave(Map<SpanKey, Span> spans) {
        spans.forEach((key, span) -> {
            there.remove(key);
            leaving.put(key, span);
            links.mayExpire(key.traceId());
        });
    }

    /**
     * Spans are dropped.
     *
     * @param remembered whether links into their traces must say so
     */
    void dropped(Set<SpanKey> keys, boolean remembered, long nowUnixMillis) {
        lost(keys);
        if (remembered) {
            keys.forEach(key -> links.expired(key.traceId(), nowUnixMillis));
        }
    }

    /** Spans are gone, of a segment that was quarantined. */
    void lost(Set<SpanKey> keys) {
        leaving.keySet().removeAll(keys);
        gone.addAll(keys);
    }

    /** Spans of a segment whose quarantine was not recorded before the end of the process: they may be back. */
    void back(@Nullable Map<SpanKey, Span> spans) {
        if (spans != null) {
            spans.forEach((key, span) -> {
                if (!there.containsKey(key)) {
                    leaving.put(key, span);
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
     * @param quarantined segments that are left out
     */
    void check(SpanReader reader, boolean begins, boolean quarantined, long nowUnixMillis, String moment) {
        Map<SpanKey, Span> found = new HashMap<>();
        for (int trace = 1; trace <= TRACES; trace++) {
            for (Span span : reader.findTrace(TestSpans.traceId(trace), ExpectedLinks.NEVER)
                    .spans()) {
                assertThat(found.put(span.key(), span)).as("twice, %s", moment).isNull();
            }
        }
        assertThat(found).as(moment).containsAllEntriesOf(there);
        assertThat(allowed(found.keySet()))
                .as("whole requests alone, %s", moment)
                .containsAll(found.keySet());
        if (begins) {
            leaving.keySet().stream().filter(key -> !found.containsKey(key)).forEach(gone::add);
            leaving.clear();
        }
        found.forEach((key, span) -> {
            if (!leaving.containsKey(key)) {
                there.put(key, span);
            }
        });
        links.check(reader, found, nowUnixMillis, moment);
        // Columns count what they have of a quarantined segment.
        long most = (long) found.size() + (quarantined ? gone.size() + leaving.size() : 0);
        assertThat(reader.totals(ExpectedLinks.NEVER).spanCount()).as(moment).isBetween((long) found.size(), most);
    }

    private Set<SpanKey> allowed(Set<SpanKey> found) {
        Set<SpanKey> allowed = new HashSet<>(there.keySet());
        allowed.addAll(leaving.keySet());
        for (List<Span> request : open) {
            boolean whole = request.stream().allMatch(span -> found.contains(span.key()) || mayBeGone(span.key()));
            if (whole) {
                request.forEach(span -> allowed.add(span.key()));
            }
        }
        return allowed;
    }

    private boolean mayBeGone(SpanKey span) {
        return gone.contains(span) || leaving.containsKey(span);
    }

    /**
     * Asks for one trace while the disk may fail: what the answer lacks lies in segments that it names.
     *
     * @throws dev.weft.store.StoreException when it is not answered
     */
    void ask(SpanReader reader, TraceId trace, SegmentMembers members, String moment) {
        Answer<List<Span>> answer = reader.answer(
                asked -> asked.findTrace(trace, ExpectedLinks.NEVER).spans());
        List<SpanKey> found = answer.value().stream().map(Span::key).toList();
        assertThat(found).as("%s of %s", trace, moment).doesNotHaveDuplicates();
        Set<SpanKey> lacking = there.keySet().stream()
                .filter(key -> key.traceId().equals(trace))
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

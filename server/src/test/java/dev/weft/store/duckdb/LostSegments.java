package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lay, or may have lain, in segments that are quarantined. It is gone with them, and back with one whose quarantine the
 * manifest did not name when the store was opened next.
 */
final class LostSegments {

    private final SegmentMembers members;
    private final ExpectedSpans expected;
    private final Map<SegmentName, Map<Version, Span>> lost = new HashMap<>();

    LostSegments(SegmentMembers members, ExpectedSpans expected) {
        this.members = members;
        this.expected = expected;
    }

    boolean contains(SegmentName segment) {
        return lost.containsKey(segment);
    }

    /**
     * Looks at a store that was just opened.
     *
     * @param recorded what the manifest named as quarantined before
     * @param readingMayFail whether more may be quarantined: nothing is damaged
     * @return how many segments were quarantined
     */
    int begin(CurrentParts parts, Set<SegmentName> recorded, boolean readingMayFail, String moment) {
        lost.keySet().retainAll(parts.names());
        Set<SegmentName> unread = namesOfUnread(parts);
        for (SegmentName back : List.copyOf(lost.keySet())) {
            if (!unread.contains(back)) {
                expected.back(lost.remove(back));
            }
        }
        int found = 0;
        for (SegmentName segment : unread) {
            found += lost.containsKey(segment) ? 0 : 1;
            assertThat(readingMayFail || recorded.contains(segment))
                    .as("%s is undamaged and quarantined, %s", segment, moment)
                    .isTrue();
            if (!lost.containsKey(segment) || !recorded.contains(segment)) {
                // Of what was sent again the log may hold it too, or not: it was readable for some of the replay, or
                // for none.
                expected.mayLeave(lost.computeIfAbsent(segment, name -> mayLieIn(name, parts)));
            }
        }
        return found;
    }

    /** Looks at a store that is open; returns how many segments were quarantined meanwhile, none unless reading may fail. */
    int notice(CurrentParts parts, boolean readingMayFail, String moment) {
        lost.keySet().retainAll(parts.names());
        int found = 0;
        for (SegmentName segment : namesOfUnread(parts)) {
            if (!lost.containsKey(segment)) {
                found++;
                assertThat(readingMayFail)
                        .as("%s is undamaged and quarantined, %s", segment, moment)
                        .isTrue();
                Map<Version, Span> spans = mayLieIn(segment, parts);
                expected.mayLeave(spans);
                expected.lost(members.of(segment).keySet());
                lost.put(segment, spans);
            }
        }
        return found;
    }

    private static Set<SegmentName> namesOfUnread(CurrentParts parts) {
        Set<SegmentName> names = new HashSet<>();
        parts.quarantined().forEach(segment -> names.add(segment.name()));
        return names;
    }

    /** Of a segment that nobody has read yet any span may be that is in none that can be read. */
    private Map<Version, Span> mayLieIn(SegmentName segment, CurrentParts parts) {
        Map<Version, Span> spans = members.of(segment);
        if (!members.isKnown(segment)) {
            Set<Version> others = new HashSet<>();
            parts.segments()
                    .forEach(other -> others.addAll(members.of(other.name()).keySet()));
            spans.putAll(expected.thereBut(others));
        }
        return spans;
    }
}

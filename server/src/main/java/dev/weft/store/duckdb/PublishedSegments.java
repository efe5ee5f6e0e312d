package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The published segments at one moment, those that can be read and those that cannot. Each list is in order of commit. */
final class PublishedSegments {

    private final List<Segment> readable;
    private final List<Quarantined> quarantined;
    private final List<SegmentName> names;
    private final List<SegmentName> unread;
    private final List<GroupedSegments> grouped;

    PublishedSegments(Collection<Segment> readable, Collection<Quarantined> quarantined) {
        this.readable =
                readable.stream().sorted(Comparator.comparing(Segment::name)).toList();
        this.quarantined = quarantined.stream()
                .sorted(Comparator.comparing(Quarantined::name))
                .toList();
        this.unread = this.quarantined.stream().map(Quarantined::name).toList();
        this.names = Stream.concat(readable.stream().map(Segment::name), unread.stream())
                .sorted()
                .toList();
        this.grouped = GroupedSegments.of(this.readable);
    }

    List<Segment> readable() {
        return readable;
    }

    List<Quarantined> quarantined() {
        return quarantined;
    }

    /** Returns the names of all, the same list each time. */
    List<SegmentName> names() {
        return names;
    }

    /** Returns the names of those that cannot be read, the same list each time. */
    List<SegmentName> unread() {
        return unread;
    }

    /** Returns those that can be read in the groups that they were in when this was made. */
    List<GroupedSegments> grouped() {
        return grouped;
    }

    /** Returns what is known of all. */
    List<SegmentFacts> facts() {
        return Stream.concat(
                        readable.stream().map(Segment::facts),
                        quarantined.stream().map(Quarantined::facts))
                .sorted(Comparator.comparing(SegmentFacts::name))
                .toList();
    }

    /** Returns the segments of these names that can be read. */
    List<Segment> readable(Collection<SegmentName> wanted) {
        return readable.stream()
                .filter(segment -> wanted.contains(segment.name()))
                .toList();
    }

    PublishedSegments with(Segment added) {
        List<Segment> all = new ArrayList<>(readable);
        all.add(added);
        return new PublishedSegments(all, quarantined);
    }

    PublishedSegments with(Quarantined added) {
        List<Quarantined> all = new ArrayList<>(quarantined);
        all.add(added);
        return new PublishedSegments(readable, all);
    }

    /** Returns these in the groups that they are in now. */
    PublishedSegments groupedAnew() {
        return new PublishedSegments(readable, quarantined);
    }

    /** Returns these without those of the names, whether they can be read or not. */
    PublishedSegments without(Collection<SegmentName> leaving) {
        return new PublishedSegments(
                readable.stream()
                        .filter(segment -> !leaving.contains(segment.name()))
                        .toList(),
                quarantined.stream()
                        .filter(segment -> !leaving.contains(segment.name()))
                        .toList());
    }
}

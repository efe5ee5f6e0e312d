package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.duckdb.segment.SegmentName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a file of columns: the segments that it covers. */
public record ColumnFileName(long firstSegment, long lastSegment) {

    private static final Pattern NAME = Pattern.compile("([0-9]{12})-([0-9]{12})\\.duckdb");

    Path in(Path folder) {
        return folder.resolve("%012d-%012d.duckdb".formatted(firstSegment, lastSegment));
    }

    /** Returns the name of a file that covers what this one does, what the other does, and all between them. */
    ColumnFileName upTo(ColumnFileName last) {
        return new ColumnFileName(firstSegment, last.lastSegment);
    }

    /** Returns whether all that the segment holds is in the file's range. */
    public boolean covers(SegmentName segment) {
        return firstSegment <= segment.first() && segment.last() <= lastSegment;
    }

    /** Returns whether some of what the segment holds is in the file's range, and some is not. */
    boolean coversInPart(SegmentName segment) {
        return firstSegment <= segment.last() && segment.first() <= lastSegment && !covers(segment);
    }

    /**
     * Returns whether what the file counts is what can be read of the segments.
     *
     * @param unread those of the segments that cannot be read
     */
    boolean counts(List<SegmentName> segments, List<SegmentName> unread) {
        return segments.stream().noneMatch(this::coversInPart)
                && unread.stream().noneMatch(this::covers);
    }

    boolean covers(ColumnFileName other) {
        return firstSegment <= other.firstSegment && other.lastSegment <= lastSegment;
    }

    @Override
    public String toString() {
        return firstSegment + " to " + lastSegment;
    }

    /** Returns the names among files without those that another one covers too. */
    public static List<ColumnFileName> widestOf(List<Path> files) {
        List<ColumnFileName> widest = new ArrayList<>();
        for (ColumnFileName name : all(files)) {
            if (widest.isEmpty() || name.lastSegment > widest.getLast().lastSegment) {
                widest.add(name);
            }
        }
        return widest;
    }

    /** By first segment, of equal ones the widest first. */
    private static List<ColumnFileName> all(List<Path> files) {
        return files.stream()
                .map(file -> NAME.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> new ColumnFileName(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                .sorted(Comparator.comparingLong(ColumnFileName::firstSegment)
                        .thenComparing(Comparator.comparingLong(ColumnFileName::lastSegment)
                                .reversed()))
                .toList();
    }
}

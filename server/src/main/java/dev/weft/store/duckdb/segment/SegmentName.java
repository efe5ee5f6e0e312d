package dev.weft.store.duckdb.segment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a segment is called: the seals that it holds, numbered in order of commit. A merged one holds those of its sources.
 */
public record SegmentName(long first, long last) implements Comparable<SegmentName> {

    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)");

    public SegmentName {
        if (first < 1 || first > last) {
            throw new IllegalArgumentException(
                    "seals: " + first + " to " + last + " (expected: from 1 on, the first not after the last)");
        }
    }

    /** @throws IllegalArgumentException unless the text is two numbers and a hyphen, as {@link #toString} returns them */
    public static SegmentName parse(String text) {
        Matcher numbers = NAME.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("segment: '" + text + "' (expected: two numbers and a hyphen)");
        }
        return new SegmentName(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }

    /** Returns what {@link #parse} does, empty where that refuses. */
    public static Optional<SegmentName> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Returns whether no seal lies between this and a later one. */
    public boolean isFollowedBy(SegmentName next) {
        return last + 1 == next.first;
    }

    /** Returns whether it has every seal of the other. */
    public boolean holds(SegmentName other) {
        return first <= other.first && other.last <= last;
    }

    @Override
    public int compareTo(SegmentName other) {
        return first != other.first ? Long.compare(first, other.first) : Long.compare(last, other.last);
    }

    @Override
    public String toString() {
        return "%012d-%012d".formatted(first, last);
    }
}

package dev.weft.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The findings of one request, counted, each with its first case in words. Not safe for use by several threads. */
public final class Findings {

    private static final int MAX_CASE_LENGTH = 200;

    private final Map<Finding, Tally> tallies = new EnumMap<>(Finding.class);

    private record Tally(long count, String first) {}

    /** @param detail the case in words, naming the value and what was expected */
    public void add(Finding finding, String detail) {
        add(finding, 1, detail);
    }

    public void add(Finding finding, long count, String detail) {
        tallies.merge(
                finding,
                new Tally(count, detail),
                (before, more) -> new Tally(before.count() + more.count(), before.first()));
    }

    public long count(Finding finding) {
        Tally tally = tallies.get(finding);
        return tally == null ? 0 : tally.count();
    }

    public long rejectedSpans() {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().effect() == Finding.Effect.REJECTED)
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    /** Returns one line for the sender with each finding's count and first case; empty when there is none. */
    public String message() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().count() + " " + entry.getKey().words() + ", first: "
                        + shortened(entry.getValue().first()))
                .collect(Collectors.joining("; "));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_CASE_LENGTH ? text : Texts.head(text, MAX_CASE_LENGTH) + "…";
    }
}

package dev.weft.query.evaluate.metrics;

import dev.weft.model.SpanKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few spans that stand for all that a group measures, spread over time: the samples are divided into as many windows of
 * equal length as there may be exemplars, and in each window one span is kept, whatever the order in which they come. For
 * {@code min_over_time} it is the one with the least number, for other functions of a field the one with the greatest, for
 * counts the earliest; of equal ones the earliest, then the one with the least key.
 */
final class SampleExemplars {

    /** @param measured the field's number, durations in nanoseconds; 0 for counts */
    record Candidate(SpanKey span, long startUnixNano, double measured) {}

    private static final Comparator<Candidate> EARLIEST = Comparator.<Candidate>comparingLong(
                    candidate -> candidate.startUnixNano() ^ Long.MIN_VALUE)
            .thenComparing(Candidate::span);
    private static final Comparator<Candidate> LEAST =
            Comparator.comparingDouble(Candidate::measured).thenComparing(EARLIEST);
    private static final Comparator<Candidate> GREATEST =
            Comparator.comparingDouble(Candidate::measured).reversed().thenComparing(EARLIEST);

    /** Of a candidate with its key, in the map and in the answer. */
    private static final long CANDIDATE_BYTES = 250;

    private final int samples;
    private final int most;
    private final Comparator<Candidate> better;
    private final Map<Integer, Candidate> byWindow = new TreeMap<>();

    /**
     * @param most how many may be kept; 0 for none
     * @param least whether the least numbers are kept instead of the greatest
     */
    SampleExemplars(int samples, int most, boolean least) {
        this.samples = samples;
        this.most = most;
        this.better = least ? LEAST : GREATEST;
    }

    void offer(int sample, Candidate candidate) {
        if (most > 0) {
            int window = (int) ((long) sample * most / samples);
            byWindow.merge(window, candidate, (known, offered) -> better.compare(offered, known) < 0 ? offered : known);
        }
    }

    void merge(SampleExemplars other) {
        other.byWindow.forEach((window, candidate) -> byWindow.merge(
                window, candidate, (known, offered) -> better.compare(offered, known) < 0 ? offered : known));
    }

    /** Returns about how many bytes of memory the kept ones take. */
    long bytes() {
        return byWindow.size() * CANDIDATE_BYTES;
    }

    /** Returns the kept ones by time. */
    List<Candidate> kept() {
        return new ArrayList<>(byWindow.values());
    }
}

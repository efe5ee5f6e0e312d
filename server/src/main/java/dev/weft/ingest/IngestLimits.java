package dev.weft.ingest;

import dev.weft.model.batch.BatchLimits;
import java.time.Duration;

/**
 * Bounds on what one request may bring and on what may wait. What is over a bound of data is cut, counted and told to the
 * sender; what is over a bound of the queue is refused with a delay.
 *
 * @param maxAttributes of one span, event, link, resource or scope
 * @param maxEvents of one span
 * @param maxLinks of one span
 * @param maxValueBytes of an attribute's key and of its value, nested ones in all, in UTF-8
 * @param maxTextBytes of a span's or event's name, a status message, a trace state, in UTF-8
 * @param maxWaitingBytes of requests that wait for their commit, as decompressed bytes; a request larger than this is
 *     taken when nothing else waits
 * @param maxWaitingRequests likewise, counted
 * @param commitTimeout how long a request waits for its commit before it is answered as unavailable
 * @param retryDelay told to a sender that is refused
 */
public record IngestLimits(
        int maxAttributes,
        int maxEvents,
        int maxLinks,
        int maxValueBytes,
        int maxTextBytes,
        long maxWaitingBytes,
        int maxWaitingRequests,
        Duration commitTimeout,
        Duration retryDelay) {

    /** High enough that real data never meets them: the SDKs' own limits are 128 of each. */
    public static final IngestLimits DEFAULTS = new IngestLimits(
            10_000,
            100_000,
            100_000,
            1 << 20,
            64 << 10,
            32L << 20,
            10_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1));

    public IngestLimits {
        atLeastOne("max attributes", maxAttributes);
        atLeastOne("max events", maxEvents);
        atLeastOne("max links", maxLinks);
        atLeastOne("max value bytes", maxValueBytes);
        atLeastOne("max text bytes", maxTextBytes);
        atLeastOne("max waiting bytes", maxWaitingBytes);
        atLeastOne("max waiting requests", maxWaitingRequests);
        positive("commit timeout", commitTimeout);
        positive("retry delay", retryDelay);
    }

    /** Returns the bounds of data. */
    public BatchLimits ofBatch() {
        return new BatchLimits(maxAttributes, maxEvents, maxLinks, maxValueBytes, maxTextBytes);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }
}

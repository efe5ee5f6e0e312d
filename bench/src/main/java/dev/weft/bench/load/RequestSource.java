package dev.weft.bench.load;

import java.util.stream.IntStream;

/** Export requests by number. Safe for use by many threads. */
public interface RequestSource {

    int requests();

    /** Returns the size of the largest request in bytes. */
    int largestRequestBytes();

    /** Returns the size of the request in bytes. */
    int bytes(int number);

    /** Writes the request to the start of the array and returns its size in bytes. */
    int fill(int number, byte[] into);

    int spans(int number);

    /** Returns the number of spans of all requests. */
    default long allSpans() {
        return IntStream.range(0, requests()).mapToLong(this::spans).sum();
    }

    /** Returns the size of all requests in bytes. */
    default long allBytes() {
        return IntStream.range(0, requests()).mapToLong(this::bytes).sum();
    }
}

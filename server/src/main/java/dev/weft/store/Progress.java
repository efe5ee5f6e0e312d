package dev.weft.store;

import java.util.HashMap;
import java.util.Map;

/** How far one call has come. Told by its reader, asked by its asker, from different threads. */
public final class Progress {

    /** A moment of it: segments that the call need not look at any more, of those it may have to look at. */
    public record Moment(int segmentsDone, int segments) {}

    private final Map<Object, Integer> left = new HashMap<>();
    private int segments;
    private int done;

    /** Says that one more piece of a segment may have to be looked at. */
    public synchronized void expect(Object segment) {
        if (left.merge(segment, 1, Integer::sum) == 1) {
            segments++;
        }
    }

    /** Says that one of these pieces was. */
    public synchronized void did(Object segment) {
        if (left.merge(segment, -1, Integer::sum) == 0) {
            left.remove(segment);
            done++;
        }
    }

    public synchronized Moment moment() {
        return new Moment(done, segments);
    }
}

package dev.weft.model;

import java.util.OptionalLong;

/** Arithmetic on epoch nanoseconds, which are unsigned 64 bits carried in {@code long}. */
public final class Nanos {

    private Nanos() {}

    /** Returns {@code to - from} as a signed number of nanoseconds; empty when it does not fit 63 bits. */
    public static OptionalLong between(long from, long to) {
        long difference = to - from;
        boolean forward = Long.compareUnsigned(to, from) >= 0;
        return forward == (difference >= 0) ? OptionalLong.of(difference) : OptionalLong.empty();
    }
}

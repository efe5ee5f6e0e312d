package dev.weft.bench.load;

import java.util.HexFormat;

/** The ids and values that follow from a trace's number: well-mixed, and worked out again rather than remembered. */
final class Ids {

    static final int USERS = 100_000;
    static final int TENANTS = 500;

    private static final int TRACE_HIGH = 1;
    private static final int TRACE_LOW = 2;
    private static final int SESSION = 3;
    private static final int USER = 4;
    private static final int TRACE_NOISE = 5;
    private static final int FIRST_SPAN = 16;
    private static final int PURPOSE_BITS = 20;
    private static final long SPAN_NOISE = 0x9E6C63D0876A9A47L;

    private final long seed;

    Ids(long seed) {
        this.seed = mix(seed);
    }

    long traceHigh(int trace) {
        return mix(trace, TRACE_HIGH);
    }

    long traceLow(int trace) {
        return mix(trace, TRACE_LOW) | 1;
    }

    long spanId(int trace, int span) {
        return mix(trace, FIRST_SPAN + span) | 1;
    }

    long session(int trace) {
        return mix(trace, SESSION);
    }

    int user(int trace) {
        return (int) Long.remainderUnsigned(mix(trace, USER), USERS);
    }

    int tenant(int trace) {
        return user(trace) % TENANTS;
    }

    /** Returns random bits that belong to the trace alone. */
    long traceNoise(int trace) {
        return mix(trace, TRACE_NOISE);
    }

    /** Returns random bits that belong to the span alone; {@link #next} yields more of them. */
    long spanNoise(int trace, int span) {
        return mix(spanId(trace, span) ^ SPAN_NOISE);
    }

    static long next(long noise) {
        return mix(noise + 0x9E3779B97F4A7C15L);
    }

    String traceIdHex(int trace) {
        return HexFormat.of().toHexDigits(traceHigh(trace)) + HexFormat.of().toHexDigits(traceLow(trace));
    }

    String spanIdHex(int trace, int span) {
        return HexFormat.of().toHexDigits(spanId(trace, span));
    }

    private long mix(int number, int purpose) {
        return mix(seed + ((long) number << PURPOSE_BITS) + purpose);
    }

    /** SplitMix64's finalizer: a bijection under which neighbours have nothing in common. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

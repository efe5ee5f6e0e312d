package dev.weft.query.text;

import dev.weft.query.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and prints ints, floats and durations. */
final class NumberConstants {

    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000 * MICROSECOND;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Micro has two signs: U+00B5 and the Greek letter U+03BC. */
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ns", 1L),
            Map.entry("us", MICROSECOND),
            Map.entry("\u00b5s", MICROSECOND),
            Map.entry("\u03bcs", MICROSECOND),
            Map.entry("ms", MILLISECOND),
            Map.entry("s", SECOND),
            Map.entry("m", MINUTE),
            Map.entry("h", HOUR),
            Map.entry("d", DAY),
            Map.entry("w", 7 * DAY),
            Map.entry("y", 365 * DAY));

    /** The expressions below look at a text again and again: at one of this length in no time, at a longer one for minutes. */
    private static final int MAX_LENGTH = 64;

    private static final Pattern DURATION_PART =
            Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d|w|y)");
    private static final Pattern REAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INT = Pattern.compile("\\d+");

    private NumberConstants() {}

    /** Returns null when the text is no number, does not fit into 64 bits, or is longer than {@value #MAX_LENGTH} characters. */
    static @Nullable Value find(String unsigned, boolean negative) {
        if (unsigned.length() > MAX_LENGTH) {
            return null;
        }
        if (INT.matcher(unsigned).matches()) {
            BigInteger value = new BigInteger(unsigned);
            Long fitting = fit(negative ? value.negate() : value);
            return fitting == null ? null : new Value.Int(fitting);
        }
        if (REAL.matcher(unsigned).matches()) {
            double value = Double.parseDouble(unsigned);
            return Double.isInfinite(value) ? null : new Value.Real(negative ? -value : value);
        }
        return findDuration(unsigned, negative);
    }

    private static @Nullable Value findDuration(String unsigned, boolean negative) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = DURATION_PART.matcher(unsigned);
        int end = 0;
        while (part.find()) {
            Long unit = UNITS.get(part.group(2));
            if (part.start() != end || unit == null) {
                return null;
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = part.end();
        }
        if (end == 0 || end != unsigned.length()) {
            return null;
        }
        BigInteger nanos = sum.toBigInteger();
        Long fitting = fit(negative ? nanos.negate() : nanos);
        return fitting == null ? null : new Value.Duration(fitting);
    }

    private static @Nullable Long fit(BigInteger value) {
        return value.bitLength() < Long.SIZE ? Long.valueOf(value.longValue()) : null;
    }

    /** Returns the duration in its largest unit up to hours that leaves no fraction, such as {@code 90m}. */
    static String print(long nanos) {
        if (nanos != 0) {
            if (nanos % HOUR == 0) {
                return nanos / HOUR + "h";
            }
            if (nanos % MINUTE == 0) {
                return nanos / MINUTE + "m";
            }
            if (nanos % SECOND == 0) {
                return nanos / SECOND + "s";
            }
            if (nanos % MILLISECOND == 0) {
                return nanos / MILLISECOND + "ms";
            }
            if (nanos % MICROSECOND == 0) {
                return nanos / MICROSECOND + "us";
            }
        }
        return nanos + "ns";
    }
}

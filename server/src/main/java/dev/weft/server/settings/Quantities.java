package dev.weft.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations: a whole number and its unit. */
final class Quantities {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,15})([A-Za-z]+)");

    private static final List<Unit> SIZE_UNITS =
            List.of(new Unit("GiB", 1L << 30), new Unit("MiB", 1L << 20), new Unit("KiB", 1L << 10), new Unit("B", 1L));
    private static final List<Unit> DURATION_UNITS = List.of(
            new Unit("d", 86_400_000L),
            new Unit("h", 3_600_000L),
            new Unit("m", 60_000L),
            new Unit("s", 1_000L),
            new Unit("ms", 1L));

    private record Unit(String name, long factor) {}

    private Quantities() {}

    /** A number of bytes. */
    static SettingType<Long> size(long leastBytes, long mostBytes) {
        return new SettingType<>(
                "a size such as 64MiB, from %s to %s"
                        .formatted(print(SIZE_UNITS, leastBytes), print(SIZE_UNITS, mostBytes)),
                text -> within(leastBytes, parse(SIZE_UNITS, text), mostBytes),
                bytes -> print(SIZE_UNITS, bytes));
    }

    static SettingType<Duration> duration(Duration least, Duration most) {
        return new SettingType<>(
                "a duration such as 30s, from %s to %s"
                        .formatted(print(DURATION_UNITS, least.toMillis()), print(DURATION_UNITS, most.toMillis())),
                text -> Duration.ofMillis(within(least.toMillis(), parse(DURATION_UNITS, text), most.toMillis())),
                duration -> print(DURATION_UNITS, duration.toMillis()));
    }

    private static long parse(List<Unit> units, String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        Unit unit = units.stream()
                .filter(candidate -> candidate.name().equals(matcher.group(2)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit.factor());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String print(List<Unit> units, long value) {
        Unit whole = units.stream()
                .filter(unit -> value >= unit.factor() && value % unit.factor() == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("value: " + value + " (expected: above 0)"));
        return value / whole.factor() + whole.name();
    }

    private static long within(long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(String.valueOf(value));
        }
        return value;
    }
}

package dev.weft.query.evaluate.metrics;

import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Value;

/**
 * How many spans each stored one stands for in a metrics function: itself alone, unless {@code with(extrapolate=true)} asks for
 * what there was before the senders sampled. Then it stands for one divided by the probability with which it was kept. Its
 * trace state tells that (OpenTelemetry, "TraceState: Probability Sampling"): in {@code ot=th:c}, up to 14 hexadecimal digits
 * are the digits of a fraction, the share of traces that was dropped. A trace state that says nothing, or what is no such
 * fraction, stands for 1. Least and greatest numbers are the same whatever their spans stand for.
 */
public final class SpanWeights {

    private static final SpanWeights ONES = new SpanWeights(false);
    private static final SpanWeights BY_TRACE_STATE = new SpanWeights(true);

    private static final String VENDOR = "ot=";
    private static final String THRESHOLD = "th:";
    private static final int MOST_DIGITS = 14;
    private static final int BITS_OF_DIGIT = 4;
    private static final long ALL = 1L << (MOST_DIGITS * BITS_OF_DIGIT);

    private final boolean byTraceState;

    private SpanWeights(boolean byTraceState) {
        this.byTraceState = byTraceState;
    }

    public static SpanWeights of(Hints hints, MetricsFunction function) {
        boolean asked = hints.find("extrapolate") instanceof Value.Bool(boolean wanted) && wanted;
        return asked && isScaled(function) ? BY_TRACE_STATE : ONES;
    }

    private static boolean isScaled(MetricsFunction function) {
        return switch (function) {
            case MetricsFunction.OverTime over ->
                switch (over.kind()) {
                    case MIN, MAX -> false;
                    case SUM, AVG -> true;
                };
            case MetricsFunction.Rate _,
                    MetricsFunction.CountOverTime _,
                    MetricsFunction.QuantileOverTime _,
                    MetricsFunction.HistogramOverTime _,
                    MetricsFunction.Compare _ -> true;
        };
    }

    /** Returns whether every span stands for itself alone, whatever its trace state. */
    public boolean areOnes() {
        return !byTraceState;
    }

    /** @param traceState the span's, as sent */
    public double of(String traceState) {
        return byTraceState && traceState.contains(VENDOR) ? ofMembers(traceState) : 1;
    }

    private static double ofMembers(String traceState) {
        for (String member : traceState.split(",", -1)) {
            String stripped = member.strip();
            if (stripped.startsWith(VENDOR)) {
                return ofFields(stripped.substring(VENDOR.length()));
            }
        }
        return 1;
    }

    private static double ofFields(String fields) {
        for (String field : fields.split(";", -1)) {
            if (field.startsWith(THRESHOLD)) {
                return ofThreshold(field.substring(THRESHOLD.length()));
            }
        }
        return 1;
    }

    private static double ofThreshold(String digits) {
        boolean fits = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
        if (!fits) {
            return 1;
        }
        long dropped = Long.parseLong(digits, 16) << ((MOST_DIGITS - digits.length()) * BITS_OF_DIGIT);
        return (double) ALL / (double) (ALL - dropped);
    }
}

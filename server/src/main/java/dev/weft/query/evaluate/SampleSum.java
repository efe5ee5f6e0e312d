package dev.weft.query.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sum of doubles that is exact until it is asked for, so neither the order nor the division of its parts changes it:
 * what earlier additions rounded off is kept as further terms (J. R. Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic", 1997). A sum beyond the range of doubles is infinite, whatever it passes on the way does no harm. Infinities
 * of both signs give NaN.
 */
public final class SampleSum {

    /** Of this and its array, without the terms. */
    private static final int OBJECT_BYTES = 48;

    /** Numbers from here on are summed apart and scaled down: 2^63 of them stay in the range of doubles, as do all others. */
    private static final double HUGE = 0x1p900;

    private static final double SCALE = 0x1p64;

    /** Terms whose bits do not overlap, the least first; their sum is the sum of all finite numbers that are not huge. */
    private double[] terms = new double[1];

    private int size;
    private double infinite;

    /** The huge numbers, divided by {@link #SCALE}, which loses nothing of them. */
    private @Nullable SampleSum huge;

    public void add(double number) {
        if (!Double.isFinite(number)) {
            infinite += number;
        } else if (Math.abs(number) < HUGE) {
            addTerm(number);
        } else {
            huge().addTerm(number / SCALE);
        }
    }

    public void add(SampleSum other) {
        for (int i = 0; i < other.size; i++) {
            add(other.terms[i]);
        }
        SampleSum more = other.huge;
        if (more != null) {
            for (int i = 0; i < more.size; i++) {
                huge().addTerm(more.terms[i]);
            }
        }
        infinite += other.infinite;
    }

    /** Returns the double nearest to the sum; 0 when nothing was added. */
    public double value() {
        if (infinite != 0) {
            return infinite;
        }
        if (huge != null) {
            return exact().doubleValue();
        }
        return switch (size) {
            case 0 -> 0;
            case 1 -> terms[0];
            case 2 -> terms[1] + terms[0];
            default -> exact().doubleValue();
        };
    }

    /** Returns the sum divided by the count, which may lie in the range of doubles where the sum itself does not. */
    public double average(double count) {
        return infinite == 0 && huge != null
                ? exact().divide(new BigDecimal(count), MathContext.DECIMAL128).doubleValue()
                : value() / count;
    }

    private void addTerm(double number) {
        double carried = number;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double greater = Math.abs(carried) < Math.abs(terms[i]) ? terms[i] : carried;
            double lesser = Math.abs(carried) < Math.abs(terms[i]) ? carried : terms[i];
            double rounded = greater + lesser;
            double lost = lesser - (rounded - greater);
            if (lost != 0) {
                terms[kept++] = lost;
            }
            carried = rounded;
        }
        if (kept == terms.length) {
            terms = Arrays.copyOf(terms, kept + 2);
        }
        terms[kept] = carried;
        size = kept + 1;
    }

    private SampleSum huge() {
        SampleSum scaled = huge;
        if (scaled == null) {
            scaled = new SampleSum();
            huge = scaled;
        }
        return scaled;
    }

    /** Returns about how many bytes of memory this takes. */
    public int bytes() {
        SampleSum scaled = huge;
        return OBJECT_BYTES + Double.BYTES * terms.length + (scaled == null ? 0 : scaled.bytes());
    }

    private BigDecimal exact() {
        SampleSum scaled = huge;
        BigDecimal exact = scaled == null ? BigDecimal.ZERO : scaled.exact().multiply(new BigDecimal(SCALE));
        for (int i = 0; i < size; i++) {
            exact = exact.add(new BigDecimal(terms[i]));
        }
        return exact;
    }
}

package dev.weft.query.evaluate;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A sum of doubles that is exact until it is asked for, so neither the order nor the division of its parts changes it:
 * what earlier additions rounded off is kept as further terms (J. R. Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic", 1997). A sum that leaves the range of doubles on the way is infinite, and infinities of both signs give NaN.
 */
final class SampleSum {

    /** Of this and its array, without the terms. */
    private static final int OBJECT_BYTES = 48;

    /** Terms whose bits do not overlap, the least first; their sum is the sum of all finite numbers. */
    private double[] terms = new double[1];

    private int size;
    private double infinite;

    void add(double number) {
        if (!Double.isFinite(number)) {
            infinite += number;
            return;
        }
        double carried = number;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double greater = Math.abs(carried) < Math.abs(terms[i]) ? terms[i] : carried;
            double lesser = Math.abs(carried) < Math.abs(terms[i]) ? carried : terms[i];
            double rounded = greater + lesser;
            if (!Double.isFinite(rounded)) {
                infinite += rounded;
                return;
            }
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

    void add(SampleSum other) {
        for (int i = 0; i < other.size; i++) {
            add(other.terms[i]);
        }
        infinite += other.infinite;
    }

    /** Returns about how many bytes of memory this takes. */
    int bytes() {
        return OBJECT_BYTES + Double.BYTES * terms.length;
    }

    /** Returns the double nearest to the sum; 0 when nothing was added. */
    double value() {
        if (infinite != 0) {
            return infinite;
        }
        return switch (size) {
            case 0 -> 0;
            case 1 -> terms[0];
            case 2 -> terms[1] + terms[0];
            default -> {
                BigDecimal exact = BigDecimal.ZERO;
                for (int i = 0; i < size; i++) {
                    exact = exact.add(new BigDecimal(terms[i]));
                }
                yield exact.doubleValue();
            }
        };
    }
}

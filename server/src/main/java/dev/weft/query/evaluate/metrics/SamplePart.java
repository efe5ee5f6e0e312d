package dev.weft.query.evaluate.metrics;

import dev.weft.query.evaluate.SpanValue;
import org.jspecify.annotations.Nullable;

/**
 * What some spans add to one sample of one series. Parts add up in any order and division to the same sample, so a store may
 * hand in each span or sums that it made itself. Durations are in nanoseconds here, whatever unit the series is answered in.
 */
public sealed interface SamplePart {

    /**
     * For {@code rate}, {@code count_over_time} and {@code compare}.
     *
     * @param spans how many there are, or how many those that are there stand for; more than 0
     */
    record Count(double spans) implements SamplePart {

        private static final Count ONE = new Count(1);

        public Count {
            requirePositive(spans);
        }

        /** Returns the part of one span, which stands for so many. */
        static Count of(double weight) {
            return weight == 1 ? ONE : new Count(weight);
        }
    }

    /**
     * For {@code min_over_time} and its like, of the spans that have a number for the field. NaN is no number.
     *
     * @param count how many numbers there are, or how many those that are there stand for; more than 0
     * @param rest what the sum lacks of the true sum, where one double cannot hold it
     */
    record Moments(double count, double sum, double rest, double min, double max) implements SamplePart {
        public Moments(double count, double sum, double min, double max) {
            this(count, sum, 0, min, max);
        }

        public Moments {
            requirePositive(count);
            if (!(min <= max)) {
                throw new IllegalArgumentException(
                        "moments of numbers from " + min + " to " + max + " (expected: min <= max)");
            }
        }
    }

    /**
     * For {@code quantile_over_time} and {@code histogram_over_time}: spans whose number is in
     * {@code (2^(exponent-1), 2^exponent]}. Integers and durations less than 2 are in no bucket, nor are real numbers that are
     * not positive or not finite.
     *
     * @param spans how many there are, or how many those that are there stand for; more than 0
     */
    record Bucket(int exponent, double spans) implements SamplePart {

        static final int LEAST_EXPONENT = Double.MIN_EXPONENT - 52;
        static final int GREATEST_EXPONENT = Double.MAX_EXPONENT + 1;

        public Bucket {
            requirePositive(spans);
            if (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT) {
                throw new IllegalArgumentException("bucket exponent " + exponent + " (expected: " + LEAST_EXPONENT
                        + " to " + GREATEST_EXPONENT + ")");
            }
        }

        /**
         * Returns the bucket of one value, null when it is in none.
         *
         * @param weight how many spans its span stands for
         */
        static @Nullable Bucket of(SpanValue value, double weight) {
            return switch (value) {
                case SpanValue.Int(long number) -> ofInteger(number, weight);
                case SpanValue.Duration(long nanos) -> ofInteger(nanos, weight);
                case SpanValue.Real(double real) -> ofReal(real, weight);
                case SpanValue.Missing _,
                        SpanValue.Incomparable _,
                        SpanValue.Bool _,
                        SpanValue.Text _,
                        SpanValue.Kind _,
                        SpanValue.StatusCode _,
                        SpanValue.Array _ -> null;
            };
        }

        private static @Nullable Bucket ofInteger(long number, double weight) {
            return number < 2 ? null : new Bucket(Long.SIZE - Long.numberOfLeadingZeros(number - 1), weight);
        }

        private static @Nullable Bucket ofReal(double real, double weight) {
            if (!(real > 0) || real == Double.POSITIVE_INFINITY) {
                return null;
            }
            int exponent = real < Double.MIN_NORMAL ? LEAST_EXPONENT : Math.getExponent(real);
            while (Math.scalb(1.0, exponent) < real) {
                exponent++;
            }
            return new Bucket(exponent, weight);
        }
    }

    /**
     * Returns the moments of one value, null when it is no number.
     *
     * @param weight how many spans its span stands for: the count and the sum are as many times as large
     */
    static @Nullable Moments momentsOf(SpanValue value, double weight) {
        return switch (value) {
            case SpanValue.Int(long number) -> ofNumber((double) number, weight);
            case SpanValue.Duration(long nanos) -> ofNumber((double) nanos, weight);
            case SpanValue.Real(double real) -> Double.isNaN(real) ? null : ofNumber(real, weight);
            case SpanValue.Missing _,
                    SpanValue.Incomparable _,
                    SpanValue.Bool _,
                    SpanValue.Text _,
                    SpanValue.Kind _,
                    SpanValue.StatusCode _,
                    SpanValue.Array _ -> null;
        };
    }

    private static Moments ofNumber(double number, double weight) {
        return new Moments(weight, number * weight, number, number);
    }

    private static void requirePositive(double count) {
        if (!(count > 0)) {
            throw new IllegalArgumentException("count: " + count + " (expected: more than 0)");
        }
    }
}

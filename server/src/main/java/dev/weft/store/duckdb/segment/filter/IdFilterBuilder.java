package dev.weft.store.duckdb.segment.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds one {@link IdFilter}: finds an order in which each hash has a position that no later one needs, and fills backwards. */
final class IdFilterBuilder {

    private static final int MOST_TRIES = 128;
    private static final int LONGEST_SEGMENT = 1 << 18;

    private long[] hashes;
    private int count;
    private int segmentLength;
    private int segmentsLength;

    IdFilterBuilder(long[] hashes, int count) {
        this.hashes = hashes;
        this.count = count;
    }

    /** The first try takes the hashes to be distinct, which they nearly always are; the next ones see to it. */
    IdFilter build() {
        long seed = 0x726B2B9D438B9D4DL;
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            if (attempt == 1) {
                removeDuplicates();
            }
            measure();
            seed = IdFilter.mix(seed + attempt);
            IdFilter filter = attempt(seed);
            if (filter != null) {
                return filter;
            }
        }
        throw new IllegalStateException(
                "filter of " + count + " ids: none found in " + MOST_TRIES + " tries (expected: one in the first few)");
    }

    private void removeDuplicates() {
        long[] sorted = Arrays.copyOf(hashes, count);
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < count; i++) {
            if (sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        hashes = sorted;
        count = distinct;
    }

    /** Chooses the lengths as the paper does for filters of three positions. */
    private void measure() {
        segmentLength = Math.min(LONGEST_SEGMENT, 1 << (int) Math.floor(Math.log(count) / Math.log(3.33) + 2.25));
        double factor = count == 1 ? 0 : Math.max(1.125, 0.875 + 0.25 * Math.log(1_000_000) / Math.log(count));
        long capacity = Math.round(count * factor);
        long segments = Math.max(1, (capacity + segmentLength - 1) / segmentLength - 2);
        segmentsLength = Math.toIntExact(segments * segmentLength);
    }

    private @Nullable IdFilter attempt(long seed) {
        int length = segmentsLength + 2 * segmentLength;
        long[] joined = new long[length];
        // Four times how many hashes have this position, xor which of their three it is.
        int[] tally = new int[length];
        for (int i = 0; i < count; i++) {
            long mixed = IdFilter.mix(hashes[i] + seed);
            for (int which = 0; which < 3; which++) {
                int position = position(mixed, which);
                joined[position] ^= mixed;
                tally[position] = (tally[position] + 4) ^ which;
            }
        }
        long[] order = new long[count];
        byte[] ownPosition = new byte[count];
        return peel(joined, tally, order, ownPosition) == count ? fill(seed, order, ownPosition) : null;
    }

    /** Takes away hash after hash that is alone at a position; returns how many could be. */
    private int peel(long[] joined, int[] tally, long[] order, byte[] ownPosition) {
        int[] alone = new int[tally.length];
        int waiting = 0;
        for (int position = 0; position < tally.length; position++) {
            alone[waiting] = position;
            waiting += tally[position] >> 2 == 1 ? 1 : 0;
        }
        int peeled = 0;
        while (waiting > 0) {
            int position = alone[--waiting];
            if (tally[position] >> 2 != 1) {
                continue;
            }
            long mixed = joined[position];
            int own = tally[position] & 3;
            order[peeled] = mixed;
            ownPosition[peeled++] = (byte) own;
            for (int which = 0; which < 3; which++) {
                int other = position(mixed, which);
                joined[other] ^= mixed;
                tally[other] = (tally[other] - 4) ^ which;
                if (which != own && tally[other] >> 2 == 1) {
                    alone[waiting++] = other;
                }
            }
        }
        return peeled;
    }

    private IdFilter fill(long seed, long[] order, byte[] ownPosition) {
        byte[] fingerprints = new byte[segmentsLength + 2 * segmentLength];
        for (int i = count - 1; i >= 0; i--) {
            long mixed = order[i];
            int value = IdFilter.fingerprint(mixed);
            for (int which = 0; which < 3; which++) {
                value ^= which == ownPosition[i] ? 0 : fingerprints[position(mixed, which)];
            }
            fingerprints[position(mixed, ownPosition[i])] = (byte) value;
        }
        return new IdFilter(seed, segmentLength, segmentsLength, fingerprints);
    }

    private int position(long mixed, int which) {
        int first = IdFilter.first(mixed, segmentsLength);
        return switch (which) {
            case 0 -> first;
            case 1 -> IdFilter.second(mixed, first, segmentLength);
            default -> IdFilter.third(mixed, first, segmentLength);
        };
    }
}

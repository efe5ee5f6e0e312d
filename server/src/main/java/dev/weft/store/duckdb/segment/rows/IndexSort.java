package dev.weft.store.duckdb.segment.rows;

import java.util.Arrays;

/** Sorts the indexes of columns, without an object for each; what is equal keeps its order. */
public final class IndexSort {

    /** An order of indexes. */
    @FunctionalInterface
    public interface Order {
        int compare(int a, int b);
    }

    private static final int SHORT_RUN = 16;

    private final Order order;
    private final int[] indexes;
    private int[] copy = {};

    /** @param indexes what is sorted where it lies */
    IndexSort(Order order, int[] indexes) {
        this.order = order;
        this.indexes = indexes;
    }

    /**
     * Returns the indexes of the first {@code count} keys in order.
     *
     * @param keys what the order looks at first, as unsigned numbers
     */
    public static int[] sorted(long[] keys, int count, Order order) {
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
        long indexMask = (1L << indexBits) - 1;
        long[] keyed = new long[count];
        for (int i = 0; i < count; i++) {
            keyed[i] = ((keys[i] & ~indexMask) | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(keyed);
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++) {
            indexes[i] = (int) (keyed[i] & indexMask);
        }
        IndexSort sort = new IndexSort(order, indexes);
        for (int begin = 0; begin < count; ) {
            int end = begin + 1;
            while (end < count && ((keyed[begin] ^ keyed[end]) & ~indexMask) == 0) {
                end++;
            }
            if (end - begin > 1) {
                sort.sort(begin, end);
            }
            begin = end;
        }
        return indexes;
    }

    /** Sorts the indexes in [begin, end). */
    void sort(int begin, int end) {
        if (end - begin <= SHORT_RUN) {
            insert(begin, end);
            return;
        }
        int middle = (begin + end) >>> 1;
        sort(begin, middle);
        sort(middle, end);
        if (order.compare(indexes[middle - 1], indexes[middle]) > 0) {
            merge(begin, middle, end);
        }
    }

    private void insert(int begin, int end) {
        for (int i = begin + 1; i < end; i++) {
            int index = indexes[i];
            int at = i;
            while (at > begin && order.compare(indexes[at - 1], index) > 0) {
                indexes[at] = indexes[at - 1];
                at--;
            }
            indexes[at] = index;
        }
    }

    private void merge(int begin, int middle, int end) {
        int lower = middle - begin;
        if (copy.length < lower) {
            copy = new int[Math.max(lower, 1024)];
        }
        System.arraycopy(indexes, begin, copy, 0, lower);
        int left = 0;
        int right = middle;
        int at = begin;
        while (left < lower && right < end) {
            indexes[at++] = order.compare(copy[left], indexes[right]) <= 0 ? copy[left++] : indexes[right++];
        }
        System.arraycopy(copy, left, indexes, at, lower - left);
    }
}

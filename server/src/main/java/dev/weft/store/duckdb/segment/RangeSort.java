package dev.weft.store.duckdb.segment;

/** Sorts indexes by what they stand for: a stable merge sort over primitive ints. */
final class RangeSort {

    private static final int INSERTION_LENGTH = 16;

    private RangeSort() {}

    /** Tells whether one index comes before another, or neither does. */
    @FunctionalInterface
    interface Order {
        /** Returns a negative number, zero or a positive one. */
        int compare(int a, int b);
    }

    /** Sorts the indexes in [from, to). */
    static void sort(int[] indexes, int from, int to, Order order) {
        if (to - from <= INSERTION_LENGTH) {
            insert(indexes, from, to, order);
        } else {
            split(indexes.clone(), indexes, from, to, order);
        }
    }

    /** Sorts into the target what stands in both alike. */
    private static void split(int[] source, int[] target, int from, int to, Order order) {
        if (to - from <= INSERTION_LENGTH) {
            insert(target, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        split(target, source, from, middle, order);
        split(target, source, middle, to, order);
        if (order.compare(source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || (left < middle && order.compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private static void insert(int[] indexes, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int moving = indexes[i];
            int at = i;
            while (at > from && order.compare(indexes[at - 1], moving) > 0) {
                indexes[at] = indexes[at - 1];
                at--;
            }
            indexes[at] = moving;
        }
    }
}

package dev.weft.store.duckdb.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Which neighbours to merge: {@value #NEIGHBOURS} small ones, or fewer when they are enough together; and only when that at
 * least doubles the largest of them, or when one more would be too much, which is the last merge of all of them. So nothing
 * is merged more than a few times, and there are never many small ones.
 */
public final class MergeChoice {

    private static final int NEIGHBOURS = 8;

    private MergeChoice() {}

    /**
     * Returns neighbours to merge, none when there is nothing to gain.
     *
     * @param size of what may be merged, in a unit of the caller's
     * @param enough what is as large is merged no more, and no merge makes more than twice as much
     * @param areJoined whether one may be merged with the next: what was taken out between them keeps them apart
     * @param mayMeet whether everything from the one to the other may be merged
     */
    public static <T> List<T> of(
            List<T> inOrder,
            ToLongFunction<T> size,
            long enough,
            BiPredicate<T, T> areJoined,
            BiPredicate<T, T> mayMeet) {
        List<List<T>> runs = runs(inOrder, areJoined);
        for (long below = Math.max(1, enough >> 9); below < enough * NEIGHBOURS; below *= NEIGHBOURS) {
            for (List<T> run : runs) {
                List<T> chosen = firstIn(run, size, Math.min(below, enough), enough, mayMeet);
                if (!chosen.isEmpty()) {
                    return chosen;
                }
            }
        }
        return List.of();
    }

    private static <T> List<List<T>> runs(List<T> inOrder, BiPredicate<T, T> areJoined) {
        List<List<T>> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= inOrder.size(); i++) {
            if (i == inOrder.size() || !areJoined.test(inOrder.get(i - 1), inOrder.get(i))) {
                runs.add(inOrder.subList(first, i));
                first = i;
            }
        }
        return runs;
    }

    private static <T> List<T> firstIn(
            List<T> run, ToLongFunction<T> size, long limit, long enough, BiPredicate<T, T> mayMeet) {
        for (int first = 0; first < run.size(); first++) {
            int end = end(run, first, size, limit, enough, mayMeet);
            if (end > first) {
                return run.subList(first, end);
            }
        }
        return List.of();
    }

    /** Returns the end of what to merge from this one on, all of it smaller than the limit; the same when there is nothing. */
    private static <T> int end(
            List<T> inOrder, int first, ToLongFunction<T> size, long limit, long enough, BiPredicate<T, T> mayMeet) {
        long sum = 0;
        long largest = 0;
        for (int i = first; i < inOrder.size(); i++) {
            long next = size.applyAsLong(inOrder.get(i));
            if (next >= limit || !mayMeet.test(inOrder.get(first), inOrder.get(i))) {
                break;
            }
            if (sum + next > 2 * enough) {
                return i; // Each is less than enough, so two at least come before it and are more than enough.
            }
            sum += next;
            largest = Math.max(largest, next);
            boolean many = i - first + 1 >= NEIGHBOURS || sum >= enough;
            if (many && sum >= 2 * largest) {
                return i + 1;
            }
        }
        return first;
    }
}

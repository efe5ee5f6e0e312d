package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.SegmentName;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Which neighbours to merge: {@value #NEIGHBOURS} of about one size, the smallest first, so that a span is merged a few times
 * at most and there are never many small ones.
 */
final class MergeChoice {

    private static final int NEIGHBOURS = 8;

    private MergeChoice() {}

    /**
     * Returns neighbours to merge, none when there is nothing to gain. What was taken out between two of them keeps them apart.
     *
     * @param enough what has as many spans is merged no more
     */
    static <T> List<T> of(List<T> inOrder, Function<T, SegmentName> name, ToLongFunction<T> spans, long enough) {
        for (long below = Math.max(1, enough >> 9); below < enough * NEIGHBOURS; below *= NEIGHBOURS) {
            List<T> found = firstRunBelow(Math.min(below, enough), inOrder, name, spans);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static <T> List<T> firstRunBelow(
            long limit, List<T> inOrder, Function<T, SegmentName> name, ToLongFunction<T> spans) {
        int first = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            if (i > first
                    && name.apply(inOrder.get(i - 1)).last() + 1
                            != name.apply(inOrder.get(i)).first()) {
                first = i;
            }
            if (spans.applyAsLong(inOrder.get(i)) >= limit) {
                first = i + 1;
            } else if (i - first + 1 == NEIGHBOURS) {
                return inOrder.subList(first, i + 1);
            }
        }
        return List.of();
    }
}

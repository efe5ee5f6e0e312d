package dev.weft.store.duckdb.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many in an order, without keeping the rest. */
final class FirstPlaces<T> {

    private final int limit;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;

    FirstPlaces(int limit, Comparator<T> order) {
        this.limit = limit;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void add(T candidate) {
        if (kept.size() < limit) {
            kept.add(candidate);
        } else if (order.compare(candidate, kept.element()) < 0) {
            kept.remove();
            kept.add(candidate);
        }
    }

    /** Returns whether this can be added no more, nor anything that comes after it. */
    boolean isBehind(T candidate) {
        return kept.size() == limit && order.compare(candidate, kept.element()) >= 0;
    }

    List<T> inOrder() {
        List<T> all = new ArrayList<>(kept);
        all.sort(order);
        return all;
    }
}

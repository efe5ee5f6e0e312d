package dev.weft.store.duckdb.part;

import dev.weft.store.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Finds the traces that have spans in several parts, in the order of their ids; holds no more than a place in each part. */
final class SharedTraces {

    private static final int BETWEEN_CHECKS = 1 << 10;

    private SharedTraces() {}

    /** Takes the places of one trace in all parts that have spans of it, at least two. */
    @FunctionalInterface
    interface Action {
        void take(List<Place> places);
    }

    /** Where the walk over a part is. */
    record Place(Part part, TraceCursor trace) {

        int compareId(Place other) {
            int byHigh = Long.compareUnsigned(trace.traceIdHigh(), other.trace.traceIdHigh());
            return byHigh != 0 ? byHigh : Long.compareUnsigned(trace.traceIdLow(), other.trace.traceIdLow());
        }
    }

    static void forEach(List<Part> parts, Cancellation cancellation, Action action) {
        PriorityQueue<Place> places = new PriorityQueue<>(Place::compareId);
        for (Part part : parts) {
            goOn(new Place(part, part.traceIds()), places);
        }
        List<Place> together = new ArrayList<>();
        for (long traces = 0; places.size() > 1; traces++) {
            if (traces % BETWEEN_CHECKS == 0) {
                cancellation.check();
            }
            Place first = places.remove();
            while (!places.isEmpty() && first.compareId(places.element()) == 0) {
                together.add(places.remove());
            }
            if (!together.isEmpty()) {
                together.add(first);
                action.take(together);
                together.remove(first);
                together.forEach(place -> goOn(place, places));
                together.clear();
            }
            goOn(first, places);
        }
    }

    private static void goOn(Place place, PriorityQueue<Place> places) {
        if (place.trace().next()) {
            places.add(place);
        }
    }
}

package dev.weft.query.evaluate;

import dev.weft.model.TraceId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The traces that one evaluation holds: those in hand, and of those that it used lately as many as there is room for. The least
 * recently used goes first. For one thread.
 */
final class KeptTraces {

    private final StoredTraces stored;
    private final TraceRoom room;
    private final Map<TraceId, Kept> lately = new LinkedHashMap<>(16, 0.75f, true);

    /** The one that was asked for last, in hand until the next one is. */
    private @Nullable Kept last;

    private long inHand;
    private long all;

    private static final class Kept {

        private final TraceTree tree;
        private final long weight;
        private int hands;

        Kept(TraceTree tree, long weight) {
            this.tree = tree;
            this.weight = weight;
        }
    }

    KeptTraces(StoredTraces stored) {
        this.stored = stored;
        this.room = stored.room();
        room.whenWanted(this::forget);
    }

    /** Returns the trace, which is in hand until the next one is asked for. */
    TraceTree tree(TraceId traceId) {
        Kept known = lately.get(traceId);
        if (known == null || known != last) {
            putDown();
            known = take(traceId);
            last = known;
        }
        return known.tree;
    }

    /** Returns what is made of the trace, which is in hand meanwhile. */
    <T> T inHand(TraceId traceId, Function<TraceTree, T> use) {
        putDown();
        Kept taken = take(traceId);
        try {
            return use.apply(taken.tree);
        } finally {
            putDown();
            letGo(taken);
        }
    }

    private void putDown() {
        Kept held = last;
        if (held != null) {
            last = null;
            letGo(held);
        }
    }

    private void letGo(Kept held) {
        if (--held.hands == 0) {
            inHand -= held.weight;
            while (!room.hold(inHand, all)) {
                forgetOldest();
            }
        }
    }

    private Kept take(TraceId traceId) {
        Kept known = lately.get(traceId);
        Kept taken = known != null && (known.hands > 0 || pickUp(traceId, known)) ? known : read(traceId);
        taken.hands++;
        return taken;
    }

    /** Returns false when there is no room to have it in hand: then it is kept no more. */
    private boolean pickUp(TraceId traceId, Kept known) {
        while (!room.hold(inHand + known.weight, all)) {
            forgetOldest();
            if (!lately.containsKey(traceId)) {
                return false;
            }
        }
        inHand += known.weight;
        return true;
    }

    private Kept read(TraceId traceId) {
        long expected = 1L + stored.spanCount(traceId);
        while (!room.hold(inHand + expected, all + expected)) {
            if (all > inHand) {
                forgetOldest();
            } else if (room.await(inHand + expected)) {
                break;
            } else {
                return new Kept(new TraceTree(List.of()), 0);
            }
        }
        inHand += expected;
        all += expected;
        long weight = 0;
        try {
            TraceTree tree = new TraceTree(stored.trace(traceId));
            weight = 1L + tree.spans().size();
            Kept read = new Kept(tree, weight);
            lately.put(traceId, read);
            return read;
        } finally {
            inHand -= expected - weight;
            all -= expected - weight;
            room.hold(inHand, all);
        }
    }

    private void forget() {
        while (all > inHand) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<Kept> oldest = lately.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (kept.hands == 0) {
                oldest.remove();
                all -= kept.weight;
                room.hold(inHand, all);
                return;
            }
        }
    }
}

package dev.weft.model.batch;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Origins by their bytes: the same senders send the same resource with every request, and it is checked and decoded once.
 * Bounded: a new origin takes the place of one that it cannot stand beside. Safe for use by many threads, which may decode an
 * origin more than once.
 */
final class OriginCache {

    private static final int SLOTS = 1024;
    private static final int NEIGHBOURS = 4;
    private static final int MAX_SIZE_BYTES = 4096;

    private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(SLOTS);

    private record Known(int hash, OriginBytes bytes, Origin origin) {}

    @Nullable
    Origin find(OriginBytes wanted, int hash) {
        for (int i = 0; i < NEIGHBOURS; i++) {
            Known known = slots.get(slot(hash, i));
            if (known != null && known.hash() == hash && known.bytes().sameAs(wanted)) {
                return known.origin();
            }
        }
        return null;
    }

    /** Keeps the origin, unless its bytes are too many. */
    void add(OriginBytes bytes, int hash, Origin origin) {
        if (bytes.size() > MAX_SIZE_BYTES) {
            return;
        }
        int free = 0;
        while (free < NEIGHBOURS && slots.get(slot(hash, free)) != null) {
            free++;
        }
        int chosen = free < NEIGHBOURS ? free : hash >>> (Integer.SIZE - 2);
        slots.set(slot(hash, chosen), new Known(hash, bytes.copy(), origin));
    }

    private static int slot(int hash, int neighbour) {
        return hash + neighbour & SLOTS - 1;
    }
}

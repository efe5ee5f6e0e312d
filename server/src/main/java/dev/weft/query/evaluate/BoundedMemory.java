package dev.weft.query.evaluate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What was computed lately, as much as fits: the least recently used goes first. For one thread. */
public final class BoundedMemory<K, V> {

    private final Function<K, V> compute;
    private final ToIntFunction<V> weigh;
    private final long limit;
    private final Map<K, V> lately = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** @param limit of the values' weights together; the value computed last is kept whatever it weighs */
    public BoundedMemory(long limit, ToIntFunction<V> weigh, Function<K, V> compute) {
        this.limit = limit;
        this.weigh = weigh;
        this.compute = compute;
    }

    public V get(K key) {
        V known = lately.get(key);
        if (known != null) {
            return known;
        }
        V computed = compute.apply(key);
        V before = lately.put(key, computed);
        weight += weigh.applyAsInt(computed) - (before == null ? 0 : weigh.applyAsInt(before));
        forgetOldest();
        return computed;
    }

    private void forgetOldest() {
        Iterator<V> oldest = lately.values().iterator();
        while (weight > limit && lately.size() > 1) {
            weight -= weigh.applyAsInt(oldest.next());
            oldest.remove();
        }
    }
}

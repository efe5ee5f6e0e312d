package dev.weft.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts of things by name. A name may be made anew for every span, with an id in it: of more than {@value #MOST} different
 * ones, or of more than {@value #MOST_CHARACTERS} characters in all, there is no list. Not safe for use by several threads.
 */
public final class NamedCounts<K, C> {

    public static final int MOST = 50_000;

    private static final long MOST_CHARACTERS = 16 << 20;

    private final String what;
    private final BinaryOperator<C> plus;
    private final Map<K, C> counts = new HashMap<>();
    private long characters;

    /** @param what they are, in the plural */
    public NamedCounts(String what, BinaryOperator<C> plus) {
        this.what = what;
        this.plus = plus;
    }

    /**
     * Adds to the count of a thing.
     *
     * @throws StoreException of kind TOO_LARGE when there are too many
     */
    public void add(K thing, String name, C count) {
        @Nullable C known = counts.get(thing);
        if (known == null) {
            characters += name.length();
            if (counts.size() == MOST || characters > MOST_CHARACTERS) {
                throw tooMany(what);
            }
            counts.put(thing, count);
        } else {
            counts.put(thing, plus.apply(known, count));
        }
    }

    /** Returns that there are too many of them. */
    public static StoreException tooMany(String what) {
        return new StoreException(
                StoreException.Kind.TOO_LARGE,
                what + " with too many different names (expected: at most " + MOST + ", and " + MOST_CHARACTERS
                        + " characters in all); a shorter time range may have fewer",
                null);
    }

    public Collection<C> counts() {
        return counts.values();
    }
}

package dev.weft.query.text;

import java.util.IdentityHashMap;

/** Where the nodes of a tree stand in the text that it was read from, and how deep they are. */
final class Places {

    /** Depth of a tree, which those who walk it may rely on: interpreted code, whose frames are large, walks 400 levels. */
    static final int MAX_DEPTH = 300;

    private record Place(int offset, int depth) {}

    private final Source source;
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();

    Places(Source source) {
        this.source = source;
    }

    /** Notes where the node stands (its operator, where it has one) and returns it. */
    <T> T mark(T node, int offset, Object... parts) {
        int depth = 0;
        for (Object part : parts) {
            Place place = places.get(part);
            if (place != null) {
                depth = Math.max(depth, place.depth);
            }
        }
        if (depth >= MAX_DEPTH) {
            throw source.syntax(offset, "nested too deeply (expected: at most " + MAX_DEPTH + " levels of operators)");
        }
        places.put(node, new Place(offset, depth + 1));
        return node;
    }

    /** Returns the offset that was noted for the node. */
    int of(Object node) {
        Place place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException("no place noted for " + node);
        }
        return place.offset;
    }
}

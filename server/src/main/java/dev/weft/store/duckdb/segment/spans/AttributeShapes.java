package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.WireAttribute;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.util.Arrays;

/**
 * Finds the columns of a span's attributes. A shape is a list of columns, a column a key with a type; shapes are nodes of a
 * tree, so that a span's attributes walk down from {@link #ROOT}. Each node remembers the child that was taken last: in a row of
 * spans that are alike an attribute costs one comparison of its key.
 */
final class AttributeShapes {

    /** The shape without attributes. */
    static final int ROOT = 0;

    /** Beyond so many nodes the tree is begun anew at the next block. */
    private static final int MOST_NODES = 1 << 16;

    private static final int FIRST_NODES = 256;

    private final KeyTable keys;
    private final HashSlots slots = new HashSlots(FIRST_NODES);
    private int[] columns = new int[FIRST_NODES];
    private int[] parents = new int[FIRST_NODES];
    private int[] depths = new int[FIRST_NODES];
    private int[] lastChild = new int[FIRST_NODES];

    AttributeShapes(KeyTable keys) {
        this.keys = keys;
        addRoot();
    }

    private void addRoot() {
        slots.add(slots.first(0), 0);
        parents[ROOT] = -1;
        lastChild[ROOT] = 0;
    }

    /** Begins a block: shapes of the one before mean nothing any more. */
    void beginBlock() {
        if (slots.size() > MOST_NODES) {
            slots.clear();
            addRoot();
        }
    }

    /** Returns the shape that is this one and the attribute, which lies in these bytes. */
    int extend(int shape, WireAttribute attribute, byte[] bytes) {
        int child = lastChild[shape];
        if (child != 0) {
            int column = columns[child];
            if (type(column) == attribute.valueCase()
                    && keys.is(key(column), bytes, attribute.keyOffset(), attribute.keyLength())) {
                return child;
            }
        }
        int key = keys.numberOf(bytes, attribute.keyOffset(), attribute.keyLength());
        return child(shape, column(key, attribute.valueCase()));
    }

    static int column(int key, int type) {
        return key * ValueTypes.COUNT + type;
    }

    static int key(int column) {
        return column / ValueTypes.COUNT;
    }

    static int type(int column) {
        return column % ValueTypes.COUNT;
    }

    /** Returns the column of the shape's last attribute. */
    int lastColumn(int shape) {
        return columns[shape];
    }

    /** Returns the shape without its last attribute. */
    int parent(int shape) {
        return parents[shape];
    }

    /** Returns how many attributes the shape has. */
    int depth(int shape) {
        return depths[shape];
    }

    private int child(int shape, int column) {
        long hash = ValueHash.ofNumber(column, shape);
        int slot = slots.first(hash);
        for (int node = slots.number(slot); node != HashSlots.FREE; node = slots.number(slot)) {
            if (parents[node] == shape && columns[node] == column) {
                lastChild[shape] = node;
                return node;
            }
            slot = slots.next(slot);
        }
        int node = slots.add(slot, hash);
        add(shape, column, node);
        lastChild[shape] = node;
        return node;
    }

    private void add(int shape, int column, int node) {
        if (node == columns.length) {
            columns = Arrays.copyOf(columns, node * 2);
            parents = Arrays.copyOf(parents, node * 2);
            depths = Arrays.copyOf(depths, node * 2);
            lastChild = Arrays.copyOf(lastChild, node * 2);
        }
        columns[node] = column;
        parents[node] = shape;
        depths[node] = depths[shape] + 1;
        lastChild[node] = 0;
    }
}

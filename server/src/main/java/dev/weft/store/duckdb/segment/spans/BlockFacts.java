package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.OtlpFields;
import dev.weft.store.duckdb.segment.format.ByteCursor;

/** What a block's header says before the lengths of its streams. */
final class BlockFacts {

    final int rows;
    final int traces;
    final int links;
    final int shapes;
    final int kinds;
    final int statuses;
    final int flags;
    final int origins;
    final int droppedLinks;
    final int names;
    final int rests;
    final int linkRests;

    /** The block's attribute columns, with how many distinct values each has and which stream is its first. */
    final int[] columns;

    final int[] distinct;
    final int[] firstStreams;
    final int streams;

    /** Reads what {@link BlockEncoder} wrote. */
    BlockFacts(ByteCursor header) {
        rows = header.readInt();
        traces = header.readInt();
        links = header.readInt();
        shapes = header.readInt();
        kinds = header.readInt();
        statuses = header.readInt();
        flags = header.readInt();
        origins = header.readInt();
        droppedLinks = header.readInt();
        names = header.readInt();
        rests = header.readInt();
        linkRests = header.readInt();
        int count = header.readInt();
        columns = new int[count];
        distinct = new int[count];
        firstStreams = new int[count];
        int stream = BlockLayout.ATTRIBUTES;
        for (int i = 0; i < count; i++) {
            columns[i] = header.readInt();
            distinct[i] = header.readInt();
            firstStreams[i] = stream;
            stream += isBytes(i) ? BlockLayout.BYTES_STREAMS : BlockLayout.NUMBER_STREAMS;
        }
        streams = stream;
    }

    int key(int column) {
        return AttributeShapes.key(columns[column]);
    }

    int type(int column) {
        return AttributeShapes.type(columns[column]);
    }

    boolean isBytes(int column) {
        return ValueTypes.isBytes(type(column));
    }

    /** Returns whether the column's numbers are written in eight bytes each. */
    boolean isFixed(int column) {
        return type(column) == OtlpFields.ANY_DOUBLE;
    }
}

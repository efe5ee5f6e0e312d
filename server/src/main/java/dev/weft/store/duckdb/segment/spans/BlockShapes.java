package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;

/** Which attribute columns each row of a block has values in. */
final class BlockShapes {

    private final int[] shapeOfRow;
    private final int[][] columns;

    BlockShapes(BlockStreams streams) {
        BlockFacts facts = streams.facts();
        int[] indexes = Symbols.read(streams.stream(BlockLayout.SHAPE_SYMBOLS), facts.shapes);
        shapeOfRow = facts.shapes == 1 ? new int[facts.rows] : indexes;
        ByteCursor stream = streams.stream(BlockLayout.SHAPES);
        columns = new int[facts.shapes][];
        for (int shape = 0; shape < facts.shapes; shape++) {
            columns[shape] = new int[stream.readInt()];
            for (int i = 0; i < columns[shape].length; i++) {
                columns[shape][i] = stream.readInt();
            }
        }
    }

    int count() {
        return columns.length;
    }

    int shape(int row) {
        return shapeOfRow[row];
    }

    /** Returns the block's columns that spans of the shape have values in, in the order of their attributes. */
    int[] columns(int shape) {
        return columns[shape];
    }

    /** Returns for each shape how many values of it are in the column. */
    int[] valuesIn(int column) {
        int[] values = new int[columns.length];
        for (int shape = 0; shape < columns.length; shape++) {
            for (int inShape : columns[shape]) {
                if (inShape == column) {
                    values[shape]++;
                }
            }
        }
        return values;
    }

    /** Returns for each shape the column that holds its first value of the key, or -1. */
    int[] firstOfKey(BlockFacts facts, int key) {
        int[] first = new int[columns.length];
        for (int shape = 0; shape < columns.length; shape++) {
            first[shape] = -1;
            for (int column : columns[shape]) {
                if (facts.key(column) == key) {
                    first[shape] = column;
                    break;
                }
            }
        }
        return first;
    }
}

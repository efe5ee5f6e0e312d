package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.format.Compressor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.values.ValueSink;
import java.util.Arrays;

/** Turns rows into the packed blocks of one segment, one after the other; {@link BlockLayout} says how. */
final class BlockEncoder {

    private static final long NAME_SEED = ValueHash.seed(ValueHash.Place.NAME);
    private static final long KIND_SEED = ValueHash.seed(ValueHash.Place.KIND);
    private static final long STATUS_SEED = ValueHash.seed(ValueHash.Place.STATUS);
    private static final int FIRST_SHAPES = 16;

    private final SegmentRows rows;
    private final ValueSink sink;
    private final KeyTable keys = new KeyTable();
    private final AttributeShapes shapes = new AttributeShapes(keys);
    private final AttributeColumns columns;
    private final SpanFields fields;
    private final OriginTable origins;
    private final StreamPacker packer;

    private final BlockTraces traces = new BlockTraces();
    private final BlockLinks links = new BlockLinks();
    private final ParentRows parentRows = new ParentRows();
    private final DistinctNumbers shapeOfRow = new DistinctNumbers(false);
    private final DistinctNumbers kinds = new DistinctNumbers(false);
    private final DistinctNumbers statuses = new DistinctNumbers(false);
    private final DistinctNumbers flags = new DistinctNumbers(false);
    private final DistinctNumbers originOfRow = new DistinctNumbers(false);
    private final DistinctNumbers droppedLinks = new DistinctNumbers(false);
    private final DistinctBytes names = new DistinctBytes();
    private final DistinctBytes rests = new DistinctBytes();
    private final DistinctBytes linkRests = new DistinctBytes();
    private final GrowingBytes spanIds = new GrowingBytes();
    private final GrowingBytes scratch = new GrowingBytes();
    private final GrowingBytes elsewhere = new GrowingBytes();
    private final GrowingBytes facts = new GrowingBytes();

    /** Rows of each of the block's shapes. */
    private int[] rowsOfShape = new int[FIRST_SHAPES];

    private int block;
    private boolean searched;

    BlockEncoder(SegmentRows rows, ValueSink sink, Compressor compressor) {
        this.rows = rows;
        this.sink = sink;
        this.columns = new AttributeColumns(keys, sink);
        this.fields = new SpanFields(shapes, columns);
        this.origins = new OriginTable(rows, sink);
        this.packer = new StreamPacker(compressor);
    }

    KeyTable keys() {
        return keys;
    }

    OriginTable origins() {
        return origins;
    }

    /**
     * Adds the packed block of these rows and returns how many traces it has.
     *
     * @param number of the block
     * @param firstRow the rows from here on are all spans or all conflicting versions
     */
    int encode(int number, int firstRow, int rowCount, GrowingBytes out) {
        begin(number, firstRow < rows.spanCount(), rowCount);
        for (int i = 0; i < rowCount; i++) {
            add(firstRow + i, i);
        }
        countKeys();
        write(firstRow, rowCount, out);
        return traces.traces();
    }

    /** Returns the earliest start in the block that was encoded last. */
    long minStart() {
        return traces.minStart();
    }

    long maxStart() {
        return traces.maxStart();
    }

    private void begin(int number, boolean areSpans, int rowCount) {
        block = number;
        searched = areSpans;
        shapes.beginBlock();
        columns.beginBlock(number, areSpans);
        traces.clear();
        links.clear();
        parentRows.beginBlock(rowCount);
        shapeOfRow.clear();
        kinds.clear();
        statuses.clear();
        flags.clear();
        originOfRow.clear();
        droppedLinks.clear();
        names.clear();
        rests.clear();
        linkRests.clear();
        spanIds.clear();
        packer.clear();
        Arrays.fill(rowsOfShape, 0);
    }

    private void add(int row, int place) {
        SpanBatch batch = rows.batch(row);
        int index = rows.index(row);
        byte[] bytes = batch.bytes();
        int trace = traces.add(batch, index);
        long spanId = batch.spanId(index);
        spanIds.addLong(spanId);
        parentRows.add(place, trace, spanId);
        links.add(batch, index);

        fields.walk(bytes, batch.spanOffset(index), batch.spanLength(index), linkRests);
        addShape(fields.shape());
        flags.add(fields.flags());
        droppedLinks.add(fields.droppedLinks());
        GrowingBytes rest = fields.rest();
        rests.add(rest.array(), 0, rest.length(), ValueHash.ofBytes(rest.array(), 0, rest.length(), 0));

        int origin = origins.numberOf(row);
        originOfRow.add(origin);
        long nameHash = ValueHash.ofBytes(bytes, batch.nameOffset(index), batch.nameLength(index), NAME_SEED);
        boolean newName = names.add(bytes, batch.nameOffset(index), batch.nameLength(index), nameHash);
        boolean newKind = kinds.add(batch.kind(index));
        boolean newStatus = statuses.add(batch.statusCode(index));
        if (searched) {
            origins.count(origin, block);
            if (newName) {
                sink.add(nameHash, block);
            }
            if (newKind) {
                sink.add(ValueHash.ofNumber(batch.kind(index), KIND_SEED), block);
            }
            if (newStatus) {
                sink.add(ValueHash.ofNumber(batch.statusCode(index), STATUS_SEED), block);
            }
        }
    }

    private void addShape(int shape) {
        shapeOfRow.add(shape);
        int index = shapeOfRow.lastIndex();
        if (index >= rowsOfShape.length) {
            rowsOfShape = Arrays.copyOf(rowsOfShape, index * 2);
        }
        rowsOfShape[index]++;
    }

    private void countKeys() {
        if (!searched) {
            return;
        }
        for (int i = 0; i < shapeOfRow.distinct(); i++) {
            keys.beginSpans();
            for (int node = (int) shapeOfRow.number(i); node != AttributeShapes.ROOT; node = shapes.parent(node)) {
                int column = shapes.lastColumn(node);
                keys.count(AttributeShapes.key(column), AttributeShapes.type(column), rowsOfShape[i]);
            }
        }
    }

    private void write(int firstRow, int rowCount, GrowingBytes out) {
        traces.writeIds(packer);
        packer.add(spanIds);
        writeParents(firstRow, rowCount);
        traces.writeTimes(packer);
        links.write(packer);
        writeShapes();
        kinds.write(packer);
        statuses.write(packer);
        flags.write(packer);
        originOfRow.write(packer);
        droppedLinks.write(packer);
        names.write(packer);
        rests.write(packer);
        linkRests.write(packer);
        columns.write(packer);
        writeFacts(rowCount);
        packer.pack(facts, out);
    }

    private void writeParents(int firstRow, int rowCount) {
        scratch.clear();
        elsewhere.clear();
        for (int i = 0; i < rowCount; i++) {
            long parentId = rows.batch(firstRow + i).parentSpanId(rows.index(firstRow + i));
            if (parentId == 0) {
                scratch.addVarint(BlockLayout.NO_PARENT);
                continue;
            }
            int parent = parentRows.find(parentRows.trace(i), parentId);
            if (parent < 0) {
                scratch.addVarint(BlockLayout.PARENT_ELSEWHERE);
                elsewhere.addLong(parentId);
            } else {
                int distance = i - parent;
                scratch.addVarint(BlockLayout.PARENT_HERE + (distance << 1 ^ distance >> 31));
            }
        }
        packer.add(scratch);
        packer.add(elsewhere);
    }

    private void writeShapes() {
        scratch.clear();
        shapeOfRow.symbols().write(scratch);
        packer.add(scratch);
        scratch.clear();
        for (int i = 0; i < shapeOfRow.distinct(); i++) {
            int shape = (int) shapeOfRow.number(i);
            int depth = shapes.depth(shape);
            int[] places = new int[depth];
            for (int node = shape; node != AttributeShapes.ROOT; node = shapes.parent(node)) {
                places[--depth] = columns.place(shapes.lastColumn(node));
            }
            scratch.addVarint(places.length);
            for (int place : places) {
                scratch.addVarint(place);
            }
        }
        packer.add(scratch);
    }

    /** Writes what {@link BlockFacts} reads. */
    private void writeFacts(int rowCount) {
        facts.clear();
        facts.addVarint(rowCount);
        facts.addVarint(traces.traces());
        facts.addVarint(linkRests.count());
        facts.addVarint(shapeOfRow.distinct());
        facts.addVarint(kinds.distinct());
        facts.addVarint(statuses.distinct());
        facts.addVarint(flags.distinct());
        facts.addVarint(originOfRow.distinct());
        facts.addVarint(droppedLinks.distinct());
        facts.addVarint(names.distinct());
        facts.addVarint(rests.distinct());
        facts.addVarint(linkRests.distinct());
        facts.addVarint(columns.used());
        for (int i = 0; i < columns.used(); i++) {
            facts.addVarint(columns.usedColumn(i));
            facts.addVarint(columns.distinct(i));
        }
    }
}

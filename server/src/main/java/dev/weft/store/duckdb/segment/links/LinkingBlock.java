package dev.weft.store.duckdb.segment.links;

import dev.weft.model.Nanos;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.TextReading;

/** A block of linking spans where it lies, by place in the block; {@link LinkingBlockWriter} lays it out. */
final class LinkingBlock {

    /** How many of the spans before this one, itself included, did not begin another trace. */
    static final int TRACES_SHARED = 0;

    static final int SPAN_ID = 1;
    static final int START = 2;
    static final int END_AFTER_START = 3;
    static final int SERVICE = 4;
    static final int NAME = 5;
    static final int KIND = 6;
    static final int STATUS = 7;
    static final int COLUMNS = 8;

    private final PackedColumn traceHigh;
    private final PackedColumn traceLow;
    private final PackedColumn[] columns = new PackedColumn[COLUMNS];

    LinkingBlock(BlockCursor block, int count) {
        int traces = block.nextInt();
        traceHigh = block.nextColumn(traces);
        traceLow = block.nextColumn(traces);
        for (int column = 0; column < COLUMNS; column++) {
            columns[column] = block.nextColumn(count);
        }
    }

    SpanFacts facts(int place, TextReading services, TextReading names) {
        int trace = place - columns[TRACES_SHARED].getInt(place);
        long start = columns[START].get(place);
        long end = start + columns[END_AFTER_START].get(place);
        return new SpanFacts(
                new SpanKey(
                        new TraceId(traceHigh.get(trace), traceLow.get(trace)),
                        new SpanId(columns[SPAN_ID].get(place))),
                services.text(columns[SERVICE].getInt(place)),
                names.text(columns[NAME].getInt(place)),
                new SpanKind(columns[KIND].getInt(place)),
                columns[STATUS].getInt(place),
                start,
                Nanos.between(start, end));
    }
}

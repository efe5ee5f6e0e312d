package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.Nanos;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.TraceSummary;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.TextTable;
import org.jspecify.annotations.Nullable;

/** A block of trace summaries where it lies, by place in the block; {@link TraceSummaryBlockWriter} lays it out. */
final class TraceSummaryBlock {

    static final int SPANS = 0;
    static final int START_AFTER_PREVIOUS = 1;
    static final int END_AFTER_START = 2;
    static final int ERRORS = 3;
    static final int LINKS_OUT = 4;
    static final int SERVICE_SET = 5;
    static final int ROOT_NAME = 6;
    static final int ROOT_KIND = 7;
    static final int ROOT_STATUS = 8;
    static final int ROOT_START_AFTER_START = 9;
    static final int ROOT_END_BEFORE_END = 10;
    static final int ROOT_SPAN_ID = 11;
    static final int COLUMNS = 12;

    private final int firstRow;
    private final long firstStart;
    private final PackedColumn[] columns = new PackedColumn[COLUMNS];

    TraceSummaryBlock(BlockCursor block, int count) {
        firstRow = block.nextInt();
        firstStart = block.nextVarint();
        for (int column = 0; column < COLUMNS; column++) {
            columns[column] = block.nextColumn(count);
        }
    }

    int firstRow(int place) {
        return firstRow + (int) columns[SPANS].sumBefore(place);
    }

    int spans(int place) {
        return columns[SPANS].getInt(place);
    }

    long start(int place) {
        return firstStart + columns[START_AFTER_PREVIOUS].sumBefore(place + 1);
    }

    long end(int place) {
        return start(place) + columns[END_AFTER_START].get(place);
    }

    /** Copies the starts and ends of all {@code count} traces to the arrays, from an index on. */
    void copyTimes(int count, long[] starts, long[] ends, int index) {
        long start = firstStart;
        for (int place = 0; place < count; place++) {
            start += columns[START_AFTER_PREVIOUS].get(place);
            starts[index + place] = start;
            ends[index + place] = start + columns[END_AFTER_START].get(place);
        }
    }

    TraceSummary summary(int place, TraceId traceId, ServiceSetTable services, TextTable rootNames) {
        long start = start(place);
        long end = start + columns[END_AFTER_START].get(place);
        int set = columns[SERVICE_SET].getInt(place);
        return new TraceSummary(
                columns[SPANS].get(place),
                columns[ERRORS].get(place),
                start,
                end,
                columns[LINKS_OUT].get(place),
                services.all(set),
                root(place, traceId, services.root(set), rootNames, start, end));
    }

    private @Nullable SpanFacts root(
            int place, TraceId traceId, @Nullable String service, TextTable names, long start, long end) {
        if (service == null) {
            return null;
        }
        long rootStart = start + columns[ROOT_START_AFTER_START].get(place);
        long rootEnd = end - columns[ROOT_END_BEFORE_END].get(place);
        return new SpanFacts(
                new SpanKey(traceId, new SpanId(columns[ROOT_SPAN_ID].get(place))),
                service,
                names.text(columns[ROOT_NAME].getInt(place)),
                new SpanKind(columns[ROOT_KIND].getInt(place)),
                columns[ROOT_STATUS].getInt(place),
                rootStart,
                Nanos.between(rootStart, rootEnd));
    }
}

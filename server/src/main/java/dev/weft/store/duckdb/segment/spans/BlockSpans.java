package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.model.batch.Origin;
import dev.weft.model.batch.SpanReading;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts whole spans together again from the streams of a block. For one thread, which reads whole spans once. */
final class BlockSpans {

    private static final Origin NOWHERE = new Origin(Resource.EMPTY, Scope.EMPTY);
    private static final Span NOTHING_LEFT = SpanReading.read(new byte[0], 0, 0, NOWHERE);

    private final SpanBlock block;
    private final BlockStreams streams;
    private final BlockFacts facts;
    private final BlockRows rows;
    private final BlockShapes shapes;
    private final ByteCursor traceIds;
    private final ByteCursor spanIds;
    private final StoredBytes names;
    private final StoredBytes rests;
    private final @Nullable String[] nameTexts;
    private final @Nullable OpenColumn[] columns;

    /** How many values of each column come before the next row. */
    private final int[] positions;

    private @Nullable LinkReading links;

    /** A column with each of its distinct values under its key, once it was asked for. */
    private static final class OpenColumn {
        final StoredColumn stored;
        final @Nullable Attribute[] attributes;

        OpenColumn(StoredColumn stored) {
            this.stored = stored;
            this.attributes = new Attribute[stored.distinct()];
        }
    }

    BlockSpans(SpanBlock block) {
        this.block = block;
        this.streams = block.streams();
        this.facts = streams.facts();
        this.rows = block.rows();
        this.shapes = block.shapes();
        this.traceIds = streams.stream(BlockLayout.TRACE_IDS);
        this.spanIds = streams.stream(BlockLayout.SPAN_IDS);
        this.names = rows.nameTexts;
        this.rests = new StoredBytes(streams, BlockLayout.REST, facts.rests);
        this.nameTexts = new String[facts.names];
        this.columns = new OpenColumn[facts.columns.length];
        this.positions = new int[facts.columns.length];
    }

    List<Span> read(int from, int to) {
        seek(from);
        Span[] spans = new Span[to - from];
        for (int row = from; row < to; row++) {
            spans[row - from] = span(row);
        }
        return List.of(spans);
    }

    private void seek(int row) {
        int[] rowsOfShape = new int[shapes.count()];
        for (int i = 0; i < row; i++) {
            rowsOfShape[shapes.shape(i)]++;
        }
        for (int shape = 0; shape < rowsOfShape.length; shape++) {
            for (int column : shapes.columns(shape)) {
                positions[column] += rowsOfShape[shape];
            }
        }
    }

    private Span span(int row) {
        Span rest = rest(rows.rests[row]);
        Origin origin = block.footer().origin(rows.origins[row]);
        int traceAt = traceIds.position() + rows.traces[row] * 2 * Long.BYTES;
        String message = rest.status().message();
        int code = rows.statuses[row];
        return new Span(
                new TraceId(
                        ByteCursor.longAt(traceIds.array(), traceAt),
                        ByteCursor.longAt(traceIds.array(), traceAt + Long.BYTES)),
                new SpanId(ByteCursor.longAt(spanIds.array(), spanIds.position() + row * Long.BYTES)),
                rows.parents[row] == BlockRows.NO_PARENT ? SpanId.INVALID : new SpanId(block.parentSpanId(row)),
                rest.traceState(),
                rows.flags[row],
                name(rows.names[row]),
                new SpanKind(rows.kinds[row]),
                rows.starts[row],
                rows.starts[row] + rows.durations[row],
                attributes(row),
                rest.droppedAttributesCount(),
                rest.events(),
                rest.droppedEventsCount(),
                links(row),
                rows.droppedLinks[row],
                code == Status.CODE_UNSET && message.isEmpty() ? Status.UNSET : new Status(code, message),
                origin.resource(),
                origin.scope());
    }

    private Span rest(int index) {
        int length = rests.length(index);
        return length == 0 ? NOTHING_LEFT : SpanReading.read(rests.array(index), rests.offset(index), length, NOWHERE);
    }

    private String name(int index) {
        String text = nameTexts[index];
        if (text == null) {
            text = names.text(index);
            nameTexts[index] = text;
        }
        return text;
    }

    private Attributes attributes(int row) {
        int[] ofShape = shapes.columns(shapes.shape(row));
        if (ofShape.length == 0) {
            return Attributes.EMPTY;
        }
        Attribute[] entries = new Attribute[ofShape.length];
        for (int i = 0; i < ofShape.length; i++) {
            entries[i] = attribute(ofShape[i]);
        }
        return new Attributes(Arrays.asList(entries));
    }

    private Attribute attribute(int column) {
        OpenColumn open = columns[column];
        if (open == null) {
            open = new OpenColumn(new StoredColumn(streams, column));
            columns[column] = open;
        }
        int index = open.stored.index(positions[column]++);
        Attribute attribute = open.attributes[index];
        if (attribute == null) {
            attribute =
                    new Attribute(block.footer().spanKeys.key(facts.key(column)).key(), open.stored.value(index));
            open.attributes[index] = attribute;
        }
        return attribute;
    }

    List<SpanEvent> events(int row) {
        return block.eventCount(row) == 0 ? List.of() : rest(rows.rests[row]).events();
    }

    List<SpanLink> links(int row) {
        int from = rows.firstLinks[row];
        int to = rows.firstLinks[row + 1];
        if (from == to) {
            return List.of();
        }
        LinkReading reading = links;
        if (reading == null) {
            reading = new LinkReading(streams);
            links = reading;
        }
        return reading.read(from, to);
    }
}

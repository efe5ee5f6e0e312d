package dev.weft.store.duckdb.columns;

import dev.weft.model.batch.SpanBatch;
import java.util.OptionalLong;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/** A table function that gives a segment's rows as the columns of {@link ColumnTables#SPANS}, a vector at a time. */
final class RowFunction implements DuckDBTableFunction<ColumnRows, RowFunction.Position, Object> {

    /** How far one scan has come. */
    static final class Position {
        private int row;
    }

    private final long segment;
    private final ColumnRows rows;
    private final ServiceText.Memory services = new ServiceText.Memory();
    private final Utf8Names names = new Utf8Names();

    RowFunction(long segment, ColumnRows rows) {
        this.segment = segment;
        this.rows = rows;
    }

    @Override
    public ColumnRows bind(DuckDBTableFunctionBindInfo binding) {
        ColumnTables.SPANS.forEach(column -> binding.addResultColumn(column.name(), column.type()));
        binding.setCardinality(rows.size(), true);
        return rows;
    }

    @Override
    public Position init(DuckDBTableFunctionInitInfo start) {
        start.setMaxThreads(1);
        return new Position();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        Position position = call.getInitData();
        int first = position.row;
        int count = (int) Math.min(chunk.capacity(), rows.size() - first);
        if (count > 0) {
            write(first, count, chunk);
        }
        position.row = first + count;
        return count;
    }

    private void write(int first, int count, DuckDBDataChunkWriter chunk) {
        SpanBatch[] batches = new SpanBatch[count];
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++) {
            batches[i] = rows.batch(first + i);
            indexes[i] = rows.index(first + i);
        }
        writePlace(first, count, chunk);
        writeTimes(batches, indexes, chunk.vector(2), chunk.vector(3));
        writeService(batches, indexes, chunk.vector(4), chunk.vector(5));
        writeName(batches, indexes, chunk.vector(6));
        writeFacts(batches, indexes, chunk.vector(7), chunk.vector(8));
    }

    private void writePlace(int first, int count, DuckDBDataChunkWriter chunk) {
        DuckDBWritableVector segments = chunk.vector(0);
        DuckDBWritableVector places = chunk.vector(1);
        for (int i = 0; i < count; i++) {
            segments.setLong(i, segment);
            places.setInt(i, first + i);
        }
    }

    private static void writeTimes(
            SpanBatch[] batches, int[] indexes, DuckDBWritableVector starts, DuckDBWritableVector durations) {
        for (int i = 0; i < batches.length; i++) {
            starts.setLong(i, Unsigned.toColumn(batches[i].startTimeUnixNano(indexes[i])));
            OptionalLong durationNanos = batches[i].durationNanos(indexes[i]);
            if (durationNanos.isPresent()) {
                durations.setLong(i, durationNanos.getAsLong());
            } else {
                durations.setNull(i);
            }
        }
    }

    private void writeService(
            SpanBatch[] batches, int[] indexes, DuckDBWritableVector texts, DuckDBWritableVector types) {
        byte[][] utf8 = new byte[batches.length][];
        for (int i = 0; i < batches.length; i++) {
            ServiceText service = services.of(batches[i].resource(indexes[i]));
            utf8[i] = service.utf8();
            types.setByte(i, service.type());
        }
        texts.setStringUtf8Batch(0, utf8);
    }

    private void writeName(SpanBatch[] batches, int[] indexes, DuckDBWritableVector texts) {
        byte[][] utf8 = new byte[batches.length][];
        for (int i = 0; i < batches.length; i++) {
            SpanBatch batch = batches[i];
            int index = indexes[i];
            utf8[i] = names.name(batch.bytes(), batch.nameOffset(index), batch.nameLength(index));
        }
        texts.setStringUtf8Batch(0, utf8);
    }

    private static void writeFacts(
            SpanBatch[] batches, int[] indexes, DuckDBWritableVector kinds, DuckDBWritableVector statuses) {
        for (int i = 0; i < batches.length; i++) {
            kinds.setInt(i, batches[i].kind(indexes[i]));
            statuses.setInt(i, batches[i].statusCode(indexes[i]));
        }
    }
}

package dev.weft.store.duckdb.segment.values;

import dev.weft.model.batch.OtlpFields;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The file {@code values} of a segment, open for reading by many threads: which blocks may hold a value. */
public final class ValuesFile implements AutoCloseable {

    private static final int[] NO_BLOCKS = {};

    private final Path path;
    private final ReadFile file;
    private final int blocks;
    private final int hashBits;
    private final int bucketBits;
    private final Buckets buckets;

    private ValuesFile(Path path, ReadFile file) throws IOException {
        this.path = path;
        this.file = file;
        byte[] footer = ValuesWriter.FORMAT.readFooter(file, path);
        ByteCursor cursor = new ByteCursor(footer, 0, footer.length);
        blocks = cursor.readInt();
        hashBits = cursor.readInt();
        bucketBits = cursor.readInt();
        buckets = new Buckets(cursor, 1 << bucketBits);
    }

    /** @throws DamagedFileException when header, footer or trailer are not whole; buckets are checked as they are read */
    public static ValuesFile open(Disk disk, Path path) throws IOException {
        return disk.open(path, file -> new ValuesFile(path, file));
    }

    /**
     * Returns, ascending, the blocks that may hold a span that meets the condition: every one that does, and hardly ever
     * another. Null when the condition says nothing about it.
     */
    public int @Nullable [] blocks(Condition condition) throws IOException {
        if (condition.comparison() != Comparison.EQUAL) {
            return null;
        }
        Value.Literal literal = condition.literal();
        return switch (condition.field()) {
            case SpanField.Intrinsic _ -> ofIntrinsic(literal);
            case SpanField.AttributeField(SpanField.Scope scope, String key) ->
                switch (scope) {
                    case SPAN -> ofAttribute(ValueHash.Place.SPAN, key, literal);
                    case RESOURCE -> ofAttribute(ValueHash.Place.RESOURCE, key, literal);
                    case ANY ->
                        union(
                                ofAttribute(ValueHash.Place.SPAN, key, literal),
                                ofAttribute(ValueHash.Place.RESOURCE, key, literal));
                };
        };
    }

    private int @Nullable [] ofIntrinsic(Value.Literal literal) throws IOException {
        return switch (literal) {
            case Value.Text(String text) -> find(ValueHash.ofText(text, ValueHash.seed(ValueHash.Place.NAME)));
            case Value.Kind(var kind) -> find(ValueHash.ofNumber(kind.number(), ValueHash.seed(ValueHash.Place.KIND)));
            case Value.StatusCode(int code) -> find(ValueHash.ofNumber(code, ValueHash.seed(ValueHash.Place.STATUS)));
            case Value.Duration _, Value.Int _, Value.Real _, Value.Bool _ -> null;
        };
    }

    private int[] ofAttribute(ValueHash.Place place, String key, Value.Literal literal) throws IOException {
        return switch (literal) {
            case Value.Text(String text) ->
                find(ValueHash.ofText(text, ValueHash.seed(place, key, OtlpFields.ANY_STRING)));
            case Value.Int(long number) ->
                find(ValueHash.ofNumber(number, ValueHash.seed(place, key, OtlpFields.ANY_INT)));
            case Value.Duration(long nanos) ->
                find(ValueHash.ofNumber(nanos, ValueHash.seed(place, key, OtlpFields.ANY_INT)));
            case Value.Real(double number) ->
                find(ValueHash.ofReal(number, ValueHash.seed(place, key, OtlpFields.ANY_DOUBLE)));
            case Value.Bool(boolean flag) ->
                find(ValueHash.ofBool(flag, ValueHash.seed(place, key, OtlpFields.ANY_BOOL)));
            case Value.Kind _, Value.StatusCode _ -> NO_BLOCKS;
        };
    }

    private int[] find(long hash) throws IOException {
        int bucket = bucketBits == 0 ? 0 : (int) (hash >>> (Long.SIZE - bucketBits));
        ByteCursor cursor = read(bucket);
        long wanted = hash >>> (Long.SIZE - hashBits);
        long at = (long) bucket << (hashBits - bucketBits);
        while (!cursor.atEnd()) {
            at += cursor.readVarint();
            if (at == wanted) {
                return BlockList.read(cursor, blocks);
            }
            if (at > wanted) {
                break;
            }
            BlockList.skip(cursor, blocks);
        }
        return NO_BLOCKS;
    }

    /**
     * Reads all buckets.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            read.accept(read(bucket).left());
        }
    }

    private ByteCursor read(int bucket) throws IOException {
        int length = buckets.length(bucket);
        byte[] bytes = new byte[length];
        file.read(buckets.offset(bucket), ByteBuffer.wrap(bytes));
        if (SealedFormat.checksum(bytes, 0, length) != buckets.checksum(bucket)) {
            throw new DamagedFileException(
                    path,
                    "bucket " + bucket + " of " + length + " bytes at byte " + buckets.offset(bucket)
                            + " does not match its checksum");
        }
        return new ByteCursor(bytes, 0, length);
    }

    private static int[] union(int[] a, int[] b) {
        if (a.length == 0 || b.length == 0) {
            return a.length == 0 ? b : a;
        }
        return IntStream.concat(IntStream.of(a), IntStream.of(b))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Returns the size of the file. */
    public long sizeBytes() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

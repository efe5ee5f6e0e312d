package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The distinct values of a column of bytes, where they lie in its stream: each a beginning that all share, and more. */
final class StoredBytes {

    private final byte[] array;
    private final int prefixStart;
    private final int prefixLength;

    /** Where what comes after the shared beginning starts; one element more than values. */
    private final int[] bounds;

    /** Reads what {@link DistinctBytes} wrote: the streams after the symbols. */
    StoredBytes(BlockStreams streams, int firstStream, int distinct) {
        ByteCursor lengths = streams.stream(firstStream + 1);
        ByteCursor bytes = streams.stream(firstStream + 2);
        array = bytes.array();
        prefixLength = lengths.readInt();
        prefixStart = bytes.skip(prefixLength);
        bounds = new int[distinct + 1];
        bounds[0] = bytes.position();
        for (int i = 0; i < distinct; i++) {
            bounds[i + 1] = bounds[i] + lengths.readInt();
        }
    }

    int length(int index) {
        return prefixLength + bounds[index + 1] - bounds[index];
    }

    /** Returns an array that has the value's bytes from {@link #offset} on. */
    byte[] array(int index) {
        if (prefixLength == 0) {
            return array;
        }
        byte[] whole = new byte[length(index)];
        System.arraycopy(array, prefixStart, whole, 0, prefixLength);
        System.arraycopy(array, bounds[index], whole, prefixLength, whole.length - prefixLength);
        return whole;
    }

    int offset(int index) {
        return prefixLength == 0 ? bounds[index] : 0;
    }

    String text(int index) {
        return new String(array(index), offset(index), length(index), StandardCharsets.UTF_8);
    }

    /** Returns whether the wanted bytes begin as all values do. */
    boolean sharePrefix(byte[] wanted) {
        return wanted.length >= prefixLength
                && Arrays.equals(array, prefixStart, prefixStart + prefixLength, wanted, 0, prefixLength);
    }

    /** Returns whether the value is the wanted one, which begins as all values do. */
    boolean endsAs(int index, byte[] wanted) {
        return Arrays.equals(array, bounds[index], bounds[index + 1], wanted, prefixLength, wanted.length);
    }
}

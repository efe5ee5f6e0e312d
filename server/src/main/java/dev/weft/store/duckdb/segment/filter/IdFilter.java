package dev.weft.store.duckdb.segment.filter;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Tells whether an id may be in a set: never wrong about one that is, wrong about one in 256 that is not. A binary fuse filter
 * of three positions and 8-bit fingerprints (Graf and Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", 2022):
 * about 9 bits an id, outside of the heap, whose size then does not bound how many can be stored. Ids go in and are asked for by
 * their {@link #hash}. Immutable.
 */
public final class IdFilter {

    static final IdFilter EMPTY = new IdFilter(0, 0, 0, new byte[0]);

    private static final int HEADER_BYTES = Long.BYTES + 3 * Integer.BYTES;

    private final long seed;
    private final int segmentLength;
    private final int segmentsLength;
    private final MemorySegment fingerprints;

    /**
     * @param segmentLength of the parts that the three positions of a hash lie in, a power of two
     * @param segmentsLength of all parts in which a first position may lie, together
     */
    IdFilter(long seed, int segmentLength, int segmentsLength, byte[] fingerprints) {
        this.seed = seed;
        this.segmentLength = segmentLength;
        this.segmentsLength = segmentsLength;
        this.fingerprints = Arena.ofAuto().allocate(fingerprints.length);
        MemorySegment.copy(fingerprints, 0, this.fingerprints, JAVA_BYTE, 0, fingerprints.length);
    }

    /** Returns a filter of the first {@code count} hashes; any of them may be equal. */
    public static IdFilter of(long[] hashes, int count) {
        return count == 0 ? EMPTY : new IdFilterBuilder(hashes, count).build();
    }

    public static long hash(TraceId id) {
        return hash(id.high(), id.low());
    }

    public static long hash(long high, long low) {
        return mix(mix(low + 0x9E3779B97F4A7C15L) ^ high);
    }

    public boolean mayContain(long hash) {
        if (sizeBytes() == 0) {
            return false;
        }
        long mixed = mix(hash + seed);
        int first = first(mixed, segmentsLength);
        int found = fingerprints.get(JAVA_BYTE, first)
                ^ fingerprints.get(JAVA_BYTE, second(mixed, first, segmentLength))
                ^ fingerprints.get(JAVA_BYTE, third(mixed, first, segmentLength));
        return (byte) found == fingerprint(mixed);
    }

    /** Returns the bytes of memory that the filter takes, all but a few. */
    public int sizeBytes() {
        return (int) fingerprints.byteSize();
    }

    /** Returns how many bytes {@link #writeTo} writes. */
    public int writtenBytes() {
        return HEADER_BYTES + sizeBytes() + Integer.BYTES;
    }

    /** Writes the filter with a checksum. */
    public void writeTo(ByteBuffer into) {
        int begin = into.position();
        into.putLong(seed)
                .putInt(segmentLength)
                .putInt(segmentsLength)
                .putInt(sizeBytes())
                .put(fingerprints.asByteBuffer());
        into.putInt(checksum(into.duplicate().flip().position(begin)));
    }

    /** Adds what {@link #writeTo} writes. */
    public void addTo(GrowingBytes out) {
        ByteBuffer bytes = ByteBuffer.allocate(writtenBytes());
        writeTo(bytes);
        out.add(bytes.array(), 0, bytes.position());
    }

    /**
     * Reads what {@link #writeTo} wrote and leaves the buffer behind it.
     *
     * @throws IllegalArgumentException when the bytes are no whole filter
     */
    public static IdFilter readFrom(ByteBuffer from) {
        int begin = from.position();
        if (from.remaining() < HEADER_BYTES + Integer.BYTES) {
            throw new IllegalArgumentException("filter: " + from.remaining() + " bytes (expected: at least "
                    + (HEADER_BYTES + Integer.BYTES) + ")");
        }
        long seed = from.getLong();
        int segmentLength = from.getInt();
        int segmentsLength = from.getInt();
        int length = from.getInt();
        if (length < 0 || length > from.remaining() - Integer.BYTES) {
            throw new IllegalArgumentException(
                    "filter: " + length + " fingerprints (expected: 0 to " + (from.remaining() - Integer.BYTES) + ")");
        }
        byte[] fingerprints = new byte[length];
        from.get(fingerprints);
        int computed = checksum(from.duplicate().flip().position(begin));
        int stored = from.getInt();
        if (computed != stored) {
            throw new IllegalArgumentException("filter: checksum " + Integer.toHexString(computed) + " (expected: "
                    + Integer.toHexString(stored) + ")");
        }
        if (length != segmentsLength + 2 * segmentLength) {
            throw new IllegalArgumentException(
                    "filter: " + length + " fingerprints (expected: " + (segmentsLength + 2 * segmentLength) + ")");
        }
        return new IdFilter(seed, segmentLength, segmentsLength, fingerprints);
    }

    /** Mixes all bits into each (the finalizer of MurmurHash3). */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    static int first(long mixed, int segmentsLength) {
        return (int) Math.unsignedMultiplyHigh(mixed, segmentsLength);
    }

    static int second(long mixed, int first, int segmentLength) {
        return (first + segmentLength) ^ ((int) (mixed >>> 18) & (segmentLength - 1));
    }

    static int third(long mixed, int first, int segmentLength) {
        return (first + 2 * segmentLength) ^ ((int) mixed & (segmentLength - 1));
    }

    static byte fingerprint(long mixed) {
        return (byte) (mixed ^ (mixed >>> 32));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}

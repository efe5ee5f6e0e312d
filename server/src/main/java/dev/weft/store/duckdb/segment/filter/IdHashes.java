package dev.weft.store.duckdb.segment.filter;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;

/**
 * A set of ids by their {@link IdFilter#hash}, for where many such sets are asked for one id: never wrong about one that is
 * in it, and wrong about fewer than one in 200 million that are not. 4.3 to 4.5 bytes an id: the first bits of a hash say in
 * which bucket of 8 to 16 hashes its next 32 bits are. Immutable.
 */
public final class IdHashes {

    private static final int IN_BUCKET = 8;

    /** Of a hash, how many bits are the number of its bucket; 1 to 28. */
    private final int bucketBits;

    private final int[] bucketEnds;
    private final int[] rests;

    private IdHashes(int bucketBits, int[] bucketEnds, int[] rests) {
        this.bucketBits = bucketBits;
        this.bucketEnds = bucketEnds;
        this.rests = rests;
    }

    /** @param hashes of different ids */
    public static IdHashes of(long[] hashes) {
        int bits = bucketBits(hashes.length);
        int[] next = new int[1 << bits];
        for (long hash : hashes) {
            next[bucket(hash, bits)]++;
        }
        int begin = 0;
        for (int bucket = 0; bucket < next.length; bucket++) {
            int count = next[bucket];
            next[bucket] = begin;
            begin += count;
        }
        int[] rests = new int[hashes.length];
        for (long hash : hashes) {
            rests[next[bucket(hash, bits)]++] = rest(hash, bits);
        }
        return new IdHashes(bits, next, rests);
    }

    public boolean mayContain(long hash) {
        int bucket = bucket(hash, bucketBits);
        int rest = rest(hash, bucketBits);
        for (int i = bucket == 0 ? 0 : bucketEnds[bucket - 1]; i < bucketEnds[bucket]; i++) {
            if (rests[i] == rest) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many ids are in the set. */
    public int size() {
        return rests.length;
    }

    /** Returns the bytes of memory that the set takes, all but a few. */
    public long sizeBytes() {
        return (long) Integer.BYTES * (bucketEnds.length + rests.length);
    }

    /** Adds what {@link #readFrom} reads. */
    public void addTo(GrowingBytes out) {
        out.addVarint(rests.length);
        int begin = 0;
        for (int end : bucketEnds) {
            out.addVarint(end - begin);
            begin = end;
        }
        for (int rest : rests) {
            out.addInt(rest);
        }
    }

    /** Reads what {@link #addTo} wrote and leaves the cursor behind it; the bytes' checksum was found right. */
    public static IdHashes readFrom(ByteCursor from) {
        int[] rests = new int[from.readInt()];
        int bits = bucketBits(rests.length);
        int[] ends = new int[1 << bits];
        int end = 0;
        for (int bucket = 0; bucket < ends.length; bucket++) {
            end += from.readInt();
            ends[bucket] = end;
        }
        for (int i = 0; i < rests.length; i++) {
            rests[i] = from.readFixedInt();
        }
        return new IdHashes(bits, ends, rests);
    }

    private static int bucketBits(int ids) {
        return Math.max(1, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ids / IN_BUCKET));
    }

    private static int bucket(long hash, int bits) {
        return (int) (hash >>> (Long.SIZE - bits));
    }

    private static int rest(long hash, int bits) {
        return (int) (hash >>> (Integer.SIZE - bits));
    }
}

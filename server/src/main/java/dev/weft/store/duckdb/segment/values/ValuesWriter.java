package dev.weft.store.duckdb.segment.values;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Collects the values of a segment's blocks and writes its file {@code values}: for each value the blocks that hold it.
 *
 * <p>A value is known by the upper bits of its hash, so many that a look-up of one that is nowhere meets another's blocks once
 * in some hundreds of times. Hashes that begin alike lie in one bucket: each as the difference to the one before, followed by
 * its blocks ({@link BlockList}).
 */
public final class ValuesWriter implements ValueSink {

    static final SealedFormat FORMAT = new SealedFormat("WEFTVALS", 1);

    /** Bits of the number of a block; the rest of an entry is hash. */
    private static final int BLOCK_BITS = 24;

    private static final long BLOCK_MASK = (1L << BLOCK_BITS) - 1;
    private static final int MOST_HASH_BITS = Long.SIZE - BLOCK_BITS;

    /** A look-up of a value that is nowhere meets entries of others once in 2 to this power, counted in blocks. */
    private static final int SPARE_BITS = 7;

    /** Entries of a bucket are about 2 to this power. */
    private static final int BUCKET_BITS = 9;

    private static final int FIRST_ENTRIES = 1 << 12;
    private static final int DIGIT_BITS = 11;

    private long[] entries = new long[FIRST_ENTRIES];
    private int size;
    private int blocks;

    @Override
    public void add(long hash, int block) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = (hash & ~BLOCK_MASK) | block;
        blocks = Math.max(blocks, block + 1);
    }

    /** Writes a new file with what was collected, and leaves syncing to the caller. */
    public void write(Disk disk, Path file) throws IOException {
        int sizeBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        int hashBits = Math.min(MOST_HASH_BITS, sizeBits + SPARE_BITS);
        int bucketBits = Math.max(0, sizeBits - BUCKET_BITS);
        long[] sorted = sort(hashBits);
        GrowingBytes content = new GrowingBytes();
        GrowingBytes footer = new GrowingBytes();
        footer.addVarint(blocks);
        footer.addVarint(hashBits);
        footer.addVarint(bucketBits);
        try (NewFile out = disk.create(file)) {
            FORMAT.writeHeader(out);
            int next = 0;
            for (long bucket = 0; bucket < 1L << bucketBits; bucket++) {
                content.clear();
                next = addBucket(sorted, next, bucket, hashBits, hashBits - bucketBits, content);
                footer.addVarint(content.length());
                footer.addVarint(Integer.toUnsignedLong(SealedFormat.checksum(content.array(), 0, content.length())));
                out.write(content.toBuffer());
            }
            FORMAT.writeFooter(out, footer);
        }
    }

    /** Adds the entries whose hash begins with the bucket's number, from this one on; returns the next one. */
    private int addBucket(long[] sorted, int first, long bucket, int hashBits, int lowBits, GrowingBytes out) {
        long before = bucket << lowBits;
        int next = first;
        BlockList list = new BlockList(blocks);
        while (next < size && hash(sorted[next], hashBits) >>> lowBits == bucket) {
            long hash = hash(sorted[next], hashBits);
            out.addVarint(hash - before);
            before = hash;
            list.clear();
            for (; next < size && hash(sorted[next], hashBits) == hash; next++) {
                list.add((int) (sorted[next] & BLOCK_MASK));
            }
            list.write(out);
        }
        return next;
    }

    private static long hash(long entry, int hashBits) {
        return entry >>> (Long.SIZE - hashBits);
    }

    /** Sorts by the upper bits of the hash alone: entries came in the order of their blocks, and equal ones keep it. */
    private long[] sort(int hashBits) {
        long[] from = entries;
        long[] to = new long[size];
        for (int shift = Long.SIZE - hashBits; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] starts = new int[(1 << DIGIT_BITS) + 1];
            int mask = (1 << DIGIT_BITS) - 1;
            for (int i = 0; i < size; i++) {
                starts[((int) (from[i] >>> shift) & mask) + 1]++;
            }
            for (int digit = 0; digit < mask; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (int i = 0; i < size; i++) {
                to[starts[(int) (from[i] >>> shift) & mask]++] = from[i];
            }
            long[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }
}

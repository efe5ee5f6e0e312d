package dev.weft.store.duckdb.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * The content of a file: its pages as every process sees them, and as the medium holds them. A page that was written is
 * dirty until a sync; when power is lost, each dirty page is on the medium, or not, or with some of its sectors.
 */
final class SimulatedFile {

    static final int PAGE_BYTES = 4_096;
    static final int SECTOR_BYTES = 512;

    private final List<byte[]> seen = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private final BitSet dirty = new BitSet();
    private final List<Long> sizesSinceSync = new ArrayList<>();
    private long size;
    private long storedSize;

    long size() {
        return size;
    }

    void write(long offset, ByteBuffer bytes) {
        long at = offset;
        while (bytes.hasRemaining()) {
            int inPage = (int) (at % PAGE_BYTES);
            int length = Math.min(PAGE_BYTES - inPage, bytes.remaining());
            bytes.get(pageToWrite((int) (at / PAGE_BYTES)), inPage, length);
            at += length;
        }
        if (at > size) {
            setSize(at);
        }
    }

    void truncate(long newSize) {
        while ((seen.size() - 1L) * PAGE_BYTES >= newSize && !seen.isEmpty()) {
            dirty.clear(seen.size() - 1);
            seen.removeLast();
        }
        if (newSize % PAGE_BYTES != 0) {
            Arrays.fill(pageToWrite((int) (newSize / PAGE_BYTES)), (int) (newSize % PAGE_BYTES), PAGE_BYTES, (byte) 0);
        }
        setSize(newSize);
    }

    /** Reads up to the limit of the buffer, which the file must have. */
    void read(long offset, ByteBuffer into) {
        long at = offset;
        while (into.hasRemaining()) {
            int inPage = (int) (at % PAGE_BYTES);
            int length = Math.min(PAGE_BYTES - inPage, into.remaining());
            into.put(seen.get((int) (at / PAGE_BYTES)), inPage, length);
            at += length;
        }
    }

    void sync() {
        resizeStored(seen.size());
        dirty.stream().forEach(page -> stored.set(page, seen.get(page)));
        settle(size);
    }

    /**
     * As Linux does it: the pages are clean from now on, whether they reached the medium or not, and a later sync that
     * succeeds does not write them. Those that did not may also be read anew from the medium.
     */
    void failSync(Random random) {
        boolean reread = random.nextBoolean();
        BitSet wasDirty = (BitSet) dirty.clone();
        storeSome(random);
        settle(anySize(random));
        resizeStored(seen.size());
        if (reread) {
            wasDirty.stream().forEach(page -> seen.set(page, stored.get(page).clone()));
        }
    }

    /** Leaves what the medium holds in the end. */
    void losePower(Random random) {
        long left = anySize(random);
        storeSome(random);
        resizeStored((int) ((left + PAGE_BYTES - 1) / PAGE_BYTES));
        seen.clear();
        stored.forEach(page -> seen.add(page.clone()));
        dirty.clear();
        truncate(left);
        sync();
    }

    /** Changes a byte on the medium, as a decaying disk does. */
    void flip(long offset, int mask) {
        byte[] page = pageToWrite((int) (offset / PAGE_BYTES));
        page[(int) (offset % PAGE_BYTES)] ^= (byte) mask;
        sync();
    }

    private byte[] pageToWrite(int page) {
        while (seen.size() <= page) {
            dirty.set(seen.size());
            seen.add(new byte[PAGE_BYTES]);
        }
        if (!dirty.get(page)) {
            dirty.set(page);
            seen.set(page, seen.get(page).clone());
        }
        return seen.get(page);
    }

    private void setSize(long newSize) {
        size = newSize;
        sizesSinceSync.add(newSize);
    }

    private void settle(long newStoredSize) {
        storedSize = newStoredSize;
        dirty.clear();
        sizesSinceSync.clear();
    }

    private void resizeStored(int pages) {
        while (stored.size() > pages) {
            stored.removeLast();
        }
        while (stored.size() < pages) {
            stored.add(new byte[PAGE_BYTES]);
        }
    }

    private long anySize(Random random) {
        if (sizesSinceSync.isEmpty()) {
            return storedSize;
        }
        return switch (random.nextInt(4)) {
            case 0 -> storedSize;
            case 1 -> size;
            case 2 -> sizesSinceSync.get(random.nextInt(sizesSinceSync.size()));
            default -> {
                long low = Math.min(storedSize, size);
                long any = low + (long) (random.nextDouble() * (Math.max(storedSize, size) - low));
                yield Math.max(low, any / SECTOR_BYTES * SECTOR_BYTES);
            }
        };
    }

    /** Brings any of the dirty pages to the medium, whole or in part; some that were never there come out as garbage. */
    private void storeSome(Random random) {
        int before = stored.size();
        resizeStored(Math.max(before, seen.size()));
        double share = random.nextInt(3) / 2.0;
        boolean tears = random.nextBoolean();
        boolean garbage = random.nextInt(8) == 0;
        for (int page = dirty.nextSetBit(0); page >= 0; page = dirty.nextSetBit(page + 1)) {
            byte[] left = stored.get(page).clone();
            if (garbage && page >= before) {
                random.nextBytes(left);
            }
            boolean whole = share == 1 || (share > 0 && random.nextBoolean());
            for (int sector = 0; sector < PAGE_BYTES; sector += SECTOR_BYTES) {
                boolean kept = (tears && share == 0.5) ? random.nextBoolean() : whole;
                if (kept) {
                    System.arraycopy(seen.get(page), sector, left, sector, SECTOR_BYTES);
                }
            }
            stored.set(page, left);
        }
    }
}

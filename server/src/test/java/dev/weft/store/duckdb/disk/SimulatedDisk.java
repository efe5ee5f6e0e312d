package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that does, from a seed, what disks do to what was not synced. The disk is seen by one process: {@link
 * #afterKill} and {@link #afterPowerLoss} end that process and give the disk as the next one finds it. Files that others
 * write (DuckDB) are not in it, and {@link #syncFile} lets them pass, but for those in {@link SharedFolders}.
 */
public final class SimulatedDisk implements Disk {

    private final SimulatedNames names;
    private final SharedFolders shared;
    private final Random random;
    private final DiskFaults faults;
    private final Object lock;
    private boolean dead;
    private long operations;
    private int openForReading;
    private int openForWriting;

    /**
     * Creates an empty disk.
     *
     * @param root the one folder that is there from the start
     * @param shared folders whose files are real files too, and are deleted now
     */
    public SimulatedDisk(Path root, Random random, Path... shared) {
        SimulatedNames empty = new SimulatedNames(root);
        this(empty, new SharedFolders(List.of(shared), empty), random, new Object());
        this.shared.giveBack();
    }

    /** Creates an empty disk for faults that leave nothing to chance: what does, is alike in each run. */
    public static SimulatedDisk withoutChance(Path root) throws IOException {
        return new SimulatedDisk(root.toRealPath(), new Random(1));
    }

    private SimulatedDisk(SimulatedNames names, SharedFolders shared, Random random, Object lock) {
        this.names = names;
        this.shared = shared;
        this.random = random;
        this.faults = new DiskFaults(random);
        this.lock = lock;
    }

    public DiskFaults faults() {
        return faults;
    }

    /** Returns how many operations this process has begun. */
    public long operations() {
        synchronized (lock) {
            return operations;
        }
    }

    /** Returns how many files this process has open for reading. */
    public int openForReading() {
        synchronized (lock) {
            return openForReading;
        }
    }

    /** Returns how many files this process has open for writing. */
    public int openForWriting() {
        synchronized (lock) {
            return openForWriting;
        }
    }

    /** Ends the process, as kill -9 does: what it wrote stays, synced or not. The disk has no faults then. */
    public SimulatedDisk afterKill() {
        synchronized (lock) {
            dead = true;
            return new SimulatedDisk(names, shared, random, lock);
        }
    }

    /** Turns the machine off and on: what was not synced may be gone, in part or whole. The disk has no faults then. */
    public SimulatedDisk afterPowerLoss() {
        synchronized (lock) {
            shared.takeIn();
            names.losePower(random);
            shared.giveBack();
            return afterKill();
        }
    }

    /** Changes bits of a byte that was written. */
    public void flip(Path file, long offset, int mask) throws IOException {
        synchronized (lock) {
            names.file(file).flip(offset, mask);
        }
    }

    /** Cuts a file on the medium. */
    public void cut(Path file, long size) throws IOException {
        synchronized (lock) {
            names.file(file).truncate(size);
            names.file(file).sync();
        }
    }

    @Override
    public NewFile create(Path file) throws IOException {
        return step(DiskOperation.NAME, file, () -> {
            SimulatedFile created = new SimulatedFile();
            names.add(file, created);
            return new OpenNewFile(file, created);
        });
    }

    @Override
    public NewFile openForAppend(Path file) throws IOException {
        return step(DiskOperation.NAME, file, () -> new OpenNewFile(file, names.file(file)));
    }

    @Override
    public ReadFile open(Path file) throws IOException {
        return step(DiskOperation.READ, file, () -> {
            if (faults.fails(DiskOperation.OPEN)) {
                throw new FileSystemException(file.toString(), null, "simulated refusal");
            }
            SimulatedReadFile opened = new SimulatedReadFile(this, file, names.file(file));
            openForReading++;
            return opened;
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change(from, () -> {
            names.rename(from, to);
            shared.rename(from, to);
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        change(file, () -> {
            names.delete(file);
            shared.delete(file);
        });
    }

    @Override
    public void link(Path existing, Path added) throws IOException {
        change(existing, () -> names.add(added, names.file(existing)));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        change(folder, () -> {
            names.addFolder(folder);
            shared.createFolder(folder);
        });
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step(DiskOperation.SYNC, folder, () -> {
            names.sync(folder);
            return null;
        });
    }

    @Override
    public void syncFile(Path file) throws IOException {
        step(
                DiskOperation.SYNC,
                file,
                () -> {
                    if (names.exists(file)) {
                        names.file(file).sync();
                    }
                    return null;
                },
                () -> {
                    if (names.exists(file)) {
                        names.file(file).failSync(random);
                        if (shared.contain(file)) {
                            shared.giveBack(file);
                        }
                    }
                });
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return step(DiskOperation.NAME, folder, () -> names.list(folder));
    }

    @Override
    public boolean exists(Path file) {
        synchronized (lock) {
            takeIn(file);
            return names.exists(file);
        }
    }

    @Override
    public boolean isFolder(Path path) {
        synchronized (lock) {
            takeIn(path);
            return names.isFolder(path);
        }
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return step(DiskOperation.NAME, folder, this::freeBytes);
    }

    private void change(Path path, Change change) throws IOException {
        step(DiskOperation.NAME, path, () -> {
            change.run();
            return null;
        });
    }

    <T extends @Nullable Object> T step(DiskOperation kind, Path path, Step<T> step) throws IOException {
        return step(kind, path, step, () -> {});
    }

    /** @param inPart what may be left when it fails or the power goes in the middle of it */
    private <T extends @Nullable Object> T step(DiskOperation kind, Path path, Step<T> step, Change inPart)
            throws IOException {
        faults.delay();
        synchronized (lock) {
            if (dead) {
                throw new PowerLostError();
            }
            takeIn(path);
            operations++;
            if (faults.takesPower()) {
                inPart.run();
                dead = true;
                throw new PowerLostError();
            }
            if (faults.fails(kind)) {
                inPart.run();
                throw new IOException("simulated failure: " + kind + " " + path);
            }
            return step.run();
        }
    }

    Object lock() {
        return lock;
    }

    /** While the lock is held. */
    void closedForReading() {
        openForReading--;
    }

    private void takeIn(Path path) {
        if (shared.contain(path)) {
            shared.takeIn();
        }
    }

    private long freeBytes() {
        return faults.capacityBytes() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : Math.max(0, faults.capacityBytes() - names.usedBytes());
    }

    interface Step<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private interface Change {
        void run() throws IOException;
    }

    private final class OpenNewFile implements NewFile {

        private final Path path;
        private final SimulatedFile file;
        private boolean closed;

        /** While the lock is held. */
        OpenNewFile(Path path, SimulatedFile file) {
            this.path = path;
            this.file = file;
            openForWriting++;
        }

        @Override
        public void write(ByteBuffer... bytes) throws IOException {
            ByteBuffer gathered = gather(bytes);
            step(
                    DiskOperation.WRITE,
                    path,
                    () -> {
                        requireOpen();
                        boolean fits = gathered.remaining() <= freeBytes();
                        gathered.limit((int) Math.min(gathered.limit(), freeBytes()));
                        file.write(file.size(), gathered);
                        if (!fits) {
                            throw new IOException("No space left on device: " + path);
                        }
                        return null;
                    },
                    () -> file.write(file.size(), gathered.limit(random.nextInt(gathered.limit() + 1))));
        }

        @Override
        public long size() {
            synchronized (lock) {
                return file.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            change(path, () -> {
                requireOpen();
                if (size < 0 || size > file.size()) {
                    throw new IllegalArgumentException("size: " + size + " (expected: 0 to " + file.size() + ")");
                }
                file.truncate(size);
            });
        }

        @Override
        public void sync() throws IOException {
            step(
                    DiskOperation.SYNC,
                    path,
                    () -> {
                        requireOpen();
                        file.sync();
                        return null;
                    },
                    () -> file.failSync(random));
        }

        @Override
        public void close() {
            synchronized (lock) {
                openForWriting -= closed ? 0 : 1;
                closed = true;
            }
        }

        private void requireOpen() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
        }

        private static ByteBuffer gather(ByteBuffer... bytes) {
            int length = 0;
            for (ByteBuffer piece : bytes) {
                length += piece.remaining();
            }
            ByteBuffer gathered = ByteBuffer.allocate(length);
            for (ByteBuffer piece : bytes) {
                gathered.put(piece);
            }
            return gathered.flip();
        }
    }
}

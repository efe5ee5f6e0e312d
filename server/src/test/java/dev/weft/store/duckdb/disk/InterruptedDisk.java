package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A disk on which something else happens before each operation: another process at work, on the same thread. */
public record InterruptedDisk(Disk disk, Runnable before) implements Disk {

    @Override
    public NewFile create(Path file) throws IOException {
        before.run();
        return disk.create(file);
    }

    @Override
    public NewFile openForAppend(Path file) throws IOException {
        before.run();
        return disk.openForAppend(file);
    }

    @Override
    public ReadFile open(Path file) throws IOException {
        before.run();
        return new InterruptedFile(disk.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        before.run();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        before.run();
        disk.delete(file);
    }

    @Override
    public void link(Path existing, Path added) throws IOException {
        before.run();
        disk.link(existing, added);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        before.run();
        disk.createFolder(folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        before.run();
        disk.syncFolder(folder);
    }

    @Override
    public void syncFile(Path file) throws IOException {
        before.run();
        disk.syncFile(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        before.run();
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path file) {
        before.run();
        return disk.exists(file);
    }

    @Override
    public boolean isFolder(Path path) {
        before.run();
        return disk.isFolder(path);
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return disk.usableBytes(folder);
    }

    private final class InterruptedFile implements ReadFile {

        private final ReadFile file;

        InterruptedFile(ReadFile file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            before.run();
            file.read(offset, into);
        }

        @Override
        public MemorySegment map() throws IOException {
            return file.map();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

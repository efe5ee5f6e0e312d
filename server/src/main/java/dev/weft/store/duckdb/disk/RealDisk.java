package dev.weft.store.duckdb.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The disk of the machine. What it creates is for its owner alone; no call can be broken off by an interrupt. */
public final class RealDisk implements Disk {

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Override
    public NewFile create(Path file) throws IOException {
        return new RealNewFile(SteadyChannel.open(file, Set.of(CREATE_NEW, WRITE), OWNERS_FILE), 0);
    }

    @Override
    public NewFile openForAppend(Path file) throws IOException {
        SteadyChannel channel = SteadyChannel.open(file, Set.of(WRITE));
        try {
            return new RealNewFile(channel, channel.size());
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public ReadFile open(Path file) throws IOException {
        SteadyChannel channel = SteadyChannel.open(file, Set.of(READ));
        try {
            return new RealReadFile(channel, file);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public void link(Path existing, Path added) throws IOException {
        Files.createLink(added, existing);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, OWNERS_FOLDER);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        sync(folder);
    }

    @Override
    public void syncFile(Path file) throws IOException {
        sync(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void sync(Path path) throws IOException {
        try (SteadyChannel channel = SteadyChannel.open(path, Set.of(READ))) {
            channel.sync();
        }
    }
}

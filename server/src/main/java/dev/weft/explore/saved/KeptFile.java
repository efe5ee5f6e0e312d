package dev.weft.explore.saved;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A small file for its owner alone that is replaced whole: after a crash it is the old one or the new one. */
final class KeptFile {

    private final Path path;
    private final Path folder;

    /** @param path in a folder that exists */
    KeptFile(Path path) {
        this.path = path.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.path.getParent(), "folder");
    }

    /** Makes a folder for its owner alone, unless it is there. */
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sync(Objects.requireNonNull(folder.toAbsolutePath().getParent(), "parent"));
    }

    boolean exists() {
        return Files.exists(path);
    }

    byte[] read() throws IOException {
        return Files.readAllBytes(path);
    }

    /** Replaces the content; when this returns, the new one survives a loss of power. */
    void replace(byte[] content) throws IOException {
        Path unfinished = folder.resolve(path.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(unfinished, path, ATOMIC_MOVE);
        sync(folder);
    }

    /** Renames the file to a name that is free, and returns that. */
    Path setAside() throws IOException {
        int number = 1;
        Path aside = asideName(number);
        while (Files.exists(aside)) {
            number++;
            aside = asideName(number);
        }
        Files.move(path, aside, ATOMIC_MOVE);
        sync(folder);
        return aside;
    }

    private Path asideName(int number) {
        return folder.resolve(path.getFileName() + ".damaged-" + number);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

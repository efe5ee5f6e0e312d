package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of a simulated disk that lie on the real one too, for another program (DuckDB) reads and writes files in them by
 * itself. What it wrote is taken in, not synced, before its folder is used; what becomes of names and content on the
 * simulated disk is done to the real files.
 */
record SharedFolders(List<Path> folders, SimulatedNames names) {

    SharedFolders {
        folders = List.copyOf(folders);
    }

    boolean contain(Path path) {
        return folders.stream().anyMatch(path::startsWith);
    }

    /** Takes in what was written since. */
    void takeIn() {
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                inOrder(folder, Comparator.naturalOrder(), this::takeIn);
            }
        }
    }

    private void takeIn(Path real) throws IOException {
        if (names.exists(real)) {
            return;
        }
        if (Files.isDirectory(real)) {
            names.addFolder(real);
        } else {
            SimulatedFile file = new SimulatedFile();
            file.write(0, ByteBuffer.wrap(Files.readAllBytes(real)));
            names.add(real, file);
        }
    }

    void createFolder(Path folder) throws IOException {
        if (contain(folder)) {
            Files.createDirectories(folder);
        }
    }

    void delete(Path path) throws IOException {
        if (contain(path)) {
            Files.deleteIfExists(path);
        }
    }

    void rename(Path from, Path to) throws IOException {
        if (contain(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes a real file what it is on the simulated disk. */
    void giveBack(Path path) throws IOException {
        SimulatedFile file = names.file(path);
        ByteBuffer content = ByteBuffer.allocate((int) file.size());
        file.read(0, content);
        Files.write(path, content.array());
    }

    /** Makes all real files what is left on the simulated disk. */
    void giveBack() {
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                inOrder(folder, Comparator.reverseOrder(), Files::delete);
            }
            if (names.exists(folder)) {
                try {
                    giveBackFolder(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void giveBackFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path path : names.list(folder)) {
            if (names.isFolder(path)) {
                giveBackFolder(path);
            } else {
                giveBack(path);
            }
        }
    }

    private static void inOrder(Path folder, Comparator<Path> order, PathAction action) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(order).toList()) {
                action.take(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface PathAction {
        void take(Path path) throws IOException;
    }
}

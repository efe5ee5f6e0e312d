package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The folders and the names in them. A name that changed is a pending change until its folder was synced; when power is
 * lost, any of the pending changes are there and the others never were. A rename is one change in both its folders.
 */
final class SimulatedNames {

    private final Path rootPath;
    private final Folder root = new Folder();
    private final List<Change> pending = new ArrayList<>();

    SimulatedNames(Path rootPath) {
        this.rootPath = rootPath;
    }

    boolean exists(Path path) {
        return node(path) != null;
    }

    boolean isFolder(Path path) {
        return node(path) instanceof Folder;
    }

    SimulatedFile file(Path path) throws IOException {
        if (node(path) instanceof SimulatedFile file) {
            return file;
        }
        throw new NoSuchFileException(path.toString());
    }

    List<Path> list(Path path) throws IOException {
        return folder(path).seen.keySet().stream().map(path::resolve).toList();
    }

    void add(Path path, Object node) throws IOException {
        if (exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        change(List.of(edit(path, node)));
    }

    void addFolder(Path path) throws IOException {
        add(path, new Folder());
    }

    @SuppressWarnings("ReferenceEquality") // two names of one file: POSIX then leaves both
    void rename(Path from, Path to) throws IOException {
        Object node = node(from);
        if (node == null) {
            throw new NoSuchFileException(from.toString());
        }
        if (node(to) instanceof Folder || (node(to) != null && node instanceof Folder)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        if (node != node(to)) {
            change(List.of(edit(to, node), edit(from, null)));
        }
    }

    void delete(Path path) throws IOException {
        Object node = node(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (node instanceof Folder folder && !folder.seen.isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        change(List.of(edit(path, null)));
    }

    void sync(Path path) throws IOException {
        Folder synced = folder(path);
        List<Change> kept = new ArrayList<>();
        for (int i = pending.size() - 1; i >= 0; i--) {
            Change change = pending.get(i);
            boolean now = change.touches(synced) || kept.stream().anyMatch(change::isBefore);
            if (now) {
                kept.addFirst(change);
            }
        }
        kept.forEach(Change::store);
        pending.removeAll(kept);
    }

    void losePower(Random random) {
        double share = random.nextInt(3) / 2.0;
        pending.stream()
                .filter(_ -> share == 1 || (share > 0 && random.nextBoolean()))
                .forEach(Change::store);
        pending.clear();
        Set<SimulatedFile> files = Collections.newSetFromMap(new IdentityHashMap<>());
        root.losePower(file -> {
            if (files.add(file)) {
                file.losePower(random);
            }
        });
    }

    long usedBytes() {
        Set<SimulatedFile> files = Collections.newSetFromMap(new IdentityHashMap<>());
        root.forEachFile(files::add);
        return files.stream().mapToLong(SimulatedFile::size).sum();
    }

    private void change(List<Edit> edits) {
        edits.forEach(Edit::show);
        pending.add(new Change(edits));
    }

    private Edit edit(Path path, @Nullable Object node) throws IOException {
        return new Edit(
                folder(Objects.requireNonNull(path.getParent())),
                path.getFileName().toString(),
                node);
    }

    private Folder folder(Path path) throws IOException {
        if (node(path) instanceof Folder folder) {
            return folder;
        }
        throw exists(path) ? new NotDirectoryException(path.toString()) : new NoSuchFileException(path.toString());
    }

    private @Nullable Object node(Path path) {
        Object node = path.startsWith(rootPath) ? root : null;
        for (int i = rootPath.getNameCount(); i < path.getNameCount(); i++) {
            node = node instanceof Folder folder
                    ? folder.seen.get(path.getName(i).toString())
                    : null;
        }
        return node;
    }

    /** A folder's names, as every process sees them and as they are stored: each a file or a folder. */
    private static final class Folder {

        private final TreeMap<String, Object> seen = new TreeMap<>();
        private final TreeMap<String, Object> stored = new TreeMap<>();

        private void losePower(Consumer<SimulatedFile> file) {
            seen.clear();
            seen.putAll(stored);
            for (Object node : seen.values()) {
                if (node instanceof Folder folder) {
                    folder.losePower(file);
                } else {
                    file.accept((SimulatedFile) node);
                }
            }
        }

        private void forEachFile(Consumer<SimulatedFile> file) {
            for (Object node : seen.values()) {
                if (node instanceof Folder folder) {
                    folder.forEachFile(file);
                } else {
                    file.accept((SimulatedFile) node);
                }
            }
        }
    }

    private record Edit(
            Folder folder, String name, @Nullable Object node) {

        private void show() {
            set(folder.seen);
        }

        private void store() {
            set(folder.stored);
        }

        private void set(TreeMap<String, Object> names) {
            if (node == null) {
                names.remove(name);
            } else {
                names.put(name, node);
            }
        }
    }

    private record Change(List<Edit> edits) {

        private boolean touches(Folder folder) {
            return edits.stream().anyMatch(edit -> edit.folder == folder);
        }

        /** Whether a later change is about one of the same names. */
        private boolean isBefore(Change later) {
            return edits.stream()
                    .anyMatch(edit -> later.edits.stream()
                            .anyMatch(other -> other.folder == edit.folder && other.name.equals(edit.name)));
        }

        private void store() {
            edits.forEach(Edit::store);
        }
    }
}

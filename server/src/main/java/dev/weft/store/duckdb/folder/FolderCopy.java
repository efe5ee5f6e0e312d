package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.FileCopies;
import dev.weft.store.duckdb.log.LogCopy;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies what a data folder holds at one moment, though a server may be at work on it. First the manifest is read, then the
 * log that it leaves, then the segments that it names: this is the folder as it would be if sealing had waited since the
 * manifest. Whatever the manifest needs is deleted only after a newer one was published, so when something is gone there is
 * a newer manifest, with which the copy is begun anew; segments that it names too stay.
 *
 * <p>Columns are left out: they are made anew, and a file of them may hold spans that the copy has in its log.
 */
public final class FolderCopy {

    /** How often the folder may change under the copy. */
    private static final int MOST_CHANGES = 100;

    /** How often the copy of a folder that did not change may fail. */
    private static final int MOST_FAILURES = 3;

    private final Disk disk;
    private final DataLayout from;
    private final DataLayout to;
    private final Set<SegmentName> copied = new HashSet<>();

    /** @param to a folder that exists and is empty */
    public FolderCopy(Disk disk, DataLayout from, DataLayout to) {
        this.disk = disk;
        this.from = from;
        this.to = to;
    }

    /** Copies everything but the format file; it is durable when this returns. */
    public CopiedFolder run() throws IOException {
        disk.createFolder(to.segments());
        disk.createFolder(to.log());
        disk.createFolder(to.dropped());
        copyExplorer();
        Manifest manifest = Manifest.of(disk, from);
        int changes = 0;
        int failures = 0;
        while (true) {
            try {
                return copy(manifest);
            } catch (IOException e) {
                Manifest newer = Manifest.read(disk, from.manifest());
                if (wasCut(e) || !newer.equals(manifest)) {
                    changes++;
                    failures = 0;
                } else {
                    failures++;
                }
                if (failures == MOST_FAILURES) {
                    throw e;
                }
                if (changes > MOST_CHANGES) {
                    throw new IOException(
                            from.directory() + " changed " + MOST_CHANGES + " times while it was copied (expected: a"
                                    + " quieter moment, or a target on the same file system)",
                            e);
                }
                manifest = newer;
            }
        }
    }

    /** The log is cut behind a write that failed, though the manifest stays. */
    private static boolean wasCut(IOException e) {
        return e instanceof EOFException;
    }

    private CopiedFolder copy(Manifest manifest) throws IOException {
        clear(manifest);
        LogCopy.Copied log = new LogCopy(disk, from.log())
                .into(to.log(), manifest.sealed().sequence(), manifest.sealed().group());
        for (SegmentName name : manifest.segments()) {
            if (!copied.contains(name)) {
                copySegment(name, manifest.quarantined().containsKey(name));
                copied.add(name);
            }
        }
        for (SegmentName name : manifest.dropped()) {
            copyDropped(name);
        }
        disk.syncFolder(to.segments());
        disk.syncFolder(to.dropped());
        manifest.write(disk, to.manifest());
        return new CopiedFolder(to.directory(), manifest.segments().size(), log.files(), log.groups());
    }

    /** Deletes what a try before left, but for segments that this one needs. */
    private void clear(Manifest manifest) throws IOException {
        deleteFiles(to.log());
        deleteFiles(to.dropped());
        Set<Path> kept = new HashSet<>();
        copied.retainAll(manifest.segments());
        copied.forEach(name -> kept.add(to.segments().resolve(name.toString())));
        for (Path found : disk.list(to.segments())) {
            if (!kept.contains(found)) {
                SegmentFolder.deleteFolder(disk, found);
            }
        }
    }

    private void deleteFiles(Path folder) throws IOException {
        for (Path file : disk.list(folder)) {
            disk.delete(file);
        }
    }

    /** Of a quarantined segment a file may be missing: the copy of it is as damaged as it is. */
    private void copySegment(SegmentName name, boolean quarantined) throws IOException {
        Path source = from.segments().resolve(name.toString());
        Path target = to.segments().resolve(name.toString());
        disk.createFolder(target);
        for (String file : SegmentFolder.FILES) {
            try {
                FileCopies.linkOrCopy(disk, source.resolve(file), target.resolve(file));
            } catch (NoSuchFileException e) {
                if (!quarantined) {
                    throw e;
                }
            }
        }
        disk.syncFolder(target);
    }

    /** These files are replaced whole and never changed, so that a link holds one as it was; one under way is left out. */
    private void copyExplorer() throws IOException {
        if (!disk.exists(from.explorer())) {
            return;
        }
        disk.createFolder(to.explorer());
        for (Path file : disk.list(from.explorer())) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".unfinished")) {
                FileCopies.linkOrCopy(disk, file, to.explorer().resolve(name));
            }
        }
        disk.syncFolder(to.explorer());
    }

    /** Nothing depends on what is remembered of a dropped segment: what is gone is done without. */
    private void copyDropped(SegmentName name) throws IOException {
        Path target = to.dropped().resolve(name.toString());
        try {
            FileCopies.linkOrCopy(disk, from.dropped().resolve(name.toString()), target);
        } catch (NoSuchFileException _) {
            // Forgotten since the manifest was read.
        }
    }
}

package dev.weft.store.duckdb.folder;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.Inspection.NamedFile;
import dev.weft.store.duckdb.folder.Inspection.Sealed;
import dev.weft.store.duckdb.folder.Inspection.SealedFacts;
import dev.weft.store.duckdb.log.LogFileFacts;
import dev.weft.store.duckdb.log.LogInspection;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.SegmentResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks into a data folder, in use or not, without a lock and without changing anything. */
public final class FolderInspection {

    /** A folder in use may change under the look, which is then taken again. */
    private static final int MOST_TRIES = 20;

    private static final long LEAST_CACHE_BYTES = 1 << 20;

    private final Disk disk;
    private final DataLayout folder;
    private final Set<String> damage = new LinkedHashSet<>();

    private FolderInspection(Disk disk, DataLayout folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * Returns what the folder holds at one moment of the call.
     *
     * @throws StoreException of kind CANNOT_OPEN when it is no data folder or cannot be read
     */
    public static Inspection of(Path data) {
        Disk disk = new RealDisk();
        DataLayout folder = new DataLayout(DataFolder.require(data));
        try {
            Manifest manifest = Manifest.read(disk, folder.manifest());
            for (int left = MOST_TRIES; ; left--) {
                Inspection seen = new FolderInspection(disk, folder).look(manifest);
                Manifest newer = Manifest.read(disk, folder.manifest());
                if (seen.damage().isEmpty() || newer.equals(manifest) || left == 0) {
                    return seen;
                }
                manifest = newer;
            }
        } catch (IOException e) {
            throw DataFolder.cannotOpen(data, FileFailure.words(e), e);
        }
    }

    private Inspection look(Manifest manifest) throws IOException {
        String lost = LostManifest.words(disk, folder);
        if (lost != null) {
            damage.add(lost);
        }
        String older = OlderManifest.words(disk, folder, manifest);
        if (lost == null && older != null) {
            damage.add(older);
        }
        List<LogFileFacts> log = log(manifest.sealed());
        List<Sealed> segments = new ArrayList<>();
        try (SegmentResources resources = new SegmentResources(LEAST_CACHE_BYTES, 1)) {
            for (SegmentName name : manifest.segments()) {
                segments.add(segment(name, resources));
            }
        }
        manifest.quarantined().forEach((name, reason) -> damage.add("segment " + name + " is quarantined: " + reason));
        Set<String> droppedNames = new LinkedHashSet<>();
        manifest.dropped().forEach(name -> droppedNames.add(name.toString()));
        return new Inspection(
                folder.directory(),
                manifest.sealed().sequence(),
                manifest.sealed().group(),
                manifest.nextSeal(),
                segments,
                files(folder.columns(), name -> name.endsWith(".duckdb")),
                log,
                files(folder.dropped(), droppedNames::contains),
                files(folder.log(), name -> name.contains(".damaged")),
                List.copyOf(damage));
    }

    private List<LogFileFacts> log(LogPosition sealed) throws IOException {
        if (!disk.exists(folder.log())) {
            return List.of();
        }
        LogInspection inspection = new LogInspection(disk, folder.log());
        List<LogFileFacts> files = inspection.files();
        String together = inspection.damage(sealed.sequence(), sealed.group());
        boolean found = false;
        for (LogFileFacts file : files) {
            if (file.damage() != null) {
                damage.add(file.damage());
                found = true;
            }
        }
        if (together != null && !found) {
            damage.add(together);
        }
        return files;
    }

    private Sealed segment(SegmentName name, SegmentResources resources) throws IOException {
        SegmentFolder segment = new SegmentFolder(disk, folder.segments(), name);
        SealedFacts facts = null;
        try {
            facts = facts(segment, resources);
        } catch (IOException e) {
            damage.add("segment " + name + ": " + FileFailure.words(e));
        }
        SortedMap<String, Long> bytes = new TreeMap<>();
        for (NamedFile file : files(segment.path(), SegmentFolder.FILES::contains)) {
            bytes.put(file.name(), file.bytes());
        }
        return new Sealed(name.toString(), facts, bytes);
    }

    private static SealedFacts facts(SegmentFolder folder, SegmentResources resources) throws IOException {
        try (Segment segment = Segment.open(folder, resources)) {
            return new SealedFacts(
                    segment.spanCount(),
                    segment.conflictingSpanCount(),
                    segment.linkCount(),
                    segment.minStartTimeUnixNano(),
                    segment.maxStartTimeUnixNano(),
                    segment.committedUnixMillis(),
                    segment.traceFilter().sizeBytes(),
                    segment.linkedTraceFilter().sizeBytes());
        }
    }

    /** Returns files of a folder that need not exist; one that goes away meanwhile is left out. */
    private List<NamedFile> files(Path parent, Predicate<String> names) throws IOException {
        List<NamedFile> files = new ArrayList<>();
        if (!disk.exists(parent)) {
            return files;
        }
        for (Path file : disk.list(parent)) {
            String name = file.getFileName().toString();
            if (names.test(name)) {
                try {
                    files.add(new NamedFile(name, Files.size(file)));
                } catch (NoSuchFileException _) {
                    // Merged or dropped since the folder was listed.
                }
            }
        }
        return files;
    }
}

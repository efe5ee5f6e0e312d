package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.CheckedText;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a data folder holds: the truth about which segments are published, which were dropped, and which groups of the log are
 * in segments. A {@link CheckedText}.
 *
 * @param sealed up to where the log is in segments
 * @param nextSeal number of the next seal
 * @param segments published ones, in order of commit
 * @param quarantined published ones that cannot be read, with the reason, in one line
 * @param dropped segments of which only the traces are remembered, in order of commit
 */
public record Manifest(
        LogPosition sealed,
        long nextSeal,
        List<SegmentName> segments,
        SortedMap<SegmentName, String> quarantined,
        List<SegmentName> dropped) {

    static final Manifest EMPTY = new Manifest(LogPosition.START, 1, List.of(), new TreeMap<>(), List.of());

    private static final String HEAD = "weft manifest 1";
    private static final String SEALED_FILE = "sealed-file ";
    private static final String SEALED_GROUP = "sealed-group ";
    private static final String NEXT_SEAL = "next-seal ";
    private static final String SEGMENT = "segment ";
    private static final String QUARANTINED = "quarantined ";
    private static final String DROPPED = "dropped ";
    private static final int FIXED_LINES = 4;

    public Manifest {
        segments = List.copyOf(segments);
        quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
        dropped = List.copyOf(dropped);
    }

    /** Reads the file; without one nothing was ever published. */
    public static Manifest read(Disk disk, Path file) throws IOException {
        return disk.exists(file) ? parse(CheckedText.read(disk, file), file) : EMPTY;
    }

    /**
     * Reads the file of a folder.
     *
     * @throws IOException when there is none, though something was published
     */
    static Manifest of(Disk disk, DataLayout folder) throws IOException {
        Manifest read = read(disk, folder.manifest());
        String lost = LostManifest.words(disk, folder);
        if (lost != null) {
            throw new IOException(lost);
        }
        return read;
    }

    /**
     * Reads the file of a folder that this process holds.
     *
     * @throws IOException when there is none, though something was published, or it is older than what is there
     */
    static Manifest held(Disk disk, DataLayout folder) throws IOException {
        Manifest read = of(disk, folder);
        String older = OlderManifest.words(disk, folder, read);
        if (older != null) {
            throw new IOException(older);
        }
        return read;
    }

    public void write(Disk disk, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        lines.add(SEALED_FILE + sealed.sequence());
        lines.add(SEALED_GROUP + sealed.group());
        lines.add(NEXT_SEAL + nextSeal);
        segments.forEach(segment -> lines.add(SEGMENT + segment));
        quarantined.forEach((segment, reason) -> lines.add(QUARANTINED + segment + " " + reason));
        dropped.forEach(segment -> lines.add(DROPPED + segment));
        CheckedText.write(disk, file, lines);
    }

    /** Returns this with the next seal, which holds the log up to there. */
    public Manifest withSeal(LogPosition newlySealed) {
        List<SegmentName> all = new ArrayList<>(segments);
        all.add(new SegmentName(nextSeal, nextSeal));
        return new Manifest(newlySealed, nextSeal + 1, all, quarantined, dropped);
    }

    /** Returns this with neighbouring segments merged into one. */
    public Manifest withMerged(List<SegmentName> sources, SegmentName merged) {
        List<SegmentName> all = new ArrayList<>(segments);
        all.set(all.indexOf(sources.getFirst()), merged);
        all.removeAll(sources);
        SortedMap<SegmentName, String> unread = new TreeMap<>(quarantined);
        unread.keySet().removeAll(sources);
        return new Manifest(sealed, nextSeal, all, unread, dropped);
    }

    /** Returns this without some segments, and with other ones of which only the traces are remembered. */
    public Manifest withoutSegments(List<SegmentName> leaving, List<SegmentName> newlyDropped) {
        List<SegmentName> left = new ArrayList<>(segments);
        left.removeAll(leaving);
        SortedMap<SegmentName, String> unread = new TreeMap<>(quarantined);
        unread.keySet().removeAll(leaving);
        return new Manifest(sealed, nextSeal, left, unread, newlyDropped);
    }

    /** Returns this with these segments quarantined, as far as they are published. */
    public Manifest withQuarantined(SortedMap<SegmentName, String> unread) {
        SortedMap<SegmentName, String> published = new TreeMap<>(unread);
        published.keySet().retainAll(segments);
        return new Manifest(sealed, nextSeal, segments, published, dropped);
    }

    private static Manifest parse(List<String> lines, Path file) throws IOException {
        if (lines.size() < FIXED_LINES || !lines.getFirst().equals(HEAD)) {
            throw new IOException(file + ": " + lines.size() + " lines (expected: '" + HEAD + "' and what it holds)");
        }
        List<SegmentName> segments = new ArrayList<>();
        SortedMap<SegmentName, String> quarantined = new TreeMap<>();
        List<SegmentName> dropped = new ArrayList<>();
        for (String line : lines.subList(FIXED_LINES, lines.size())) {
            if (line.startsWith(DROPPED)) {
                dropped.add(name(line, DROPPED, file));
            } else if (line.startsWith(QUARANTINED)) {
                String[] words = line.substring(QUARANTINED.length()).split(" ", 2);
                quarantined.put(SegmentName.parse(words[0]), words.length > 1 ? words[1] : "");
            } else {
                segments.add(name(line, SEGMENT, file));
            }
        }
        return new Manifest(
                new LogPosition(number(lines.get(1), SEALED_FILE, file), number(lines.get(2), SEALED_GROUP, file)),
                number(lines.get(3), NEXT_SEAL, file),
                segments,
                quarantined,
                dropped);
    }

    private static SegmentName name(String line, String word, Path file) throws IOException {
        return SegmentName.parse(text(line, word, file));
    }

    private static long number(String line, String word, Path file) throws IOException {
        return Long.parseLong(text(line, word, file));
    }

    private static String text(String line, String word, Path file) throws IOException {
        if (!line.startsWith(word)) {
            throw new IOException(file + ": '" + line + "' (expected: '" + word + "' and its value)");
        }
        return line.substring(word.length());
    }
}

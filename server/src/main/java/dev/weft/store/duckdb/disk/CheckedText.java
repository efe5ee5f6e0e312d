package dev.weft.store.duckdb.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/** Small files of lines with their checksum in the last one, replaced whole. */
public final class CheckedText {

    private static final String CHECKSUM = "crc32c ";

    private CheckedText() {}

    /**
     * Replaces the file; when this returns, the new one survives a loss of power.
     *
     * @param lines without line ends
     */
    public static void write(Disk disk, Path file, List<String> lines) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        if (disk.exists(unfinished)) {
            disk.delete(unfinished);
        }
        String text = String.join("\n", lines) + "\n";
        try (NewFile created = disk.create(unfinished)) {
            created.write(UTF_8.encode(text + CHECKSUM + checksum(text) + "\n"));
            created.sync();
        }
        disk.rename(unfinished, file);
        disk.syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder"));
    }

    /** @throws DamagedTextException when the file is not as it was written */
    public static List<String> read(Disk disk, Path file) throws IOException {
        ByteBuffer bytes;
        try (ReadFile opened = disk.open(file)) {
            bytes = ByteBuffer.allocate(Math.toIntExact(opened.size()));
            opened.read(0, bytes);
        }
        String text = UTF_8.decode(bytes.flip()).toString();
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0 || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
            throw new DamagedTextException(file);
        }
        return text.substring(0, end).lines().toList();
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(UTF_8.encode(text));
        return Long.toHexString(crc.getValue());
    }
}

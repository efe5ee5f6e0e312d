package dev.weft.store.duckdb.segment.format;

import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What begins and ends a file that is written once: a header, then the content, a footer that says what lies where, and a
 * trailer that finds and checks the footer.
 *
 * @param magic the eight letters that the file begins and ends with
 */
public record SealedFormat(String magic, int version) {

    public static final int HEADER_BYTES = 12;
    private static final int TRAILER_BYTES = 32;

    public void writeHeader(NewFile file) throws IOException {
        file.write(ByteBuffer.allocate(HEADER_BYTES)
                .put(magicBytes())
                .putInt(version)
                .flip());
    }

    public void writeFooter(NewFile file, GrowingBytes footer) throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES)
                .putLong(file.size())
                .putInt(footer.length())
                .putInt(checksum(footer.array(), 0, footer.length()))
                .putInt(version);
        trailer.putInt(checksum(trailer.array(), 0, trailer.position()));
        trailer.put(magicBytes()).flip();
        file.write(footer.toBuffer(), trailer);
    }

    /** @throws DamagedFileException unless header, trailer and footer are whole and of this version */
    public byte[] readFooter(ReadFile file, Path path) throws IOException {
        if (file.size() < HEADER_BYTES + TRAILER_BYTES) {
            throw new DamagedFileException(
                    path,
                    "file of " + file.size() + " bytes (expected: at least " + (HEADER_BYTES + TRAILER_BYTES) + ")");
        }
        ByteBuffer header = ByteBuffer.wrap(read(file, 0, HEADER_BYTES));
        checkMagic(header, path, "header");
        checkVersion(header.getInt(), path);
        byte[] trailerBytes = read(file, file.size() - TRAILER_BYTES, TRAILER_BYTES);
        ByteBuffer trailer = ByteBuffer.wrap(trailerBytes);
        long offset = trailer.getLong();
        int length = trailer.getInt();
        int footerChecksum = trailer.getInt();
        checkVersion(trailer.getInt(), path);
        int checked = trailer.position();
        if (trailer.getInt() != checksum(trailerBytes, 0, checked)) {
            throw new DamagedFileException(path, "trailer does not match its checksum");
        }
        checkMagic(trailer, path, "trailer");
        if (offset < HEADER_BYTES || length < 0 || offset + length != file.size() - TRAILER_BYTES) {
            throw new DamagedFileException(
                    path, "footer at byte " + offset + " of " + length + " bytes (expected: up to the trailer)");
        }
        byte[] footer = read(file, offset, length);
        if (checksum(footer, 0, length) != footerChecksum) {
            throw new DamagedFileException(path, "footer at byte " + offset + " does not match its checksum");
        }
        return footer;
    }

    public static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }

    private byte[] magicBytes() {
        return magic.getBytes(StandardCharsets.US_ASCII);
    }

    private void checkMagic(ByteBuffer at, Path path, String where) throws IOException {
        byte[] found = new byte[Long.BYTES];
        at.get(found);
        if (!Arrays.equals(found, magicBytes())) {
            HexFormat hex = HexFormat.of();
            throw new DamagedFileException(
                    path,
                    where + " with bytes " + hex.formatHex(found) + " (expected: " + hex.formatHex(magicBytes()) + ")");
        }
    }

    private void checkVersion(int found, Path path) throws IOException {
        if (found != version) {
            throw new DamagedFileException(path, "format version " + found + " (expected: " + version + ")");
        }
    }

    private static byte[] read(ReadFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }
}

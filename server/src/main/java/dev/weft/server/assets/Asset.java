package dev.weft.server.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the explorer.
 *
 * @param gzipped the same bytes compressed; as long as the plain ones where that saves nothing
 * @param plainTag the ETag of the plain bytes, quoted
 * @param gzippedTag that of the compressed ones, which are another representation (RFC 9110, section 8.8.3.3)
 */
@SuppressWarnings("ArrayRecordComponent")
record Asset(byte[] plain, byte[] gzipped, String contentType, String plainTag, String gzippedTag, boolean immutable) {

    private static final int TAG_BYTES = 12;

    /** @param path within the explorer; files in {@code assets/} have their content's hash in their name */
    static Asset of(String path, byte[] content) {
        String hash = hash(content);
        return new Asset(
                content,
                gzip(content),
                ContentTypes.of(path),
                '"' + hash + '"',
                '"' + hash + "-gzip\"",
                path.startsWith("assets/"));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.size() < content.length ? compressed.toByteArray() : content;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

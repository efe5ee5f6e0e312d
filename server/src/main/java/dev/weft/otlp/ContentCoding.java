package dev.weft.otlp;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyFramedOutputStream;

/** Compressions of requests. */
enum ContentCoding {
    IDENTITY,
    GZIP,
    /**
     * The zlib format (RFC 1950), as HTTP (RFC 9110, 8.4.1.2) and gRPC name it. The same RFC notes that some senders leave
     * the zlib wrapper out; that is read too.
     */
    DEFLATE,
    ZSTD,
    /** Snappy's framing format, which is what Go's gRPC clients send under this name. gRPC only. */
    SNAPPY;

    /** Bounds the memory of one decoder to 32 MiB, enough for every ordinary compression level. */
    private static final int MAX_ZSTD_WINDOW_LOG = 25;

    private static final int ZLIB_HEADER_BYTES = 2;
    private static final int ZLIB_DEFLATE = 8;
    private static final int ZLIB_CHECK = 31;

    static final String ACCEPTED_BY_HTTP = "gzip, deflate, zstd";

    /** Finds what a {@code Content-Encoding} header names, in any case. */
    static Optional<ContentCoding> findForHttp(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case IDENTITY -> in;
            case GZIP -> new GZIPInputStream(in);
            case DEFLATE -> inflate(new PushbackInputStream(in, ZLIB_HEADER_BYTES));
            case ZSTD -> new ZstdInputStream(new BufferedInputStream(in)).setLongMax(MAX_ZSTD_WINDOW_LOG);
            case SNAPPY -> new SnappyFramedInputStream(in);
        };
    }

    OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case IDENTITY -> out;
            case GZIP -> new GZIPOutputStream(out);
            case DEFLATE -> new DeflaterOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
            case SNAPPY -> new SnappyFramedOutputStream(out);
        };
    }

    private static InputStream inflate(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(ZLIB_HEADER_BYTES);
        in.unread(start);
        boolean raw = start.length == ZLIB_HEADER_BYTES && !isZlibHeader(start[0] & 0xFF, start[1] & 0xFF);
        return raw ? new RawDeflate(in) : new InflaterInputStream(in);
    }

    /** RFC 1950, section 2.2. */
    private static boolean isZlibHeader(int method, int flags) {
        return (method & 0x0F) == ZLIB_DEFLATE && ((method << 8) + flags) % ZLIB_CHECK == 0;
    }

    /** Deflate (RFC 1951) without the wrapper; frees the memory of its decoder on closing. */
    private static final class RawDeflate extends InflaterInputStream {

        RawDeflate(InputStream in) {
            super(in, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            try (Inflater _ = inf) {
                super.close();
            }
        }
    }
}

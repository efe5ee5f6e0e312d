package dev.weft.otlp;

import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compressions of gRPC messages. gRPC in Java knows gzip alone; a Collector that is set to another one drops its data
 * for good when a server does not know it.
 */
final class GrpcCodecs {

    private static final List<ContentCoding> CODINGS =
            List.of(ContentCoding.GZIP, ContentCoding.DEFLATE, ContentCoding.ZSTD, ContentCoding.SNAPPY);

    private GrpcCodecs() {}

    static DecompressorRegistry decompressors() {
        DecompressorRegistry registry = DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false);
        for (ContentCoding coding : CODINGS) {
            registry = registry.with(new CodingCodec(coding), true);
        }
        return registry;
    }

    static CompressorRegistry compressors() {
        CompressorRegistry registry = CompressorRegistry.newEmptyInstance();
        registry.register(Codec.Identity.NONE);
        CODINGS.forEach(coding -> registry.register(new CodingCodec(coding)));
        return registry;
    }

    private record CodingCodec(ContentCoding coding) implements Codec {

        @Override
        public String getMessageEncoding() {
            return coding.word();
        }

        @Override
        public InputStream decompress(InputStream in) {
            return new Opening(coding, in);
        }

        @Override
        public OutputStream compress(OutputStream out) throws IOException {
            return coding.compress(out);
        }
    }

    /**
     * Opens the decompression on the first read, so that damage anywhere in a message is an {@link IOException} of its reader
     * and not of the framing around it.
     */
    private static final class Opening extends InputStream {

        private final ContentCoding coding;
        private final InputStream compressed;
        private @Nullable InputStream content;

        Opening(ContentCoding coding, InputStream compressed) {
            this.coding = coding;
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                if (content == null) {
                    content = coding.decompress(compressed);
                }
                return content.read(buffer, offset, length);
            } catch (RuntimeException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (content == null) {
                compressed.close();
            } else {
                content.close();
            }
        }
    }
}

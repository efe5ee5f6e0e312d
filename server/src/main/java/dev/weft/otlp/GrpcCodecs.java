package dev.weft.otlp;

import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

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
        public InputStream decompress(InputStream in) throws IOException {
            return coding.decompress(in);
        }

        @Override
        public OutputStream compress(OutputStream out) throws IOException {
            return coding.compress(out);
        }
    }
}

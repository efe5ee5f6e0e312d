package dev.weft.bench.send;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The header block of an export request, in HPACK without the dynamic table (RFC 7541, section 6.2.2). */
final class ExportHeaders {

    private static final String PATH = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int NAME_AUTHORITY = 1;
    private static final int NAME_PATH = 4;
    private static final int NAME_CONTENT_TYPE = 31;
    private static final int FOUR_BITS = 15;

    private ExportHeaders() {}

    static byte[] block(String authority) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(METHOD_POST);
        block.write(SCHEME_HTTP);
        known(block, NAME_PATH, PATH);
        known(block, NAME_AUTHORITY, authority);
        known(block, NAME_CONTENT_TYPE, "application/grpc");
        block.write(0);
        text(block, "te");
        text(block, "trailers");
        return block.toByteArray();
    }

    private static void known(ByteArrayOutputStream block, int name, String value) {
        if (name < FOUR_BITS) {
            block.write(name);
        } else {
            block.write(FOUR_BITS);
            block.write(name - FOUR_BITS);
        }
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        block.write(bytes.length);
        block.writeBytes(bytes);
    }
}

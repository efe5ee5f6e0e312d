package dev.weft.bench;

import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A load written out before the clock starts, so that making it costs nothing while the server is measured. Each request is a
 * gRPC message: a zero byte, the length in four bytes, the body.
 */
final class LoadFile implements AutoCloseable {

    private static final int FRAME_HEADER_BYTES = 5;

    private final FileChannel channel;
    private final long[] ends;

    private LoadFile(FileChannel channel, long[] ends) {
        this.channel = channel;
        this.ends = ends;
    }

    static LoadFile write(Load load, Path file) throws IOException {
        long[] ends = new long[load.requests()];
        long end = 0;
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            for (int number = 0; number < ends.length; number++) {
                ExportTraceServiceRequest request = load.request(number);
                out.writeByte(0);
                out.writeInt(request.getSerializedSize());
                CodedOutputStream coded = CodedOutputStream.newInstance(out);
                request.writeTo(coded);
                coded.flush();
                end += FRAME_HEADER_BYTES + request.getSerializedSize();
                ends[number] = end;
            }
        }
        return new LoadFile(FileChannel.open(file, StandardOpenOption.READ), ends);
    }

    int requests() {
        return ends.length;
    }

    long bytes() {
        return ends[ends.length - 1];
    }

    byte[] frame(int number) throws IOException {
        long start = number == 0 ? 0 : ends[number - 1];
        ByteBuffer frame = ByteBuffer.allocate((int) (ends[number] - start));
        while (frame.hasRemaining()) {
            if (channel.read(frame, start + frame.position()) < 0) {
                throw new IOException("load file ends inside request " + number);
            }
        }
        return frame.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

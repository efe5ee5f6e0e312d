package dev.weft.otlp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request on one side of its decompression: at most the bound of one, and within that of all that are being received. */
final class BoundedStream extends FilterInputStream {

    private final String what;
    private final int maxBytes;
    private final ReceivedBytes.Share share;
    private long count;

    /** @param what the request's part, for messages */
    BoundedStream(InputStream bytes, String what, int maxBytes, ReceivedBytes.Share share) {
        super(bytes);
        this.what = what;
        this.maxBytes = maxBytes;
        this.share = share;
    }

    /** @throws RefusedRequestException when a bound is passed */
    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    /** @throws RefusedRequestException when a bound is passed */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) {
        count += bytes;
        if (count > maxBytes) {
            throw new RefusedRequestException(Refusal.tooLarge(what, maxBytes));
        }
        share.add(bytes);
    }
}

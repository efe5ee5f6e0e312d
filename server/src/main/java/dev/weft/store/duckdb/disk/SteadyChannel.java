package dev.weft.store.duckdb.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A file channel that an interrupt cannot close. A {@code FileChannel} closes when a thread is interrupted in it: one
 * cancelled query would take the file from all others, and a failed sync could hide behind the interrupt's exception. An
 * asynchronous channel has no such rule; with an executor that runs its task at once, it is an ordinary blocking channel
 * on the calling thread.
 */
final class SteadyChannel implements AutoCloseable {

    /** Heap buffers pass through a direct buffer of their size, which the JDK then keeps for the thread. */
    private static final int MOST_BYTES_AT_ONCE = 1 << 20;

    private final AsynchronousFileChannel channel;
    private final Path file;

    private SteadyChannel(AsynchronousFileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    static SteadyChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return new SteadyChannel(AsynchronousFileChannel.open(file, options, new CallingThread(), attributes), file);
    }

    /** Fills the buffer. */
    void read(long offset, ByteBuffer into) throws IOException {
        int end = into.limit();
        long next = offset;
        try {
            while (into.position() < end) {
                into.limit(Math.min(end, into.position() + MOST_BYTES_AT_ONCE));
                int read = result(channel.read(into, next));
                if (read < 0) {
                    throw new EOFException(
                            file + " ends at byte " + next + " (expected: " + (end - into.position()) + " more bytes)");
                }
                next += read;
            }
        } finally {
            into.limit(end);
        }
    }

    /** Writes all that remains in the buffer. */
    void write(long offset, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        long next = offset;
        try {
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + MOST_BYTES_AT_ONCE));
                next += result(channel.write(bytes, next));
            }
        } finally {
            bytes.limit(end);
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int result(Future<Integer> done) throws IOException {
        if (done.state() == Future.State.SUCCESS) {
            return done.resultNow();
        }
        Throwable failure = done.exceptionNow();
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof IOException e ? e : new IOException(failure);
    }

    /** Runs each task before it returns. */
    private static final class CallingThread extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}

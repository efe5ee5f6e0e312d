package dev.weft.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the server that are open, closed in reverse order of opening; one that fails to close stops no other. */
final class OpenParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private record Part(String name, Runnable close) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    void opened(String name, Runnable close) {
        parts.push(new Part(name, close));
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.close().run();
            } catch (RuntimeException e) {
                LOG.error("{} did not close", part.name(), e);
            }
        }
    }
}

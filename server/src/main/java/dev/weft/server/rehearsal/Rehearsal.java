package dev.weft.server.rehearsal;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives a running server spans until it has made and merged segments, and asks it questions of every kind. */
public final class Rehearsal {

    /** Fills several generations of recent spans. */
    private static final int SPANS = 900_000;

    private static final int SPANS_OF_A_REQUEST = 500;
    private static final int AT_ONCE = 8;
    private static final int ROUNDS_OF_QUESTIONS = 150;
    private static final int SEALS = 4;
    private static final Duration LONGEST_WAIT_FOR_SEALS = Duration.ofSeconds(20);
    private static final Pattern SEAL_COUNT =
            Pattern.compile("(?m)^weft_store_seal_seconds_count(?:\\{.*})? ([0-9.]+)");

    private final RehearsalDoors doors;

    private Rehearsal(RehearsalDoors doors) {
        this.doors = doors;
    }

    /**
     * Rehearses with the server that wrote this ready file.
     *
     * @throws IOException when the file cannot be read
     * @throws UncheckedIOException when the server refuses any of it
     */
    public static void with(Path readyFile) throws IOException {
        JsonNode addresses = JsonMapper.shared().readTree(Files.readString(readyFile));
        try (RehearsalDoors doors = new RehearsalDoors(
                addresses.path("otlpGrpc").asString(),
                addresses.path("explorer").asString())) {
            new Rehearsal(doors).run();
        }
    }

    private void run() {
        Span known = send();
        for (int round = 0; round < ROUNDS_OF_QUESTIONS; round++) {
            ask(known, RehearsalSpans.service(round % RehearsalSpans.SERVICES));
        }
        awaitSeals();
        for (int round = 0; round < ROUNDS_OF_QUESTIONS; round++) {
            ask(known, RehearsalSpans.service(round % RehearsalSpans.SERVICES));
        }
    }

    /** Sends all spans and returns one of them. */
    private Span send() {
        doors.connect();
        RehearsalSpans spans = new RehearsalSpans(Instant.now().toEpochMilli() * 1_000_000);
        Semaphore room = new Semaphore(AT_ONCE);
        Span known = spans.next(1).getFirst();
        List<Future<?>> exports = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sent = 0; sent < SPANS; sent += SPANS_OF_A_REQUEST) {
                List<Span> batch = spans.next(SPANS_OF_A_REQUEST);
                known = batch.getFirst();
                batch.sort(Comparator.comparing(Span::service));
                byte[] bytes = SpanBatch.of(batch).bytes();
                room.acquireUninterruptibly();
                exports.add(senders.submit(() -> {
                    try {
                        doors.export(bytes);
                    } finally {
                        room.release();
                    }
                }));
            }
        }
        requireDone(exports);
        return known;
    }

    private static void requireDone(List<Future<?>> exports) {
        List<Future<?>> failed = exports.stream()
                .filter(export -> export.state() == Future.State.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            throw new UncheckedIOException(new IOException(
                    failed.size() + " of " + exports.size() + " requests failed (expected: none)",
                    failed.getFirst().exceptionNow()));
        }
    }

    private void ask(Span known, String service) {
        String trace = "/api/v1/traces/" + known.traceId();
        doors.get(trace);
        doors.getProtobuf(trace);
        doors.get(trace + "/outline");
        doors.get(trace + "/spans/" + known.spanId());
        doors.get(trace + "/spans/" + known.spanId() + "/links");
        search("{ resource.service.name = \\\"" + service + "\\\" }", "traces");
        search("{ resource.service.name = \\\"" + service + "\\\" && status = error }", "spans");
        search("{ span.enduser.id = \\\"user-7\\\" }", "traces");
    }

    private void search(String query, String view) {
        long endNanos = Instant.now().toEpochMilli() * 1_000_000;
        doors.post(
                "/api/v1/search",
                "{\"query\":\"" + query + "\",\"view\":\"" + view + "\",\"order\":\"newest\",\"limit\":20,"
                        + "\"startTimeUnixNano\":\"0\",\"endTimeUnixNano\":\"" + endNanos + "\"}");
    }

    private void awaitSeals() {
        Instant latest = Instant.now().plus(LONGEST_WAIT_FOR_SEALS);
        while (seals() < SEALS && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private double seals() {
        Matcher count = SEAL_COUNT.matcher(new String(doors.get("/metrics"), StandardCharsets.UTF_8));
        return count.find() ? Double.parseDouble(count.group(1)) : 0;
    }
}

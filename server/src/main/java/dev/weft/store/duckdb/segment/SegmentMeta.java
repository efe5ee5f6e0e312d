package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.CheckedText;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a segment without reading it: its file {@code segment}.
 *
 * @param committedUnixMillis when its last span was committed at the latest
 * @param messageBytes size of the messages that its rows were made of
 * @param linkCount links of its spans, invalid ones included
 * @param minStartTimeUnixNano of its spans, unsigned epoch nanoseconds; nothing when it has none
 * @param maxStartTimeUnixNano likewise
 * @param newest the last new span that was committed, null when all of them are conflicting versions
 */
record SegmentMeta(
        long committedUnixMillis,
        int spanCount,
        int conflictingSpanCount,
        long messageBytes,
        long linkCount,
        long minStartTimeUnixNano,
        long maxStartTimeUnixNano,
        @Nullable SpanKey newest) {

    private static final String HEAD = "weft segment 1";

    static SegmentMeta of(SegmentRows rows, @Nullable SpanKey newest, long committedUnixMillis) {
        long links = 0;
        long minStart = -1;
        long maxStart = 0;
        for (int row = 0; row < rows.spanCount(); row++) {
            long start = rows.batch(row).startTimeUnixNano(rows.index(row));
            minStart = Long.compareUnsigned(start, minStart) < 0 ? start : minStart;
            maxStart = Long.compareUnsigned(start, maxStart) > 0 ? start : maxStart;
            links += rows.batch(row).linkCount(rows.index(row));
        }
        return new SegmentMeta(
                committedUnixMillis,
                rows.spanCount(),
                rows.size() - rows.spanCount(),
                rows.messageBytes(),
                links,
                minStart,
                maxStart,
                newest);
    }

    void write(Disk disk, Path file) throws IOException {
        CheckedText.write(
                disk,
                file,
                List.of(
                        HEAD,
                        "committed-unix-millis " + committedUnixMillis,
                        "spans " + spanCount,
                        "conflicting-spans " + conflictingSpanCount,
                        "message-bytes " + messageBytes,
                        "links " + linkCount,
                        "min-start-unix-nano " + Long.toUnsignedString(minStartTimeUnixNano),
                        "max-start-unix-nano " + Long.toUnsignedString(maxStartTimeUnixNano),
                        "newest " + (newest == null ? "none" : newest.toString())));
    }

    static SegmentMeta read(Disk disk, Path file) throws IOException {
        List<String> lines = CheckedText.read(disk, file);
        String head = lines.isEmpty() ? "" : lines.getFirst();
        if (!head.equals(HEAD)) {
            throw new IOException(file + ": '" + head + "' (expected: '" + HEAD + "' and its facts)");
        }
        Facts facts = new Facts(file, lines);
        return new SegmentMeta(
                facts.number("committed-unix-millis"),
                (int) facts.number("spans"),
                (int) facts.number("conflicting-spans"),
                facts.number("message-bytes"),
                facts.number("links"),
                facts.unsigned("min-start-unix-nano"),
                facts.unsigned("max-start-unix-nano"),
                key(facts.text("newest")));
    }

    private static @Nullable SpanKey key(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? null
                : new SpanKey(TraceId.parse(text.substring(0, slash)), SpanId.parse(text.substring(slash + 1)));
    }

    /** Words with their values. */
    private static final class Facts {

        private final Path file;
        private final Map<String, String> values = new HashMap<>();

        Facts(Path file, List<String> lines) {
            this.file = file;
            for (String line : lines) {
                int space = line.indexOf(' ');
                values.put(line.substring(0, space), line.substring(space + 1));
            }
        }

        String text(String word) throws IOException {
            String value = values.get(word);
            if (value == null) {
                throw new IOException(file + ": nothing says '" + word + "' (expected: a line of it)");
            }
            return value;
        }

        long number(String word) throws IOException {
            return Long.parseLong(text(word));
        }

        long unsigned(String word) throws IOException {
            return Long.parseUnsignedLong(text(word));
        }
    }
}

package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the data folder of format 1 holds that lies in {@code src/test/resources/store/format-1}: a dropped segment, two
 * segments with columns, and a tail of the log. The folder is written once and for all by {@link #main}, by the code of its time,
 * and none of its files is ever written anew, whatever the code writes now: a form that changes within a format gets a folder
 * beside it (as {@code format-1-first} has the first form of a file in {@code dropped}), each later format a class like this one. The
 * columns, which a later version of the same format wrote, lie beside the segments that the first one wrote.
 */
final class FormatOneFolder {

    static final Span DROPPED = TestSpans.span(100, 1).service("old").build();

    static final Span WHOLE = whole();

    static final Span BATCH = TestSpans.span(2, 1)
            .service("worker")
            .name("process-batch")
            .kind(SpanKind.CONSUMER)
            .from(9_000)
            .lasting(500)
            .link(WHOLE, Attribute.of("link.position", 1))
            .link(DROPPED)
            .link(1, 77)
            .droppedLinks(3)
            .build();

    static final Span BATCH_AGAIN =
            TestSpans.span(2, 1).service("worker").name("another version").build();

    static final Span CHILD = TestSpans.span(2, 2)
            .parent(1)
            .service("worker")
            .error("no paper")
            .from(9_100)
            .lasting(40)
            .build();

    static final Span LATE = TestSpans.span(1, 2)
            .service("orders")
            .name("late")
            .parent(1)
            .from(20_000)
            .link(BATCH)
            .build();

    static final Span LATE_AGAIN =
            TestSpans.span(1, 2).service("orders").name("late, another version").build();

    private static final Instant COMMITTED = Instant.parse("2026-01-01T12:00:00Z");

    /** Nothing is dropped by its age, or merged, when the folder is opened. */
    static final DuckDbSettings SETTINGS =
            StoreInFolder.small(SealLimits.DEFAULT, new RetentionLimits(Duration.ofDays(365_000), Long.MAX_VALUE, 0));

    private FormatOneFolder() {}

    /** Writes the folder that is named by the argument, and must not exist. */
    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        try (DataFolder folder = DataFolder.open(path)) {
            OpenedStore store = OpenedStore.open(
                    new RealDisk(), folder, SETTINGS, new StoreMetrics(new SimpleMeterRegistry()), () -> COMMITTED);
            write(store, List.of(List.of(DROPPED)));
            seal(store);
            write(store, List.of(List.of(WHOLE)));
            seal(store);
            write(store, List.of(List.of(BATCH, CHILD), List.of(BATCH_AGAIN)));
            seal(store);
            for (Segment segment : store.parts().segments().subList(1, 3)) {
                store.columns().add(segment, new SegmentColumns(MergedRows.of(List.of(segment))));
            }
            store.segments().drop(List.of(store.parts().published().getFirst()));
            write(store, List.of(List.of(LATE)));
            write(store, List.of(List.of(LATE_AGAIN), List.of(WHOLE)));
            store.close();
        }
        Files.delete(path.resolve("LOCK"));
        Files.delete(path.resolve("scratch"));
    }

    private static void write(OpenedStore store, List<List<Span>> requests) {
        store.writer().write(requests.stream().map(SpanBatch::of).toList());
    }

    private static void seal(OpenedStore store) throws IOException {
        store.writer().complete();
        store.segments().sealOldest();
    }

    /** A span of which every field says something, with a value of every type in every place. */
    private static Span whole() {
        Attributes attributes = Attributes.of(
                new Attribute("empty", new AttributeValue.Empty()),
                new Attribute("bool", new AttributeValue.Bool(true)),
                new Attribute("int", new AttributeValue.Int(Long.MIN_VALUE)),
                new Attribute("real", new AttributeValue.Real(0.1)),
                new Attribute("not a number", new AttributeValue.Real(Double.NaN)),
                new Attribute("bytes", new AttributeValue.Bytes(new byte[] {0, -1})),
                new Attribute("text", new AttributeValue.Text("\u00e9\uD83D\uDE00")),
                new Attribute(
                        "array",
                        new AttributeValue.Array(List.of(new AttributeValue.Int(1), new AttributeValue.Text("a")))),
                new Attribute("key values", new AttributeValue.KeyValues(Attributes.of(Attribute.of("k", "v")))));
        List<Attribute> ofResource = new ArrayList<>(attributes.entries());
        ofResource.add(Attribute.of("service.name", "orders"));
        long start = TestSpans.EPOCH + 123;
        return new Span(
                TestSpans.traceId(1),
                TestSpans.spanId(1),
                TestSpans.spanId(99),
                "span=state",
                0x301,
                "receive-order",
                SpanKind.SERVER,
                start,
                start + 5_000_000,
                attributes,
                4,
                List.of(new SpanEvent(start + 1, "event", attributes, 5)),
                6,
                List.of(
                        new SpanLink(TestSpans.traceId(3), TestSpans.spanId(3), "link=state", 0x101, attributes, 7),
                        new SpanLink(TestSpans.traceId(0), TestSpans.spanId(3), "", 0, Attributes.EMPTY, 0)),
                8,
                new Status(Status.CODE_ERROR, "out of stock"),
                new Resource(
                        new Attributes(ofResource),
                        9,
                        List.of(new EntityRef("schema", "service", List.of("service.name"), List.of("text"))),
                        "https://example.org/resource"),
                new Scope("library", "1.2", attributes, 10, "https://example.org/scope"));
    }
}

package dev.weft.store.duckdb.segment.links;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.spanId;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.part.IncomingLink;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.rows.OrderedSpans;
import dev.weft.store.duckdb.segment.rows.SegmentFileContract;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The file of a segment's links, by the spans that they point at. */
class LinksFileTest extends SegmentFileContract {

    private static final Comparator<IncomingLink> ORDER = ((Comparator<IncomingLink>) (a, b) -> Long.compareUnsigned(
                    a.linking().startTimeUnixNano(), b.linking().startTimeUnixNano()))
            .thenComparing(incoming -> incoming.linking().key())
            .thenComparingInt(IncomingLink::position);

    @Test
    void agreesOverManyBlocks() throws IOException {
        for (int round = 0; round < 8; round++) {
            int traces = 1 + random.nextInt(1 << round);
            List<Span> committed = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                TestSpans linking = span(random.nextInt(2000), i + 1)
                        .service("service-" + random.nextInt(5))
                        .name("name-" + random.nextInt(700))
                        .from(random.nextInt(100));
                for (int links = random.nextInt(4); links > 0; links--) {
                    linking.link(
                            1 + random.nextInt(traces), 1 + random.nextInt(3), Attribute.of("n", random.nextInt(1000)));
                }
                committed.add(linking.build());
            }
            agrees(OrderedSpans.of(committed, random));
        }
    }

    @Test
    void aSegmentWithoutLinksHoldsNone() throws IOException {
        for (OrderedSpans spans : List.of(
                OrderedSpans.of(List.of(), random),
                OrderedSpans.of(List.of(span(1, 1).build()), random))) {
            try (LinksFile file = open(written(spans))) {
                assertThat(file.links()).isZero();
                assertThat(file.mayLinkTo(traceId(1))).isFalse();
                assertThat(file.countIncoming(key(1, 1))).isZero();
                assertThat(incoming(file, key(1, 1))).isEmpty();
                assertThat(counts(file, traceId(1))).isEmpty();
                file.verify(_ -> {});
            }
        }
    }

    @Test
    void spansMayLinkToThemselvesToTheirTraceAndTwiceToTheSame() throws IOException {
        Span linking = span(1, 1)
                .link(1, 1, Attribute.of("n", 0))
                .link(1, 2)
                .link(1, 1, Attribute.of("n", 0))
                .link(1, 1, Attribute.of("n", 1))
                .build();
        try (LinksFile file = open(written(OrderedSpans.of(List.of(linking), random)))) {
            assertThat(incoming(file, key(1, 1)))
                    .extracting(IncomingLink::position)
                    .containsExactly(0, 2, 3);
            assertThat(incoming(file, key(1, 1)))
                    .extracting(IncomingLink::link)
                    .containsExactly(
                            linking.links().get(0),
                            linking.links().get(2),
                            linking.links().get(3));
            assertThat(counts(file, traceId(1))).isEqualTo(Map.of(spanId(1), 3, spanId(2), 1));
        }
    }

    @Test
    void linksWithoutValidIdsAreLeftOutAndKeepTheirPlace() throws IOException {
        Span linking = span(1, 1).link(0, 5).link(5, 0).link(0, 0).link(5, 5).build();
        try (LinksFile file = open(written(OrderedSpans.of(List.of(linking), random)))) {
            assertThat(file.links()).isEqualTo(1);
            assertThat(incoming(file, key(5, 5)))
                    .extracting(IncomingLink::position)
                    .containsExactly(3);
            assertThat(file.countIncoming(key(5, 0))).isZero();
            assertThat(file.countIncoming(key(0, 5))).isZero();
        }
    }

    @Test
    void conflictingVersionsDoNotLink() throws IOException {
        OrderedSpans spans = OrderedSpans.of(
                List.of(span(1, 1).link(5, 5).build()),
                List.of(span(1, 1).link(6, 6).build()),
                random);
        try (LinksFile file = open(written(spans))) {
            assertThat(file.countIncoming(key(5, 5))).isEqualTo(1);
            assertThat(file.countIncoming(key(6, 6))).isZero();
        }
    }

    @Test
    void durationsOfLinkingSpansMayOverflow() throws IOException {
        Span linking = span(1, 1).startingAt(1).endingAt(-1).link(5, 5).build();
        try (LinksFile file = open(written(OrderedSpans.of(List.of(linking), random)))) {
            assertThat(incoming(file, key(5, 5)))
                    .extracting(incoming -> incoming.linking().durationNanos())
                    .containsExactly(OptionalLong.empty());
        }
    }

    @Test
    void tenThousandLinksToOneSpanComeInOrder() throws IOException {
        List<Span> committed = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            committed.add(span(1000 + i, 1)
                    .from(random.nextInt(5_000))
                    .link(5, 5, Attribute.of("message", "m-" + i))
                    .build());
        }
        committed.add(span(1, 1).link(5, 4).link(5, 6).link(4, 5).link(6, 5).build());
        OrderedSpans spans = OrderedSpans.of(committed, random);
        agrees(spans);
        try (LinksFile file = open(written(spans))) {
            assertThat(file.countIncoming(key(5, 5))).isEqualTo(10_000);
            assertThat(counts(file, traceId(5))).isEqualTo(Map.of(spanId(4), 1, spanId(5), 10_000, spanId(6), 1));
        }
    }

    @Test
    void largeLinksComeBackWhole() throws IOException {
        List<Span> committed = IntStream.range(0, 40)
                .mapToObj(i -> span(1 + i, 1)
                        .link(5, 5, Attribute.of("large", ("text " + i).repeat(random.nextInt(10_000))))
                        .build())
                .toList();
        agrees(OrderedSpans.of(committed, random));
    }

    @Test
    void aDamagedBlockIsNamedAndTheOthersGoOnAnswering() throws IOException {
        List<Span> committed = IntStream.range(0, 2000)
                .mapToObj(i -> span(5000 + i, 1).link(1 + i, 1).build())
                .toList();
        Path root = Path.of("/links");
        SimulatedDisk simulated = new SimulatedDisk(root, random);
        Path path = root.resolve("links");
        LinksWriter.write(simulated, path, OrderedSpans.of(committed, random).rows());
        long size;
        try (LinksFile file = LinksFile.open(simulated, path, new Decompressor(0))) {
            size = file.sizeBytes();
        }
        simulated.flip(path, size / 2, 1);

        Set<String> messages = new HashSet<>();
        int answered = 0;
        try (LinksFile file = LinksFile.open(simulated, path, new Decompressor(0))) {
            for (int i = 0; i < 2000; i++) {
                try {
                    assertThat(incoming(file, key(1 + i, 1))).hasSize(1);
                    answered++;
                } catch (DamagedFileException e) {
                    messages.add(e.getMessage());
                }
            }
        }

        assertThat(messages)
                .singleElement()
                .asString()
                .matches("/links/links: block \\d+ of (links|linking spans) with .*expected.*");
        assertThat(answered).isBetween(1400, 1999);
    }

    @Override
    protected void agrees(OrderedSpans spans) throws IOException {
        Map<SpanKey, List<IncomingLink>> expected = new TreeMap<>();
        for (Span linking : spans.spans()) {
            for (int position = 0; position < linking.links().size(); position++) {
                SpanLink link = linking.links().get(position);
                if (link.isValid()) {
                    expected.computeIfAbsent(link.linked(), _ -> new ArrayList<>())
                            .add(new IncomingLink(link, position, SpanFacts.of(linking)));
                }
            }
        }
        Set<SpanKey> asked = new HashSet<>(expected.keySet());
        spans.spans().forEach(span -> asked.add(span.key()));
        asked.add(new SpanKey(new TraceId(random.nextLong(), EPOCH), new SpanId(random.nextLong())));
        try (LinksFile file = open(written(spans))) {
            assertThat(file.links())
                    .isEqualTo(expected.values().stream().mapToInt(List::size).sum());
            for (SpanKey linked : asked) {
                List<IncomingLink> links = expected.getOrDefault(linked, List.of());
                assertThat(incoming(file, linked))
                        .as("%s, %s", linked, seed)
                        .isEqualTo(links.stream().sorted(ORDER).toList());
                assertThat(file.countIncoming(linked))
                        .as("%s, %s", linked, seed)
                        .isEqualTo(links.size());
                assertThat(links.isEmpty() || file.mayLinkTo(linked.traceId())).isTrue();
                assertThat(counts(file, linked.traceId()))
                        .as("%s, %s", linked, seed)
                        .isEqualTo(counts(expected, linked.traceId()));
            }
            file.verify(_ -> {});
        }
    }

    @Override
    protected void write(Path path, SegmentRows rows) throws IOException {
        LinksWriter.write(disk, path, rows);
    }

    @Override
    protected void readWhole(Path path) throws IOException {
        try (LinksFile file = open(path)) {
            file.verify(_ -> {});
        }
    }

    private LinksFile open(Path path) throws IOException {
        return LinksFile.open(disk, path, new Decompressor(0));
    }

    private static List<IncomingLink> incoming(LinksFile file, SpanKey linked) throws IOException {
        List<IncomingLink> links = new ArrayList<>();
        IncomingLinks incoming = file.incoming(linked);
        for (IncomingLink next = incoming.next(); next != null; next = incoming.next()) {
            links.add(next);
        }
        return links;
    }

    private static Map<SpanId, Integer> counts(LinksFile file, TraceId linked) throws IOException {
        Map<SpanId, Integer> counts = new TreeMap<>();
        file.countIncomingOfTrace(
                linked, (span, links) -> assertThat(counts.put(span, links)).isNull());
        return counts;
    }

    private static Map<SpanId, Integer> counts(Map<SpanKey, List<IncomingLink>> expected, TraceId linked) {
        Map<SpanId, Integer> counts = new TreeMap<>();
        expected.forEach((key, links) -> {
            if (key.traceId().equals(linked)) {
                counts.put(key.spanId(), links.size());
            }
        });
        return counts;
    }
}

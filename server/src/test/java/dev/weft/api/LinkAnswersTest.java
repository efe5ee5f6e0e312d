package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Links of a span both ways, page by page, and summed up. */
class LinkAnswersTest {

    private static final String BATCH = "/traces/00000000000000000000000000000009/spans/0000000000000009/links";
    private static final String REQUEST = "/traces/00000000000000000000000000000001/spans/0000000000000001/links";

    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void bothDirectionsComeWithTheFactsOfTheOtherEnd() {
        api.store(
                span(1, 1, 1_000).name("receive-order").kind(SpanKind.SERVER).durationNanos(500),
                span(9, 9, 5_000)
                        .service("worker")
                        .name("process-batch")
                        .kind(SpanKind.CONSUMER)
                        .error("one failed")
                        .durationNanos(100)
                        .droppedLinks(2)
                        .link(1, 1, Attribute.of("messaging.message.id", "m-1"))
                        .link(7, 7)
                        .link(1, 8)
                        .link(0, 0));

        assertThat(api.get(BATCH).contentUtf8()).isEqualTo("""
                {"stored":true,"outgoing":{"total":4,"dropped":2,"next":null,"items":[\
                {"link":{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","traceState":"a=b",\
                "flags":769,"attributes":[{"key":"messaging.message.id","value":{"stringValue":"m-1"}}],\
                "droppedAttributesCount":0},\
                "span":{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","service":"shop",\
                "name":"receive-order","kind":"server","status":"unset","startTimeUnixNano":"1000",\
                "durationNanos":"500"},"state":"resolved","reason":null,"timing":"waited","waitNanos":"3500"},\
                {"link":{"traceId":"00000000000000000000000000000007","spanId":"0000000000000007","traceState":"a=b",\
                "flags":769,"attributes":[],"droppedAttributesCount":0},"span":null,"state":"not-stored",\
                "reason":"trace-unknown","timing":null,"waitNanos":null},\
                {"link":{"traceId":"00000000000000000000000000000001","spanId":"0000000000000008","traceState":"a=b",\
                "flags":769,"attributes":[],"droppedAttributesCount":0},"span":null,"state":"not-stored",\
                "reason":"span-missing-in-trace","timing":null,"waitNanos":null},\
                {"link":{"traceId":"00000000000000000000000000000000","spanId":"0000000000000000","traceState":"a=b",\
                "flags":769,"attributes":[],"droppedAttributesCount":0},"span":null,"state":"invalid","reason":null,\
                "timing":null,"waitNanos":null}]},"incoming":{"total":0,"next":null,"items":[]}}""");
        assertThat(api.get(REQUEST + "?direction=incoming").contentUtf8()).isEqualTo("""
                {"stored":true,"incoming":{"total":1,"next":null,"items":[\
                {"link":{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","traceState":"a=b",\
                "flags":769,"attributes":[{"key":"messaging.message.id","value":{"stringValue":"m-1"}}],\
                "droppedAttributesCount":0},\
                "span":{"traceId":"00000000000000000000000000000009","spanId":"0000000000000009","service":"worker",\
                "name":"process-batch","kind":"consumer","status":"error","startTimeUnixNano":"5000",\
                "durationNanos":"100"},"state":"resolved","reason":null,"timing":"waited","waitNanos":"3500"}]}}""");
    }

    @Test
    void aSpanThatIsNotStoredAnswersWhatPointsAtIt() {
        api.store(span(9, 9, 5_000).link(1, 1));

        JsonNode answer = api.getJson(REQUEST);

        assertThat(answer.get("stored").booleanValue()).isFalse();
        assertThat(answer.at("/outgoing/total").intValue()).isZero();
        assertThat(answer.at("/incoming/total").intValue()).isEqualTo(1);
        assertThat(api.getJson(REQUEST + "?direction=outgoing").get("stored").booleanValue())
                .isFalse();
        assertThat(api.getJson(REQUEST + "/summary?direction=outgoing")
                        .get("total")
                        .intValue())
                .isZero();
    }

    @Test
    void aSpanThatNothingNamesIsNotFound() {
        api.store(span(9, 9, 5_000).link(1, 1));

        String nobody = "/traces/00000000000000000000000000000002/spans/0000000000000001/links";
        assertThat(ApiServer.detail(api.get(nobody), 404))
                .isEqualTo("span 0000000000000001 of trace 00000000000000000000000000000002 is not stored,"
                        + " and no link points at it");
        ApiServer.json(api.get(nobody + "?direction=outgoing"), 404);
        ApiServer.json(api.get(nobody + "/summary?direction=incoming"), 404);
    }

    @Test
    void theSummaryCountsAll() {
        api.store(
                span(1, 1, 1_000).durationNanos(500),
                span(1, 2, 1_000).durationNanos(1_500),
                span(2, 1, 1_000).service("stock").durationNanos(9_000),
                span(2, 2, 6_000),
                span(9, 9, 5_000)
                        .link(1, 1)
                        .link(1, 2)
                        .link(2, 1)
                        .link(2, 2)
                        .link(3, 3)
                        .droppedLinks(-1));

        assertThat(api.get(BATCH + "/summary?direction=outgoing").contentUtf8()).isEqualTo("""
                {"total":5,"dropped":4294967295,"states":{"resolved":4,"not-stored":1},\
                "timings":{"waited":2,"overlaps":1,"skewed":1},\
                "services":[{"name":"shop","count":3},{"name":"stock","count":1}],\
                "wait":{"count":2,"minNanos":"2500","p50Nanos":"2500","p99Nanos":"3500","maxNanos":"3500"}}""");
        assertThat(api.get(BATCH + "/summary?direction=incoming").contentUtf8()).isEqualTo("""
                {"total":0,"dropped":0,"states":{},"timings":{},"services":[],"wait":null}""");
    }

    @Test
    void filtersAndOrdersAreTheStores() {
        api.store(
                span(1, 1, 3_000).durationNanos(100),
                span(2, 2, 1_000).durationNanos(200),
                span(3, 3, 2_000).service("stock").durationNanos(300),
                span(9, 9, 9_000).link(1, 1).link(2, 2).link(3, 3).link(4, 4));

        assertThat(outgoing("order=start")).containsExactly("1", "2", "0", "3");
        assertThat(outgoing("order=wait")).containsExactly("1", "2", "0", "3");
        assertThat(outgoing("order=duration")).containsExactly("2", "1", "0", "3");
        assertThat(outgoing("order=link")).containsExactly("0", "1", "2", "3");
        assertThat(outgoing("state=not-stored")).containsExactly("3");
        assertThat(outgoing("service=stock")).containsExactly("2");
        assertThat(outgoing("service=nobody")).isEmpty();
    }

    @Test
    void aThousandLinksPageInBothDirections() {
        List<Span> spans = new ArrayList<>();
        SpanSketch batch = span(9, 9, 1_000_000);
        for (int i = 0; i < 1_000; i++) {
            spans.add(span(100 + i, 1, 1_000 + i % 10).link(8, 8).build());
            batch.link(100 + i, 1);
        }
        spans.add(batch.build());
        spans.add(span(8, 8, 500).build());
        api.store(spans);

        for (String order : List.of("start", "wait", "duration", "link")) {
            assertThat(pages(BATCH + "?direction=outgoing&limit=77&order=" + order, "/outgoing", () -> {}))
                    .hasSize(1_000)
                    .doesNotHaveDuplicates();
            assertThat(pages(
                            "/traces/00000000000000000000000000000008/spans/0000000000000008/links"
                                    + "?direction=incoming&limit=77&order=" + order,
                            "/incoming",
                            () -> {}))
                    .hasSize(1_000)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void linksThatArriveBetweenPagesMoveNone() {
        for (int i = 0; i < 10; i++) {
            api.store(span(100 + i, 1, 1_000 + 10 * i).link(8, 8));
        }
        int[] arrived = {0};

        List<String> seen = pages(
                "/traces/00000000000000000000000000000008/spans/0000000000000008/links?direction=incoming&limit=3",
                "/incoming",
                () -> {
                    api.store(span(200 + arrived[0], 1, 500).link(8, 8));
                    arrived[0]++;
                });

        assertThat(seen).hasSize(10).allMatch(traceId -> traceId.startsWith("0000000000000000000000000000006"));
    }

    /** Returns trace ids of the other ends on all pages; between two pages something happens. */
    private List<String> pages(String path, String direction, Runnable between) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = api.getJson(path + cursor).at(direction);
            page.get("items").forEach(item -> seen.add(item.at("/span/traceId").stringValue()));
            if (page.get("next").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + page.get("next").stringValue();
            between.run();
        }
    }

    /** Returns the places of the links on the page among those that were sent, as their linked trace ids tell. */
    private List<String> outgoing(String parameters) {
        List<String> places = new ArrayList<>();
        api.getJson(BATCH + "?direction=outgoing&" + parameters)
                .at("/outgoing/items")
                .forEach(item -> places.add(
                        Long.toString(Long.parseLong(item.at("/link/traceId").stringValue()) - 1)));
        return places;
    }
}

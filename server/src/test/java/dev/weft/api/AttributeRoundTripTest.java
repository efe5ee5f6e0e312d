package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.otlp.OtlpProtobufWriter;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Attributes of any type come out of every answer as they were sent. */
class AttributeRoundTripTest {

    private static final String TRACE = "/traces/00000000000000000000000000000001";
    private static final String SPAN = TRACE + "/spans/0000000000000001";

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyPlaceThatShowsAttributesShowsThemAsTheyWereSent() throws Exception {
        Attribute[] own = attributes(200);
        Attribute[] ofEvent = attributes(100);
        Attribute[] ofLink = attributes(100);
        Attribute[] ofResource = attributes(50);
        api.store(span(1, 1, 100)
                .attributes(own)
                .event(120, ofEvent)
                .link(2, 2, ofLink)
                .resource(ofResource));

        for (String path : List.of(TRACE, SPAN)) {
            JsonNode group = api.getJson(path).at("/resourceSpans/0");
            JsonNode sent = group.at("/scopeSpans/0/spans/0");
            assertSame(group.at("/resource/attributes"), ofResource);
            assertSame(sent.get("attributes"), own);
            assertSame(sent.at("/events/0/attributes"), ofEvent);
            assertSame(sent.at("/links/0/attributes"), ofLink);
        }
        assertSame(api.getJson(SPAN + "/links").at("/outgoing/items/0/link/attributes"), ofLink);
        assertSame(
                api.getJson("/traces/00000000000000000000000000000002/spans/0000000000000002/links")
                        .at("/incoming/items/0/link/attributes"),
                ofLink);
    }

    @Test
    void aSearchShowsTheAttributesThatItsQueryMentions() throws Exception {
        AttributeValue.Array values = new AttributeValue.Array(
                List.of(new AttributeValue.Text("yes"), value(1), value(1), value(1), value(1), value(1)));
        api.store(span(1, 1, 100).attributes(Attribute.of("hidden", 1), new Attribute("shown", values)));

        JsonNode row = ApiServer.json(
                        api.search("{\"query\":\"{ span.shown = \\\"yes\\\" }\",\"view\":\"spans\"}"), 200)
                .at("/items/0");

        assertSame(row.get("attributes"), new Attribute("span.shown", values));
    }

    private void assertSame(JsonNode shown, Attribute... sent) throws Exception {
        KeyValueList.Builder parsed = KeyValueList.newBuilder();
        JsonFormat.parser().merge("{\"values\":" + shown + "}", parsed);
        List<KeyValue> expected = TracesData.parseFrom(OtlpProtobufWriter.tracesData(
                        List.of(span(1, 1, 1).attributes(sent).build())))
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpans(0)
                .getAttributesList();

        assertThat(parsed.getValuesList()).as("%s", seed).isEqualTo(expected);
    }

    private Attribute[] attributes(int count) {
        Attribute[] attributes = new Attribute[count];
        for (int i = 0; i < count; i++) {
            attributes[i] = new Attribute(random.nextInt(10) == 0 ? "" : text(), value(0));
        }
        return attributes;
    }

    private AttributeValue value(int depth) {
        return switch (random.nextInt(depth < 3 ? 8 : 6)) {
            case 0 -> new AttributeValue.Empty();
            case 1 -> new AttributeValue.Text(text());
            case 2 -> new AttributeValue.Bool(random.nextBoolean());
            case 3 -> new AttributeValue.Int(random.nextBoolean() ? random.nextLong() : random.nextInt(3) - 1);
            case 4 -> new AttributeValue.Real(real());
            case 5 -> {
                byte[] bytes = new byte[random.nextInt(5)];
                random.nextBytes(bytes);
                yield new AttributeValue.Bytes(bytes);
            }
            case 6 -> {
                List<AttributeValue> values = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.add(value(depth + 1));
                }
                yield new AttributeValue.Array(values);
            }
            default -> {
                List<Attribute> entries = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.add(new Attribute(text(), value(depth + 1)));
                }
                yield new AttributeValue.KeyValues(new Attributes(entries));
            }
        };
    }

    /** Any but -0.0, which the reader of this test takes for 0.0. */
    private double real() {
        double value = random.nextInt(4) == 0
                ? List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, Double.MIN_VALUE)
                        .get(random.nextInt(5))
                : Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) ? Double.NaN : value == 0 ? 0.0 : value;
    }

    /** Well-formed text of any code points. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int codePoint =
                    random.nextInt(3) == 0 ? random.nextInt(Character.MAX_CODE_POINT + 1) : random.nextInt(0x80);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate ? 'x' : codePoint);
        }
        return text.toString();
    }
}

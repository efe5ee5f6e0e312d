package dev.weft.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter means, span by span. */
class FilterEvaluatorTest {

    private static final Span SPAN = span(
            "process-batch",
            100,
            2_000_100,
            Attributes.of(
                    Attribute.of("text", "b"),
                    Attribute.of("int", 200),
                    Attribute.of("real", 0.5),
                    Attribute.of("zero", -0.0),
                    Attribute.of("nan", Double.NaN),
                    Attribute.of("bool", true),
                    Attribute.of("digits", "200"),
                    Attribute.of("empty", ""),
                    Attribute.of("twice", 1),
                    Attribute.of("twice", 2),
                    Attribute.of("tier", "of the span"),
                    new Attribute("none", new AttributeValue.Empty()),
                    new Attribute("bytes", new AttributeValue.Bytes(new byte[] {1})),
                    new Attribute("map", new AttributeValue.KeyValues(Attributes.of(Attribute.of("k", "b")))),
                    array("labels", new AttributeValue.Text("red"), new AttributeValue.Text("blue")),
                    array("mixed", new AttributeValue.Int(1), new AttributeValue.Text("1"), new AttributeValue.Real(1)),
                    array("nested", new AttributeValue.Array(List.of(new AttributeValue.Text("red")))),
                    array("nothing"),
                    Attribute.of("emoji", "\ud83d\ude00")),
            Attributes.of(
                    Attribute.of("service.name", "shop"),
                    Attribute.of("tier", "of the resource"),
                    Attribute.of("zone", 3)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{ name = \"process-batch\" && name != \"x\" && name > \"process\" && name <= \"process-batch\" }",
                "{ kind = consumer && kind != server }",
                "{ status = error && status != ok }",
                "{ duration = 2ms && duration > 1999us && duration < 3ms && duration = 2000000 }",
                "{ resource.service.name = \"shop\" && .service.name = \"shop\" }",
                "{ span.text = \"b\" && span.text > \"a\" && span.text != \"c\" }",
                "{ span.int = 200 && span.int > 199 && span.int != 201 && span.int >= 200ns }",
                "{ span.real = 0.5 && span.real < 1.0 && span.real != 0.25 }",
                "{ span.zero = 0.0 && span.zero >= 0.0 }",
                "{ span.nan != 1.0 }",
                "{ span.bool = true && span.bool != false }",
                "{ span.digits = \"200\" }",
                "{ span.empty = \"\" }",
                "{ span.twice = 1 }",
                "{ .tier = \"of the span\" && resource.tier = \"of the resource\" && .zone = 3 }",
                "{ span.labels = \"red\" && span.labels = \"blue\" && span.labels != \"red\" && span.labels > \"green\" }",
                "{ span.mixed = 1 && span.mixed = \"1\" && span.mixed = 1.0 }",
                "{ span.emoji > \"\uff5e\" && span.emoji < \"\ud83d\ude01\" && span.emoji > \"\" }",
            })
    void aSpanMatchesWhenAllConditionsHold(String query) {
        assertThat(FilterEvaluator.matches(Filters.parse(query), SPAN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name = \"process-batch\" && kind = server }",
                "{ span.int = 200.0 }",
                "{ span.int != 200.0 }",
                "{ span.int = \"200\" }",
                "{ span.digits = 200 }",
                "{ span.digits != 200 }",
                "{ span.real > 0 }",
                "{ span.real = 500ms }",
                "{ span.nan = 1.0 }",
                "{ span.nan < 1.0 }",
                "{ span.bool = \"true\" }",
                "{ span.twice = 2 }",
                "{ span.missing = 1 }",
                "{ span.missing != 1 }",
                "{ span.zone = 3 }",
                "{ resource.text = \"b\" }",
                "{ .tier = \"of the resource\" }",
                "{ span.none != \"x\" }",
                "{ span.bytes != \"x\" }",
                "{ span.map = \"b\" }",
                "{ span.nested = \"red\" }",
                "{ span.nested != \"x\" }",
                "{ span.nothing != \"x\" }",
                "{ span.name = \"process-batch\" }",
            })
    void aSpanDoesNotMatchWhenOneConditionFails(String query) {
        assertThat(FilterEvaluator.matches(Filters.parse(query), SPAN)).isFalse();
    }

    @Test
    void aDurationThatOverflowsMatchesNothing() {
        Span overflowing = span("x", 0, -1, Attributes.EMPTY, Attributes.EMPTY);

        assertThat(FilterEvaluator.matches(Filters.parse("{ duration != 1s }"), overflowing))
                .isFalse();
    }

    @Test
    void aNegativeDurationIsComparedAsSuch() {
        Span backwards = span("x", 1_000, 500, Attributes.EMPTY, Attributes.EMPTY);

        assertThat(FilterEvaluator.matches(Filters.parse("{ duration = -500ns && duration < 0s }"), backwards))
                .isTrue();
    }

    private static Attribute array(String key, AttributeValue... values) {
        return new Attribute(key, new AttributeValue.Array(List.of(values)));
    }

    private static Span span(String name, long start, long end, Attributes attributes, Attributes resource) {
        return new Span(
                new TraceId(0, 1),
                new SpanId(1),
                SpanId.INVALID,
                "",
                0,
                name,
                SpanKind.CONSUMER,
                start,
                end,
                attributes,
                0,
                List.of(),
                0,
                List.of(),
                0,
                new Status(Status.CODE_ERROR, ""),
                new Resource(resource, 0, List.of(), ""),
                Scope.EMPTY);
    }
}

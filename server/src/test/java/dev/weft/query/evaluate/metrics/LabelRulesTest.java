package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.SpanKind;
import dev.weft.query.Field;
import dev.weft.query.Field.Intrinsic;
import dev.weft.query.FieldNames;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names and values by which series are told apart. */
class LabelRulesTest {

    private static final Field SERVICE = new Field.Attribute(Field.Scope.RESOURCE, "service.name");
    private static final Field CODE = new Field.Attribute(Field.Scope.SPAN, "code");

    @Test
    void namesLabelsAsQueriesWriteFields() {
        assertThat(Stream.of(
                        SERVICE,
                        Intrinsic.STATUS,
                        Intrinsic.ROOT_SERVICE,
                        Intrinsic.CHILD_COUNT,
                        new Field.Attribute(Field.Scope.ANY, "tier"),
                        new Field.Attribute(Field.Scope.SPAN, "user \"x\" \\ name"),
                        new Field.Attribute(Field.Scope.SPAN, ""),
                        new Field.OfParent(CODE),
                        new Field.OfParent(new Field.Attribute(Field.Scope.ANY, "tier")),
                        new Field.OfParent(Intrinsic.NAME),
                        new Field.OfParent(new Field.Attribute(Field.Scope.ANY, "name")),
                        new Field.OfParent(new Field.Attribute(Field.Scope.ANY, "span.code")),
                        new Field.OfParent(new Field.Attribute(Field.Scope.ANY, "trace.x"))))
                .extracting(FieldNames::shortest)
                .containsExactly(
                        "resource.service.name",
                        "status",
                        "rootServiceName",
                        "span:childCount",
                        ".tier",
                        "span.\"user \\\"x\\\" \\\\ name\"",
                        "span.\"\"",
                        "parent.span.code",
                        "parent.tier",
                        "parent.name",
                        "parent.\"name\"",
                        "parent.\"span.code\"",
                        "parent.\"trace.x\"");
    }

    @Test
    void keepsTheTypesOfNumbersTextsAndBooleans() {
        assertThat(of(CODE, new SpanValue.Int(204))).isNotEqualTo(of(CODE, text("204")));
        assertThat(of(CODE, new SpanValue.Real(2))).isNotEqualTo(of(CODE, new SpanValue.Int(2)));
        assertThat(of(CODE, SpanValue.TRUE)).isEqualTo(Labels.of(new Label("span.code", SpanValue.TRUE)));
    }

    @Test
    void givesZerosOfEitherSignOneLabel() {
        assertThat(of(CODE, new SpanValue.Real(-0.0))).isEqualTo(of(CODE, new SpanValue.Real(0.0)));
    }

    @Test
    void writesOtherValuesAsTexts() {
        assertThat(of(Intrinsic.KIND, new SpanValue.Kind(SpanKind.SERVER))).isEqualTo(labels("kind", "server"));
        assertThat(of(Intrinsic.STATUS, new SpanValue.StatusCode(2))).isEqualTo(labels("status", "error"));
        assertThat(of(Intrinsic.DURATION, new SpanValue.Duration(1_001))).isEqualTo(labels("duration", "1.001µs"));
    }

    @Test
    void namesWhatIsMissing() {
        List<SpanValue> none = List.of(SpanValue.MISSING, SpanValue.MISSING);

        assertThat(of(CODE, SpanValue.MISSING)).isEqualTo(labels("span.code", "nil"));
        assertThat(of(CODE, SpanValue.INCOMPARABLE)).isEqualTo(labels("span.code", "nil"));
        assertThat(new LabelRules(List.of(CODE, Intrinsic.STATUS)).labels(List.of(SpanValue.MISSING, text("ok"))))
                .isEqualTo(labels("status", "ok"));
        assertThat(new LabelRules(List.of(CODE, Intrinsic.EVENT_NAME)).labels(none))
                .isEqualTo(labels("span.code", "nil"));
        assertThat(new LabelRules(List.of()).labels(List.of())).isEqualTo(Labels.NONE);
    }

    @Test
    void takesAFieldOnce() {
        LabelRules rules = new LabelRules(List.of(CODE, CODE));

        assertThat(rules.fields()).containsExactly(CODE);
        assertThatThrownBy(() -> rules.labels(List.of(SpanValue.TRUE, SpanValue.TRUE)))
                .hasMessageContaining("one for each of [span.code]");
    }

    @Test
    void writesDurationsAsGoDoes() {
        assertThat(Stream.of(0L, 1L, 999L, 999_999L, 1_000_001L, 250_000_000L, 1_000_000_000L, 90_000_000_000L)
                        .map(LabelDurations::text))
                .containsExactly("0s", "1ns", "999ns", "999.999µs", "1.000001ms", "250ms", "1s", "1m30s");
        assertThat(LabelDurations.text(7_200_500_000_000L)).isEqualTo("2h0m0.5s");
        assertThat(LabelDurations.text(-1_500_000_000L)).isEqualTo("-1.5s");
        assertThat(LabelDurations.text(Long.MAX_VALUE)).isEqualTo("2562047h47m16.854775807s");
        assertThat(LabelDurations.text(Long.MIN_VALUE)).isEqualTo("-2562047h47m16.854775808s");
    }

    @Test
    void refusesLabelsThatCannotBePrinted() {
        assertThatThrownBy(() -> new Label("x", SpanValue.MISSING)).hasMessageContaining("label x");
        assertThatThrownBy(() -> Labels.of(Label.text("x", "a"), Label.text("x", "b")))
                .hasMessageContaining("at most once");
    }

    private static Labels of(Field field, SpanValue value) {
        return new LabelRules(List.of(field)).labels(List.of(value));
    }

    private static Labels labels(String name, String value) {
        return Labels.of(Label.text(name, value));
    }

    private static SpanValue text(String value) {
        return new SpanValue.Text(value);
    }
}

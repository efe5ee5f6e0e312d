package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.query.text.FieldText;
import dev.weft.store.contract.TestSpans;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code parent.} reads whatever a field is on the parent span. */
class ParentFieldsTest {

    @Test
    void fieldsOfTheParentAreReadOnIt() {
        assertThat(sets("{ parent.span.code = 200 }", TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.name = `early` }", TRACE)).containsExactly(List.of(4L));
        assertThat(sets("{ parent.resource.service.name != resource.service.name }", TRACE))
                .containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.span.code = nil }", TRACE)).containsExactly(List.of(1L));
    }

    @Test
    void aConditionLooksAtEveryEventAndLinkOfTheParent() {
        Span[] spans = {
            span(1, 1)
                    .event("retry", Attribute.of("attempt", 1), Attribute.of("why", "slow"))
                    .event("retry", Attribute.of("attempt", 2))
                    .link(7, 7, Attribute.of("role", "cause"))
                    .link(8, 8, Attribute.of("role", "other"))
                    .build(),
            span(1, 2)
                    .parent(1)
                    .event("retry", Attribute.of("attempt", 2))
                    .event("retry", Attribute.of("attempt", 3))
                    .build(),
            span(1, 3).parent(2).build(),
            span(1, 4).parent(9).build()
        };

        assertThat(sets("{ parent.event.attempt = 2 }", spans)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.link.role = `other` }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt = 2 && parent.event.why = `slow` }", spans))
                .isEmpty();
        assertThat(sets("{ parent.event.attempt = 2 && !(parent.event.why = `slow`) }", spans))
                .containsExactly(List.of(3L));
        assertThat(sets("{ parent.event.attempt = 1 && event.attempt = 3 }", spans))
                .containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt + 1 = event.attempt }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt = event.attempt && parent.link:traceID = `8` }", spans))
                .containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.why = nil }", spans)).containsExactly(List.of(1L, 2L, 3L, 4L));
        assertThat(sets("{ } | by(parent.event.attempt)", spans))
                .containsExactly(List.of(1L, 4L), List.of(2L), List.of(3L));
        Traces traces = new Traces(new CollectedTraces(Arrays.asList(spans)));
        SpanExpression attempt = new SpanExpression(FieldText.parse("parent.event.attempt"), traces);
        TraceTree tree = traces.tree(TestSpans.traceId(1));
        assertThat(tree.spans())
                .extracting(span -> attempt.last(span, tree))
                .containsExactly(SpanValue.MISSING, new SpanValue.Int(2), new SpanValue.Int(3), SpanValue.MISSING);
    }
}

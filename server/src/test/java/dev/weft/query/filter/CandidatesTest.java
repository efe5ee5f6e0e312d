package dev.weft.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of a query filters decide, and what they leave. */
class CandidatesTest {

    private static final SpanFilter A = Filters.parse("{ span.a = 1 }");
    private static final SpanFilter B = Filters.parse("{ span.b = 2 }");

    @Test
    void aConjunctionIsOneFilter() {
        assertThat(of("{ span.a = 1 && 2 = span.b }"))
                .isEqualTo(exactly(Filters.parse("{ span.a = 1 && span.b = 2 }")));
    }

    @Test
    void alternativesAreAFilterEach() {
        assertThat(of("{ span.a = 1 || span.b = 2 }")).isEqualTo(exactly(A, B));
        assertThat(of("{ span.a = 1 } || { span.b = 2 }")).isEqualTo(exactly(A, B));
    }

    @Test
    void whatIsTrueOrFalseForEverySpanIsDecided() {
        assertThat(of("{ }")).isEqualTo(exactly(SpanFilter.EVERYTHING));
        assertThat(of("{ false }")).isEqualTo(exactly());
    }

    @Test
    void whatColumnsDoNotKnowLeavesTheRest() {
        assertThat(of("{ span.a = 1 && event.x = 1 }")).isEqualTo(new Candidates(List.of(A), List.of(), true, false));
        assertThat(of("{ !(span.a = 1) }"))
                .isEqualTo(new Candidates(List.of(SpanFilter.EVERYTHING), List.of(), true, false));
    }

    @Test
    void aMissingServiceNameIsAnEmptyOneToQueriesAndNoneToColumns() {
        assertThat(of("{ resource.service.name = \"cart\" }").exact()).isTrue();
        assertThat(of("{ resource.service.name != \"cart\" }").exact()).isFalse();
        assertThat(of("{ resource.service.name = \"\" }").exact()).isFalse();
    }

    @Test
    void structuralOperatorsNeedBothSidesInTheTrace() {
        assertThat(of("{ span.a = 1 } >> { span.b = 2 }"))
                .isEqualTo(new Candidates(List.of(B), List.of(List.of(A), List.of(B)), true, false));
        assertThat(of("{ span.a = 1 } !>> { span.b = 2 }"))
                .isEqualTo(new Candidates(List.of(B), List.of(), true, false));
    }

    @Test
    void whatIsReturnedWithBothSidesMayLieOutsideTheRange() {
        assertThat(of("{ span.a = 1 } &>> { span.b = 2 }"))
                .isEqualTo(new Candidates(List.of(A, B), List.of(List.of(A), List.of(B)), false, false));
        assertThat(of("{ span.a = 1 } &-> { span.b = 2 }"))
                .isEqualTo(new Candidates(List.of(A, B), List.of(), false, false));
    }

    @Test
    void linksLeaveTheTrace() {
        assertThat(of("{ span.a = 1 } -> { span.b = 2 }"))
                .isEqualTo(new Candidates(List.of(B), List.of(), true, false));
    }

    @Test
    void stagesNarrowAndScalarFiltersAreNotDecided() {
        assertThat(of("{ span.a = 1 } | { span.b = 2 }"))
                .isEqualTo(
                        new Candidates(List.of(Filters.parse("{ span.a = 1 && span.b = 2 }")), List.of(), true, false));
        assertThat(of("{ span.a = 1 } | by(span.b) | select(span.c)")).isEqualTo(exactly(A));
        assertThat(of("{ span.a = 1 } | count() > 2")).isEqualTo(new Candidates(List.of(A), List.of(), true, false));
    }

    @Test
    void tooManyAlternativesLeaveEverySpan() {
        String many =
                IntStream.rangeClosed(1, 30).mapToObj(i -> "span.a = " + i).collect(Collectors.joining(" || "));

        assertThat(of("{ " + many + " }"))
                .isEqualTo(new Candidates(List.of(SpanFilter.EVERYTHING), List.of(), true, false));
    }

    private static Candidates of(String query) {
        return Candidates.of(((Query.Spansets) TraceQl.parse(query)).pipeline());
    }

    private static Candidates exactly(SpanFilter... anyOf) {
        return new Candidates(List.of(anyOf), List.of(), true, true);
    }
}

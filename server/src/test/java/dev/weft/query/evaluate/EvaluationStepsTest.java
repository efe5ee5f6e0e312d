package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much a sender puts into one trace or one span, an evaluation can be ended within it, and does nothing twice. */
class EvaluationStepsTest {

    private static final int MANY = 1_000;
    private static final int LARGE = 30_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name = \"none\" } <<- { }",
                "{ name = \"none\" } ->> { }",
                "{ name = \"none\" } -> { }",
                "{ event:name = \"a\" && link:spanID = \"b\" }",
                "{ name =~ \".*none\" }"
            })
    void anEvaluationIsAskedWhetherItIsToEnd(String query) {
        Watched stored = new Watched(chain(MANY));
        SearchEvaluator evaluator = new SearchEvaluator((Query.Spansets) TraceQl.parse(query), stored, TimeRange.ALL);
        stored.ended = true;

        assertThatThrownBy(() -> evaluator.spansets(traceId(1))).hasMessage("ended");
    }

    /** Of one value, with a large expression or with another one, an evaluation can take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ span.text =~ \"(a|b|aa)*c\" }",
                "{ span.text !~ \"(a|b|aa)*\" }",
                "{ span.texts =~ \"(a|b|aa)*c\" }",
                "{ span.texts < span.texts }",
                "{ } | by(span.text =~ \"(a|b|aa)*c\")",
            })
    void anEvaluationCanBeEndedWithinAValue(String query) {
        AttributeValue text = new AttributeValue.Text("a");
        Watched stored = new Watched(List.of(span(1, 1)
                .with("text", "a".repeat(MANY))
                .with(new Attribute("texts", new AttributeValue.Array(Collections.nCopies(MANY, text))))
                .build()));
        SearchEvaluator evaluator = new SearchEvaluator((Query.Spansets) TraceQl.parse(query), stored, TimeRange.ALL);
        stored.ended = true;

        assertThatThrownBy(() -> evaluator.spansets(traceId(1))).hasMessage("ended");
    }

    /** A page shows few of the spans that are found. */
    @Test
    void whatIsSelectedIsNotReadOfEverySpan() {
        Watched stored =
                new Watched(List.of(span(1, 1).link(2, 1).build(), span(2, 1).build()));
        Query.Spansets query = (Query.Spansets) TraceQl.parse("{ } | select(link:wait)");

        assertThat(new SearchEvaluator(query, stored, TimeRange.ALL).spansets(traceId(1)))
                .hasSize(1);
        assertThat(stored.read).containsOnly(traceId(1));
    }

    /** Each of them below itself again would be 450 million. */
    @Test
    @Timeout(20)
    void noSubtreeIsWalkedTwice() {
        List<Span> spans = new ArrayList<>(chain(LARGE));
        spans.add(span(2, 1).build());
        Watched stored = new Watched(spans);
        LinkWalk walk = new LinkWalk(new Traces(stored), 5);

        assertThat(walk.pathComesFrom(span(2, 1).build(), key(9, 9)::equals)).isFalse();
        assertThat(stored.checks * 256L).isLessThan(20L * LARGE);
    }

    @Test
    void ofTheLevelBehindTheLimitOneSpanIsEnough() {
        List<Span> spans = new ArrayList<>();
        Span start = span(1, 1).build();
        spans.add(start);
        for (int i = 2; i <= MANY; i++) {
            spans.add(span(i, 1).link(1, 1).build());
            spans.add(span(MANY + i, 1).link(i, 1).build());
        }
        Watched stored = new Watched(spans);
        LinkWalk walk = new LinkWalk(new Traces(stored), 1);

        assertThat(walk.pathComesFrom(start, key(9_999, 1)::equals)).isFalse();

        assertThat(walk.wasCut()).isTrue();
        assertThat(stored.linkingAsked).isEqualTo(2);
    }

    /** A trace of spans below one another, each with links to the span (2, 1) and to the one above it, and many events. */
    private static List<Span> chain(int length) {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= length; i++) {
            TestSpans next =
                    span(1, i).parent(i - 1).link(2, 1, Attribute.of("n", i)).link(1, Math.max(1, i - 1));
            for (int event = 0; event < (i == 1 ? MANY : 1); event++) {
                next.event("a");
            }
            spans.add(next.build());
        }
        return spans;
    }

    private static final class Watched implements StoredTraces {

        private final CollectedTraces traces;
        private final Set<TraceId> read = new HashSet<>();
        private boolean ended;
        private int checks;
        private int linkingAsked;

        Watched(List<Span> spans) {
            this.traces = new CollectedTraces(spans);
        }

        @Override
        public List<Span> trace(TraceId traceId) {
            read.add(traceId);
            return traces.trace(traceId);
        }

        @Override
        public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
            linkingAsked++;
            return traces.anyLinking(linked, isIt);
        }

        @Override
        public long countLinking(SpanKey linked) {
            return traces.countLinking(linked);
        }

        @Override
        public void check() {
            checks++;
            if (ended) {
                throw new IllegalStateException("ended");
            }
        }
    }
}

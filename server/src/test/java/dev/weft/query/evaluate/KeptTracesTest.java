package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is in hand stays, and of the rest as much as there is room for. Each trace has as many spans as its number says. */
class KeptTracesTest {

    private final Numbered stored = new Numbered();
    private final KeptTraces traces = new KeptTraces(stored);

    @Test
    void readsOnceWhatFits() {
        traces.tree(traceId(3));
        traces.tree(traceId(5));
        traces.tree(traceId(3));

        assertThat(stored.read).containsExactly(3L, 5L);
        assertThat(stored.held).isEqualTo(4 + 6);
    }

    @Test
    void forgetsWhatWasUsedLeastLately() {
        traces.tree(traceId(3));
        traces.tree(traceId(4));
        traces.tree(traceId(3));
        traces.tree(traceId(1));
        traces.tree(traceId(4));

        assertThat(stored.read).containsExactly(3L, 4L, 1L, 4L);
    }

    @Test
    void whatIsInHandIsNotForgotten() {
        traces.inHand(traceId(3), _ -> {
            traces.tree(traceId(4));
            traces.tree(traceId(5));
            return traces.tree(traceId(3));
        });

        assertThat(stored.read).containsExactly(3L, 4L, 5L);
        assertThat(stored.inHand).isZero();
    }

    @Test
    void theLastOneIsInHandUntilTheNext() {
        traces.tree(traceId(3));
        assertThat(stored.inHand).isEqualTo(4);

        traces.tree(traceId(1));
        assertThat(stored.inHand).isEqualTo(2);
    }

    @Test
    void whatIsTooMuchInHandReadsAsUnknown() {
        TraceTree tooMuch = traces.inHand(traceId(5), _ -> traces.inHand(traceId(4), trace -> trace));

        assertThat(tooMuch.spans()).isEmpty();
        assertThat(traces.tree(traceId(4)).spans()).hasSize(4);
    }

    @Test
    void whoWaitsHoldsNothingButWhatIsInHand() {
        traces.tree(traceId(3));
        traces.inHand(traceId(2), _ -> traces.tree(traceId(20)));

        assertThat(stored.heldWhileWaiting).isEqualTo(3);
    }

    @Test
    void othersMayWantWhatIsNotInHand() {
        traces.tree(traceId(3));
        traces.inHand(traceId(4), _ -> {
            stored.forget.run();
            assertThat(stored.held).isEqualTo(5);
            return traces.tree(traceId(4));
        });
        traces.tree(traceId(3));

        assertThat(stored.read).containsExactly(3L, 4L, 3L);
    }

    @Test
    void whatFailsLeavesNothingBehind() {
        stored.fails = true;
        assertThatThrownBy(() -> traces.tree(traceId(5))).hasMessage("fails");
        assertThat(stored.held).isZero();
        stored.fails = false;
        assertThatThrownBy(() -> traces.inHand(traceId(5), _ -> {
                    throw new IllegalStateException("ended");
                }))
                .hasMessage("ended");

        assertThat(stored.inHand).isZero();
    }

    /** Traces with room for ten, of which a span takes one and a trace one more. */
    private static final class Numbered implements StoredTraces, TraceRoom {

        private final List<Long> read = new ArrayList<>();
        private long inHand;
        private long held;
        private long heldWhileWaiting;
        private Runnable forget = () -> {};
        private boolean fails;

        @Override
        public List<Span> trace(TraceId traceId) {
            if (fails) {
                throw new IllegalStateException("fails");
            }
            read.add(traceId.low());
            return IntStream.rangeClosed(1, (int) traceId.low())
                    .mapToObj(id -> span(traceId, id).build())
                    .toList();
        }

        @Override
        public int spanCount(TraceId traceId) {
            return (int) traceId.low();
        }

        @Override
        public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
            return false;
        }

        @Override
        public long countLinking(SpanKey linked) {
            return 0;
        }

        @Override
        public TraceRoom room() {
            return this;
        }

        @Override
        public boolean hold(long newInHand, long all) {
            if (all > 10) {
                return false;
            }
            inHand = newInHand;
            held = all;
            return true;
        }

        @Override
        public boolean await(long newInHand) {
            heldWhileWaiting = held;
            return false;
        }

        @Override
        public void whenWanted(Runnable forget) {
            this.forget = forget;
        }
    }
}

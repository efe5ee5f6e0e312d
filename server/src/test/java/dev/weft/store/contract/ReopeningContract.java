package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.StoredTrace;
import dev.weft.store.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For stores on a disk: what was written is there when the folder is opened again, and is known again. */
public abstract class ReopeningContract extends StoreContract {

    protected ReopeningContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void everythingIsThereAgain() {
        Span first = span(1, 1).service("orders").with("k", "v").link(2, 2).build();
        Span version = span(1, 1).service("billing").build();
        write(first, version);

        reopen();

        assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(new StoredTrace(List.of(first), List.of(version)));
        assertThat(reader().newest(NEVER)).isEqualTo(key(1, 1));
    }

    @Test
    void duplicatesAndConflictsAreKnownAgain() {
        Span first = span(1, 1).name("first").build();
        Span second = span(1, 1).name("second").build();
        write(first, second);

        reopen();

        assertThat(write(
                        first,
                        second,
                        span(1, 1).name("third").build(),
                        span(1, 2).build()))
                .isEqualTo(new WriteOutcome(1, 2, 1));
    }

    @Test
    void writingGoesOnWhereItEnded() {
        for (int round = 1; round <= 3; round++) {
            write(span(1, round).service("orders").from(round).build());
            reopen();
        }

        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(3);
        assertThat(reader().newest(NEVER)).isEqualTo(key(1, 3));
    }
}

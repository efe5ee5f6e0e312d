package dev.weft.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts how often a question looks whether it has ended; at one of these looks it ends. */
public final class CountedLooks {

    private final int last;
    private final Consumer<Cancellation> ending;
    private final AtomicInteger looks = new AtomicInteger();
    private final Cancellation cancellation = new Cancellation(this::look);

    /**
     * @param last from 1; 0 for a question that does not end so
     * @param ending how it ends
     */
    public CountedLooks(int last, Consumer<Cancellation> ending) {
        this.last = last;
        this.ending = ending;
    }

    /** Asks again and again, with an end at one look after the other, and expects a refusal wherever it is seen. */
    static void assertRefusedAtEach(
            Consumer<Cancellation> ending, StoreException.Kind refusal, Consumer<Cancellation> question) {
        CountedLooks whole = new CountedLooks(0, ending);
        question.accept(whole.cancellation());
        assertThat(whole.looks()).as("looks on the way").isPositive();
        for (int look = 1; look <= whole.looks(); look += 1 + look / 8) {
            CountedLooks ended = new CountedLooks(look, ending);
            StoreException.Kind refused = refusal(question, ended.cancellation());
            assertThat(refused)
                    .as("refusal at look %d of %d", look, whole.looks())
                    .isEqualTo(ended.looks() < look ? null : refusal);
        }
    }

    private static StoreException.@Nullable Kind refusal(Consumer<Cancellation> question, Cancellation cancellation) {
        try {
            question.accept(cancellation);
            return null;
        } catch (StoreException e) {
            return e.kind();
        }
    }

    /** Returns what the question looks at. */
    public Cancellation cancellation() {
        return cancellation;
    }

    public int looks() {
        return looks.get();
    }

    private boolean look() {
        if (looks.incrementAndGet() == last) {
            ending.accept(cancellation);
        }
        return false;
    }
}

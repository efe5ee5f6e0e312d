package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries that are cancelled or late and stores that are closed refuse in the contract's words, and empty stores answer. */
public abstract class LifecycleContract extends StoreContract {

    protected LifecycleContract(StoreBackend backend) {
        super(backend);
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aCancelledQuestionIsNotAnswered(ReaderQuestion question) {
        write(span(1, 1).with("k", 1).build());
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertRefused(StoreException.Kind.CANCELLED, () -> question.ask(reader(), cancelled));
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void anAskerWhoLeavesAfterTheDeadlineGetsNothing(ReaderQuestion question) {
        write(span(1, 1).with("k", 1).build());
        Cancellation both = new Cancellation();
        both.expire();
        both.cancel();

        assertRefused(StoreException.Kind.CANCELLED, () -> question.ask(reader(), both));
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void anAskerWhoLeavesOnTheWayGetsNothing(ReaderQuestion question) {
        writeLargeTrace();

        CountedLooks.assertRefusedAtEach(
                Cancellation::cancel,
                StoreException.Kind.CANCELLED,
                cancellation -> question.ask(reader(), cancellation));
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aLateQuestionIsRefusedUnlessItsAnswerCanSaySo(ReaderQuestion question) {
        write(span(1, 1).with("k", 1).build());
        Cancellation late = new Cancellation();
        late.expire();

        if (question.isAnsweredInPart()) {
            assertThat(question.ask(reader(), late)).isNotEqualTo(question.ask(reader(), NEVER));
        } else {
            assertRefused(StoreException.Kind.LATE, () -> question.ask(reader(), late));
        }
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aClosedStoreAnswersNothing(ReaderQuestion question) {
        store().close();

        assertRefused(StoreException.Kind.UNAVAILABLE, () -> question.ask(reader(), NEVER));
    }

    @Test
    void aClosedStoreWritesNothing() {
        store().close();

        assertRefused(StoreException.Kind.UNAVAILABLE, () -> write(span(1, 1).build()));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        store().close();
        store().close();

        assertRefused(StoreException.Kind.UNAVAILABLE, () -> write(span(1, 1).build()));
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void anEmptyStoreAnswersEverything(ReaderQuestion question) {
        assertThat(question.ask(reader(), NEVER)).isEqualTo(question.answerOfAnEmptyStore());
    }

    private static void assertRefused(StoreException.Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .extracting(StoreException::kind)
                .isEqualTo(kind);
    }
}

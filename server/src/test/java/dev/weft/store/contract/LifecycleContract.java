package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries that are cancelled and stores that are closed refuse in the contract's words. */
public abstract class LifecycleContract extends StoreContract {

    /** Every question that a reader answers. */
    enum Question {
        TRACE,
        SPAN,
        OUTLINE,
        LINKS,
        LINK_SUMMARY,
        SPANS,
        TRACES,
        SERVICES,
        OPERATIONS,
        ATTRIBUTE_KEYS,
        ATTRIBUTE_VALUES,
        TOTALS,
        NEWEST;

        Object ask(SpanReader reader, Cancellation cancellation) {
            return switch (this) {
                case TRACE -> reader.findTrace(traceId(1), cancellation);
                case SPAN -> reader.findSpan(key(1, 1), cancellation);
                case OUTLINE -> reader.outline(traceId(1), cancellation);
                case LINKS -> reader.links(LINK_QUERY, cancellation);
                case LINK_SUMMARY -> reader.linkSummary(key(1, 1), LinkDirection.INCOMING, cancellation);
                case SPANS -> reader.searchSpans(SEARCH, cancellation);
                case TRACES -> reader.searchTraces(SEARCH, cancellation);
                case SERVICES -> reader.services(TimeRange.ALL, cancellation);
                case OPERATIONS -> reader.operations("orders", TimeRange.ALL, cancellation);
                case ATTRIBUTE_KEYS ->
                    reader.attributeKeys(
                            new KeySearch(
                                    Set.of(AttributeKey.Scope.EVENT, AttributeKey.Scope.SPAN), TimeRange.ALL, "", 10),
                            cancellation);
                case ATTRIBUTE_VALUES ->
                    reader.attributeValues(
                            new AttributeKey(AttributeKey.Scope.SPAN, "k"), TimeRange.ALL, "", 10, cancellation);
                case TOTALS -> reader.totals(cancellation);
                case NEWEST -> String.valueOf(reader.newest(cancellation));
            };
        }
    }

    private static final SpanSearch SEARCH =
            new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, SearchOrder.NEWEST, 10, null);
    private static final LinkQuery LINK_QUERY =
            new LinkQuery(key(1, 1), LinkDirection.OUTGOING, LinkOrder.LINK, 10, null, null, null);

    protected LifecycleContract(StoreBackend backend) {
        super(backend);
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void aCancelledQuestionIsNotAnswered(Question question) {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertRefused(StoreException.Kind.CANCELLED, () -> question.ask(reader(), cancelled));
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void aClosedStoreAnswersNothing(Question question) {
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
    @EnumSource(Question.class)
    void anEmptyStoreAnswersEverything(Question question) {
        assertThat(Stream.of(question.ask(reader(), NEVER))).hasSize(1);
    }

    private static void assertRefused(StoreException.Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .extracting(StoreException::kind)
                .isEqualTo(kind);
    }
}

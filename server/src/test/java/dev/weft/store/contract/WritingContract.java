package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What becomes of spans that are written, once, again, and with other content. */
public abstract class WritingContract extends StoreContract {

    protected WritingContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void anEmptyGroupIsNothing() {
        assertThat(write()).isEqualTo(WriteOutcome.NOTHING);
        assertThat(reader().newest(NEVER)).isNull();
    }

    @Test
    void aSpanIsFoundAsSoonAsItIsWritten() {
        Span written = span(1, 1).name("receive-order").build();

        assertThat(write(written)).isEqualTo(new WriteOutcome(1, 0, 0));

        assertThat(reader().findSpan(written.key(), NEVER)).contains(written);
        assertThat(reader().newest(NEVER)).isEqualTo(written.key());
    }

    @RepeatedTest(3)
    void everyConstructOfASpanComesBackEqual() {
        Seed seed = Seed.ofRun();
        RandomSpans random = new RandomSpans(seed.random());
        for (int i = 0; i < 20; i++) {
            Span written = random.span();
            write(written);
            List<Span> found = reader().findTrace(written.traceId(), NEVER).spans();
            List<Span> versions = reader().findTrace(written.traceId(), NEVER).conflicting();
            assertThat(found.contains(written) || versions.contains(written))
                    .as("%s, %s", written, seed)
                    .isTrue();
        }
    }

    @Test
    void aRepeatedGroupChangesNothing() {
        List<Span> group = List.of(span(1, 1).build(), span(1, 2).link(1, 1).build());
        write(group);
        StoreTotals before = reader().totals(NEVER);

        assertThat(write(group)).isEqualTo(new WriteOutcome(0, 2, 0));

        StoreTotals after = reader().totals(NEVER);
        assertThat(after.spanCount()).isEqualTo(before.spanCount()).isEqualTo(2);
        assertThat(after.linkCount()).isEqualTo(before.linkCount()).isEqualTo(1);
        assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(new StoredTrace(group, List.of()));
    }

    @Test
    void aSpanTwiceInOneGroupIsOneSpan() {
        Span written = span(1, 1).build();

        assertThat(write(written, written)).isEqualTo(new WriteOutcome(1, 1, 0));

        assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(new StoredTrace(List.of(written), List.of()));
    }

    @Test
    void theOrderOfDifferentKeysDoesNotMakeAnotherSpan() {
        Span written = span(1, 1).with("a", 1).with("b", 2).build();
        Span reordered = span(1, 1).with("b", 2).with("a", 1).build();
        write(written);

        assertThat(write(reordered)).isEqualTo(new WriteOutcome(0, 1, 0));
        assertThat(reader().findSpan(key(1, 1), NEVER)).contains(written);
    }

    @Test
    void theOrderOfOneKeyTwiceMakesAnotherSpan() {
        write(span(1, 1).with("a", 1).with("a", 2).build());

        assertThat(write(span(1, 1).with("a", 2).with("a", 1).build())).isEqualTo(new WriteOutcome(0, 0, 1));
    }

    @Test
    void theFirstOfConflictingSpansIsTheSpan() {
        Span first = span(1, 1).service("orders").name("first").link(9, 9).build();
        Span second =
                span(1, 1).service("billing").name("second").link(8, 8).from(5).build();
        write(first);

        assertThat(write(second)).isEqualTo(new WriteOutcome(0, 0, 1));

        assertThat(reader().findSpan(key(1, 1), NEVER)).contains(first);
        assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(new StoredTrace(List.of(first), List.of(second)));
        assertThat(reader().services(TimeRange.ALL, NEVER)).isEqualTo(List.of(new ServiceCount("orders", 1, 0)));
        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(1);
        assertThat(reader().totals(NEVER).linkCount()).isEqualTo(1);
        assertThat(reader().totals(NEVER).conflictingSpanCount()).isEqualTo(1);
        assertThat(reader().outline(traceId(1), NEVER))
                .singleElement()
                .satisfies(row -> assertThat(row.conflictingVersions()).isEqualTo(1));
    }

    @Test
    void eachDifferentVersionIsKeptOnce() {
        Span first = span(1, 1).name("first").build();
        Span second = span(1, 1).name("second").build();
        Span third = span(1, 1).name("third").build();

        assertThat(write(first, second, second)).isEqualTo(new WriteOutcome(1, 1, 1));
        assertThat(write(second, third, first)).isEqualTo(new WriteOutcome(0, 2, 1));

        assertThat(reader().findTrace(traceId(1), NEVER))
                .isEqualTo(new StoredTrace(List.of(first), List.of(second, third)));
    }

    @Test
    void typesOfValuesTellSpansApart() {
        write(span(1, 1).with("code", "200").build());

        assertThat(write(span(1, 1).with("code", 200).build())).isEqualTo(new WriteOutcome(0, 0, 1));
    }

    @Test
    void anEmptyValueIsNotAnAbsentAttribute() {
        Span empty =
                span(1, 1).with(new Attribute("k", new AttributeValue.Empty())).build();
        write(empty);

        assertThat(write(span(1, 1).build())).isEqualTo(new WriteOutcome(0, 0, 1));
        assertThat(reader().findSpan(key(1, 1), NEVER))
                .hasValueSatisfying(found -> assertThat(found.attributes())
                        .isEqualTo(Attributes.of(new Attribute("k", new AttributeValue.Empty()))));
    }

    @Test
    void theNewestIsTheLastNewSpan() {
        write(span(1, 1).build(), span(1, 2).from(-50).build());
        write(span(1, 1).build(), span(1, 2).name("other").build());

        assertThat(reader().newest(NEVER)).isEqualTo(key(1, 2));
    }
}

package dev.weft.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is over a limit is cut, raises the dropped count beside it, and is told. */
class SpanTrimmerTest {

    private static final IngestLimits LIMITS =
            new IngestLimits(2, 3, 4, 10, 8, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Findings findings = new Findings();
    private final SpanTrimmer trimmer = new SpanTrimmer(LIMITS, findings);

    @Test
    void whatIsWithinTheLimitsStaysAsItIs() {
        Span span = SampleSpans.span(1);
        Span roomy = new SpanTrimmer(IngestLimits.DEFAULTS, findings).trim(span);

        assertThat(roomy).isEqualTo(span);
        assertThat(findings.message()).isEmpty();
    }

    @Test
    void tooManyAreCutFromTheEnd() {
        Attribute attribute = Attribute.of("k", 1);
        Span trimmed = trimmer.trim(SampleSpans.span(
                1,
                Attributes.of(attribute, Attribute.of("l", 2), Attribute.of("m", 3)),
                Collections.nCopies(5, new SpanEvent(1, "e", Attributes.EMPTY, 0)),
                Collections.nCopies(7, new SpanLink(new TraceId(1, 2), new SpanId(3), "", 0, Attributes.EMPTY, 0))));

        assertThat(trimmed.attributes()).isEqualTo(Attributes.of(attribute, Attribute.of("l", 2)));
        assertThat(trimmed.droppedAttributesCount()).isEqualTo(1 + 1);
        assertThat(trimmed.events()).hasSize(3);
        assertThat(trimmed.droppedEventsCount()).isEqualTo(2 + 2);
        assertThat(trimmed.links()).hasSize(4);
        assertThat(trimmed.droppedLinksCount()).isEqualTo(3 + 3);
        assertThat(findings.rejectedSpans()).isZero();
        assertThat(findings.message())
                .contains("1 attributes dropped because there were too many, first: 3 attributes (expected: at most 2)")
                .contains("2 events dropped because there were too many, first: 5 events (expected: at most 3)")
                .contains("3 links dropped because there were too many, first: 7 links (expected: at most 4)");
    }

    @Test
    void aValueThatIsTooLargeIsDroppedWhole() {
        Attribute ten = Attribute.of("fits", "0123456789");
        Attribute eleven = Attribute.of("text", "ééééé+");
        Attribute nested = new Attribute(
                "nested",
                new AttributeValue.Array(
                        List.of(new AttributeValue.Int(1), new AttributeValue.Bytes(new byte[] {1, 2, 3}))));

        assertThat(trim(ten).attributes().entries()).containsExactly(ten);
        assertThat(trim(eleven).attributes().entries()).isEmpty();
        assertThat(trim(nested).attributes().entries()).isEmpty();
        assertThat(trim(Attribute.of("0123456789a", true)).attributes().entries())
                .isEmpty();
        assertThat(trim(nested).droppedAttributesCount()).isEqualTo(1 + 1);
        assertThat(findings.message())
                .startsWith("4 attributes dropped because their key or value was too large, first: attribute text of 11"
                        + " bytes (expected: at most 10)");
    }

    @Test
    void aNameThatIsTooLongIsShortenedBetweenCharacters() {
        Span trimmed = trimmer.trim(SampleSpans.span(
                1, Attributes.EMPTY, List.of(new SpanEvent(1, "sieben😀", Attributes.EMPTY, 0)), List.of()));

        assertThat(trimmed.name()).isEqualTo("receive-");
        assertThat(trimmed.events().getFirst().name()).isEqualTo("sieben");
        assertThat(findings.count(Finding.TOO_LONG_TEXT)).isEqualTo(2);
    }

    @Test
    void aDroppedCountStaysAtItsGreatestValue() {
        SpanEvent event = new SpanEvent(
                1, "e", Attributes.of(Attribute.of("a", 1), Attribute.of("b", 2), Attribute.of("c", 3)), -1);

        Span trimmed = trimmer.trim(SampleSpans.span(1, Attributes.EMPTY, List.of(event), List.of()));

        assertThat(trimmed.events().getFirst().droppedAttributesCount()).isEqualTo(-1);
    }

    private Span trim(Attribute attribute) {
        return trimmer.trim(SampleSpans.span(1, Attributes.of(attribute), List.of(), List.of()));
    }
}

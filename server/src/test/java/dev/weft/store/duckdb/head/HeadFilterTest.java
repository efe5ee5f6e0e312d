package dev.weft.store.duckdb.head;

import static dev.weft.store.contract.TestSpans.span;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.part.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What filters find among recent spans, by the text that they ask for: all spans that match, and no other. */
class HeadFilterTest {

    private static final int HISTORIES = 30;
    private static final int FILTERS = 100;

    /** Short ones, long ones, and such as stand in each other. */
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "acme",
            "session-0001",
            "session-0011",
            "ession-0001",
            "session-00011",
            "grün-größer",
            "aaaaaaaab");

    private static final List<SpanField.Scope> SCOPES = List.of(SpanField.Scope.values());
    private static final List<String> KEYS = List.of("tenant", "session.id", "session-0001");

    @Test
    void spansAreFoundByWhateverTextTheyHave() {
        Seed seed = Seed.ofRun();
        int found = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = seed.part(history).random();
            List<Span> added = new ArrayList<>();
            Generation generation = new Generation();
            for (int batch = 1 + random.nextInt(8); batch > 0; batch--) {
                add(generation, spans(added.size(), random), added, random);
            }
            generation.publish();
            for (int i = 0; i < FILTERS; i++) {
                SpanFilter filter = filter(random);
                List<Span> matching = added.stream()
                        .filter(span -> FilterEvaluator.matches(filter, span))
                        .toList();
                assertThat(found(generation.part(), filter))
                        .as("%s, history %d, %s", filter, history, seed)
                        .isEqualTo(matching);
                found += matching.size();
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void bytesAreFoundWhereverTheyStand() {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = letters(random.nextInt(40), random).getBytes(UTF_8);
            String wanted = letters(1 + random.nextInt(4), random);
            int first = random.nextInt(bytes.length + 1);
            int end = first + random.nextInt(bytes.length + 1 - first);
            boolean stands = new String(bytes, first, end - first, UTF_8).contains(wanted);
            assertThat(new Needle(wanted.getBytes(UTF_8)).isIn(bytes, first, end))
                    .as("%s in %s from %d to %d, %s", wanted, new String(bytes, UTF_8), first, end, seed)
                    .isEqualTo(stands);
            found += stands ? 1 : 0;
        }
        assertThat(found).isBetween(1_000, 19_000);
    }

    private static String letters(int count, Random random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(2)));
        }
        return letters.toString();
    }

    /** Adds a batch without some of its spans, as if they had come before. */
    private static void add(Generation generation, List<Span> spans, List<Span> added, Random random) {
        SpanBatch batch = SpanBatch.of(spans);
        generation.begin(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (random.nextInt(5) > 0) {
                generation.add(batch, i);
                added.add(batch.span(i));
            }
        }
    }

    private static List<Span> spans(int first, Random random) {
        List<Span> spans = new ArrayList<>();
        for (int i = 1 + random.nextInt(400); i > 0; i--) {
            TestSpans span = span(1, first + 1_000L * i).service(text(random)).name(text(random));
            if (random.nextInt(4) > 0) {
                span.with(key(random), text(random));
            }
            if (random.nextInt(4) == 0) {
                span.with(new Attribute(
                        key(random),
                        new AttributeValue.Array(List.of(
                                new AttributeValue.Text(text(random)), new AttributeValue.Text(text(random))))));
            }
            if (random.nextInt(4) == 0) {
                span.resource(key(random), text(random));
            }
            spans.add(span.build());
        }
        return spans;
    }

    private static SpanFilter filter(Random random) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            SpanField field = random.nextInt(4) == 0
                    ? SpanField.Intrinsic.NAME
                    : new SpanField.AttributeField(SCOPES.get(random.nextInt(SCOPES.size())), key(random));
            Comparison comparison = random.nextInt(5) == 0 ? Comparison.NOT_EQUAL : Comparison.EQUAL;
            conditions.add(new Condition(field, comparison, new Value.Text(text(random))));
        }
        return new SpanFilter(conditions);
    }

    private static List<Span> found(GenerationPart part, SpanFilter filter) {
        List<Span> found = new ArrayList<>();
        for (Chunk chunk : part.chunks(List.of(filter), TimeRange.ALL)) {
            Chunk.Rows rows = chunk.read();
            rows.matches(List.of(filter), TimeRange.ALL).stream()
                    .mapToObj(rows::span)
                    .forEach(found::add);
        }
        return found;
    }

    private static String key(Random random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.agreement.Agreement;
import dev.weft.store.agreement.Construct;
import dev.weft.store.agreement.ConstructTally;
import dev.weft.store.agreement.Question;
import dev.weft.store.agreement.RandomQuestions;
import dev.weft.store.agreement.TraceSet;
import dev.weft.store.agreement.UsedConstructs;
import dev.weft.store.contract.Histories;
import dev.weft.store.contract.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of a trace set and a query: the store answers as the evaluator does over plain spans, wherever the spans lie. What
 * the queries are made of is counted in {@code target/agreement.txt}: everything occurs, and most of it finds something.
 */
class EvaluatorAgreementTest {

    private static final int PAIRS = Boolean.getBoolean("weft.long") ? 100_000 : 5_000;
    private static final int CHANGES = 10;
    private static final int PAIRS_OF_CHANGE = 25;
    private static final Path REPORT = Path.of("target", "agreement.txt");

    private final Seed seed = Seed.ofRun();
    private final ConstructTally tally = new ConstructTally(ChangingStore.states());

    @Test
    void storeAndEvaluatorAgreeOnEverythingThatCanBeAsked(@TempDir Path parent) throws Exception {
        int histories = PAIRS / (CHANGES * PAIRS_OF_CHANGE);
        boolean all = new Histories(EvaluatorAgreementTest.class, histories, seed).run(() -> (random, name) -> {
            Path folder = Files.createTempDirectory(parent, "store");
            try (ChangingStore store = new ChangingStore(folder, random)) {
                run(store, random, name);
            }
            delete(folder);
        });
        if (all) {
            report();
            assertThat(tally.pairs()).isEqualTo(PAIRS);
            assertThat(tally.unused()).as("never asked for, %s", seed).isEmpty();
            assertThat(tally.fruitless()).as("never found anything, %s", seed).isEmpty();
            assertThat(tally.notEmptyShare()).as("answers not empty, %s", seed).isGreaterThan(0.5);
        }
    }

    private void run(ChangingStore store, Random random, String name) throws IOException {
        for (int change = 0; change < CHANGES; change++) {
            store.change();
            Set<Construct> state = store.state();
            TraceSet set = new TraceSet(store.written());
            RandomQuestions questions = new RandomQuestions(random, set);
            Agreement agreement = new Agreement(store.reader(), set);
            for (int pair = 0; pair < PAIRS_OF_CHANGE; pair++) {
                Question question = questions.next();
                boolean notEmpty =
                        agreement.isAnswered(question, "query %d after change %d, %s".formatted(pair, change, name));
                Set<Construct> used = new HashSet<>(state);
                used.addAll(UsedConstructs.of(question, set));
                tally.add(used, notEmpty);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void report() throws IOException {
        String report = String.format(
                Locale.ROOT,
                "Evaluator and DuckDB store agree on %,d pairs of trace set and query; %.0f %% of the answers are not empty; %s%n%s",
                tally.pairs(),
                100 * tally.notEmptyShare(),
                seed,
                tally.table());
        Files.writeString(REPORT, report);
        System.out.println(report);
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.text.GuideQueries;
import dev.weft.query.text.QueryCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of the corpus that is read, and every one that the guide shows, is answered over the spans of the record and
 * {@link CorpusSpans}, by the evaluator and by the store alike, wherever the spans lie; and finds as much as is kept.
 */
class CorpusQueriesTest {

    private static final KeptAnswers CORPUS = new KeptAnswers(
            "corpus-answers.txt",
            "What each query of corpus.yaml that is read finds over the spans of the record and those of CorpusSpans.");
    private static final KeptAnswers GUIDE = new KeptAnswers(
            "guide-answers.txt",
            "What each query that the guide shows in a block finds over the spans of the record and those of CorpusSpans.");

    @TempDir
    static Path folder;

    private static StoredTwice stored;

    @BeforeAll
    static void store() throws IOException {
        stored = new StoredTwice(
                folder,
                Stream.concat(GoldenRecord.spans().stream(), CorpusSpans.all().stream())
                        .toList());
    }

    @AfterAll
    static void close() throws IOException {
        stored.close();
    }

    @TestFactory
    Stream<DynamicTest> queriesOfTheCorpusFindWhatIsKept() {
        return CORPUS.hold(QueryCorpus.printed(), stored);
    }

    @TestFactory
    Stream<DynamicTest> queriesOfTheGuideFindWhatIsKept() {
        return GUIDE.hold(GuideQueries.all(), stored);
    }

    @Test
    void mostQueriesOfTheCorpusFindSomething() {
        Collection<String> answers = CORPUS.read().values();

        assertThat(answers.stream().filter(answer -> answer.startsWith("0 "))).hasSizeLessThan(answers.size() / 2);
    }
}

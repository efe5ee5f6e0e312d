package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Answer;
import dev.weft.store.Cancellation;
import dev.weft.store.MissingSegment;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.ReaderQuestion;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.Manifest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A segment that is missing, cut or damaged is left out and named; everything else is answered as ever. */
class QuarantineTest {

    private static final int FIRST_BLOCK = 12;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    private DamagedStore store;

    @SuppressWarnings("NullAway.Init") // JUnit sets the store before any test.
    QuarantineTest() {}

    @BeforeEach
    void write(@TempDir Path folder) {
        store = new DamagedStore(folder);
        store.write();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aWholeStoreMissesNothing(ReaderQuestion question) {
        assertWhole(question);
    }

    /** Wherever the byte lies: what is answered is right, for all or for the rest, and says which of both it is. */
    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aChangedByteInAnyFileIsNamedOrChangesNoAnswer(ReaderQuestion question) throws IOException {
        for (String file : DamagedStore.FILES) {
            long offset = random.nextLong(Files.size(store.file(file)));
            int mask = 1 + random.nextInt(255);
            DamagedStore.flip(store.file(file), offset, mask);
            assertWholeOrNamed(question, file + " at " + offset);
            store.open().scrub();
            assertWholeOrNamed(question, file + " at " + offset + ", scrubbed");
            assertWholeOrNamed(ReaderQuestion.TRACE, file + " at " + offset + ", scrubbed");
            store.close();
            DamagedStore.flip(store.file(file), offset, mask);
            forget();
        }
    }

    @ParameterizedTest
    @EnumSource(ReaderQuestion.class)
    void aDamagedBlockOfSpansIsNamedAndTheRestIsAnswered(ReaderQuestion question) throws IOException {
        store.flip("spans", FIRST_BLOCK);
        // Whatever was asked before, the trace meets the damage.
        store.ask(question);

        Answer<Object> trace = store.ask(ReaderQuestion.TRACE);

        assertThat(trace.value()).isEqualTo(DamagedStore.expected(ReaderQuestion.TRACE, false));
        assertThat(trace.missing()).hasSize(1).first().satisfies(missing -> {
            assertThat(missing.name()).isEqualTo(DamagedStore.SECOND);
            assertThat(missing.reason()).startsWith("spans: block 0 of ").endsWith("does not match its checksum");
        });
        assertRestNamed(question);
    }

    @Test
    void questionsThatMeetTheDamageAtOnceAreAllAnswered() throws Exception {
        store.flip("spans", FIRST_BLOCK);
        store.open();
        List<Callable<Answer<Object>>> questions = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            questions.add(() -> store.open().reader().answer(ReaderQuestion.TRACE::askWhatStoresAnswerAlike));
        }

        List<Future<Answer<Object>>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(questions);
        }

        for (Future<Answer<Object>> answer : answers) {
            assertThat(answer.get().value()).isEqualTo(DamagedStore.expected(ReaderQuestion.TRACE, false));
            assertThat(answer.get().missing()).hasSize(1);
        }
        assertThat(quarantined()).isEqualTo(1);
    }

    @Test
    void aQuestionThatSurelyNeedsNothingOfItIsWhole() throws IOException {
        store.flip("spans", FIRST_BLOCK);
        store.ask(ReaderQuestion.TRACE);

        // The newest span, and a value that only the first segment has.
        assertThat(store.ask(ReaderQuestion.NEWEST).missing()).isEmpty();
        assertThat(store.open()
                        .reader()
                        .answer(reader -> reader.findTrace(TestSpans.traceId(11), new Cancellation()))
                        .missing())
                .isEmpty();
    }

    @Test
    void itStaysQuarantinedAfterARestartWithoutBeingReadAgain() throws IOException {
        store.flip("spans", FIRST_BLOCK);
        store.ask(ReaderQuestion.TRACE);
        store.close();
        assertThat(Files.readString(store.manifest()))
                .contains("quarantined " + DamagedStore.SECOND + " spans: block 0");

        store.open();

        assertThat(quarantined()).isEqualTo(1);
        for (ReaderQuestion question : ReaderQuestion.values()) {
            assertRestNamed(question);
        }
        assertThat(store.file("spans")).exists();
    }

    /** The manifest holds the reason in one line. */
    @ParameterizedTest
    @ValueSource(ints = {'\n', '\r'})
    void aLineBreakInAHeaderKeepsNoStoreFromOpening(int lineBreak) throws IOException {
        for (String file : List.of("spans", "values", "traces", "links")) {
            byte[] whole = Files.readAllBytes(store.file(file));
            store.overwrite(file, 0, lineBreak);
            store.ask(ReaderQuestion.TRACE);
            store.close();

            assertRestNamed(ReaderQuestion.TRACE);
            assertThat(quarantined()).as(file).isEqualTo(1);

            store.close();
            Files.write(store.file(file), whole);
            forget();
        }
    }

    /** It was left out when spans were taken, and what it holds may have been sent again: it cannot just come back. */
    @Test
    void aMendedOneDoesNotComeBackByItself() throws IOException {
        store.flip("spans", FIRST_BLOCK);
        store.ask(ReaderQuestion.TRACE);
        WriteOutcome again = store.open().writer().write(List.of(SpanBatch.of(DamagedStore.spansOf(2))));
        store.close();
        store.flip("spans", FIRST_BLOCK);

        assertThat(again).isEqualTo(new WriteOutcome(4, 0, 0));
        assertThat(store.ask(ReaderQuestion.TRACE).value())
                .isEqualTo(DamagedStore.expected(ReaderQuestion.TRACE, true));
        assertThat(store.ask(ReaderQuestion.TOTALS).value())
                .isEqualTo(DamagedStore.expected(ReaderQuestion.TOTALS, true));
    }

    @Test
    void aFolderThatVanishedIsNamedAndTheRestIsAnswered() throws IOException {
        store.removeSecond();

        for (ReaderQuestion question : ReaderQuestion.values()) {
            assertRestNamed(question);
        }
        assertThat(store.ask(ReaderQuestion.SERVICES).missing())
                .containsExactly(new MissingSegment(DamagedStore.SECOND, "segment: missing"));
        assertThat(quarantined()).isEqualTo(1);
        // Nothing is known of it: whatever is asked, it may have held some.
        assertThat(store.ask(ReaderQuestion.SPANS_OF_A_TIME).missing()).hasSize(1);
    }

    @Test
    void aFolderThatVanishesWhileTheStoreIsOpenIsFoundByTheScrub() throws IOException {
        store.open();
        store.removeSecond();

        store.open().scrub();

        assertRestNamed(ReaderQuestion.TRACE);
    }

    @Test
    void aFileThatIsCutUnderTheOpenStoreIsNamedOrChangesNoAnswer() throws IOException {
        for (String file : List.of("traces", "links", "values", "spans")) {
            byte[] whole = Files.readAllBytes(store.file(file));
            store.open();
            try (FileChannel channel = FileChannel.open(store.file(file), StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }

            for (ReaderQuestion question : ReaderQuestion.values()) {
                assertWholeOrNamed(question, file);
            }
            assertThat(quarantined()).as(file).isEqualTo(1);

            store.close();
            Files.write(store.file(file), whole);
            forget();
        }
    }

    @Test
    void writingMeetsTheDamage() throws IOException {
        store.flip("spans", FIRST_BLOCK);

        WriteOutcome outcome = store.open().writer().write(List.of(SpanBatch.of(DamagedStore.spansOf(2))));

        assertThat(quarantined()).isEqualTo(1);
        assertThat(outcome).isEqualTo(new WriteOutcome(4, 0, 0));
        assertThat(store.ask(ReaderQuestion.TRACE).value())
                .isEqualTo(DamagedStore.expected(ReaderQuestion.TRACE, true));
    }

    @Test
    void aFlippedByteThatNobodyHasReadIsFoundByTheScrub() throws IOException {
        store.flip("values", FIRST_BLOCK);
        assertThat(quarantinedOnceOpen()).isZero();

        store.open().scrub();

        assertThat(quarantined()).isEqualTo(1);
        assertThat(store.registry().get("weft.store.scrub.passes").counter().count())
                .isEqualTo(1);
        assertThat(store.registry()
                        .get("weft.store.scrub.damaged")
                        .tag("what", "segment")
                        .counter()
                        .count())
                .isEqualTo(1);
        for (ReaderQuestion question : ReaderQuestion.values()) {
            assertRestNamed(question);
        }
    }

    @Test
    void retentionDropsItAndCountsIt() throws IOException {
        store.flip("spans", FIRST_BLOCK);
        store.ask(ReaderQuestion.TRACE);
        store.close();
        store.settings(
                StoreInFolder.small(SealLimits.DEFAULT, new RetentionLimits(Duration.ofMillis(1), Long.MAX_VALUE, 0)));

        store.open();

        await().untilAsserted(() -> assertThat(quarantined()).isZero());
        await().untilAsserted(() -> assertThat(droppedSegments("true")).isEqualTo(1));
        assertThat(droppedSegments("false")).isEqualTo(2);
        assertThat(store.registry().get("weft.store.dropped.spans").counter().count())
                .isEqualTo(12);
        assertThat(store.file("spans")).doesNotExist();
        assertThat(store.ask(ReaderQuestion.TRACE).missing()).isEmpty();
        assertThat(Files.readString(store.manifest())).doesNotContain("quarantined");
    }

    private double droppedSegments(String quarantined) {
        return store.registry()
                .get("weft.store.dropped.segments")
                .tag("reason", "age")
                .tag("quarantined", quarantined)
                .counter()
                .count();
    }

    private void assertWhole(ReaderQuestion question) {
        Answer<Object> answer = store.ask(question);
        assertThat(answer.value()).isEqualTo(DamagedStore.expected(question, true));
        assertThat(answer.missing()).isEmpty();
    }

    /** Of a question whose answer depends on the second segment. */
    private void assertRestNamed(ReaderQuestion question) {
        Object rest = DamagedStore.expected(question, false);
        Answer<Object> answer = store.ask(question);
        assertThat(answer.value()).as(question.name()).isEqualTo(rest);
        if (!rest.equals(DamagedStore.expected(question, true))) {
            assertThat(answer.missing())
                    .as(question.name())
                    .extracting(MissingSegment::name)
                    .containsExactly(DamagedStore.SECOND);
        }
    }

    private void assertWholeOrNamed(ReaderQuestion question, String damage) {
        // Behind the answer another thread may find the damage, too.
        boolean shown = quarantinedOnceOpen() == 0;
        Answer<Object> answer = store.ask(question);
        boolean named = !answer.missing().isEmpty();
        assertThat(answer.value())
                .as("%s, %s, missing %s, %s", question, damage, answer.missing(), seed)
                .isEqualTo(DamagedStore.expected(question, !named && shown));
        if (!named) {
            assertThat(answer.value())
                    .as("%s, %s, nothing missing, %s", question, damage, seed)
                    .isEqualTo(DamagedStore.expected(question, true));
        }
    }

    /** Makes the manifest forget what it knows to be quarantined, by writing the store anew. */
    private void forget() throws IOException {
        Manifest manifest = Manifest.read(new RealDisk(), store.manifest());
        manifest.withQuarantined(new TreeMap<>()).write(new RealDisk(), store.manifest());
    }

    private double quarantinedOnceOpen() {
        store.open();
        return quarantined();
    }

    private double quarantined() {
        return store.registry().get("weft.store.segments.quarantined").gauge().value();
    }
}

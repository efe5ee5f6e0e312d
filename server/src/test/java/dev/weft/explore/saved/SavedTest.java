package dev.weft.explore.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.SearchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved queries and templates in their files: there again after a restart, past damage and newer formats. */
class SavedTest {

    private static final int MAX_QUERY_LENGTH = 10_000;

    private static final Arrangement ARRANGED = new Arrangement("name,span.\"a,b\"", "-max", "5m");

    @TempDir
    private Path parent;

    /** Each moment is a second after the one before. */
    private final AtomicLong seconds = new AtomicLong();

    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());

    @Test
    void whatIsSavedIsThereAfterTheFolderIsOpenedAgain() throws IOException {
        Saved saved = open();
        SavedQuery slow = saved.queries().add(draft("slow \"ones\" \uD83D\uDE00", "{ duration > 1s }\n| count() > 2"));
        SavedQuery gone = saved.queries().add(draft("gone", ""));
        SavedQuery failed = saved.queries().add(draft("failed", "{ status ="));
        saved.queries().delete(gone.id());
        SavedQuery renamed = saved.queries()
                .change(
                        failed.id(),
                        new SavedQuery.Draft("errors", "{}", SavedView.TABLE, SearchOrder.LONGEST, ARRANGED),
                        null);
        saved.templates().replace(List.of(new LinkTemplate("Logs", "https://logs.example/?q=${traceId}")));

        Saved again = open();

        assertThat(again.queries().list())
                .containsExactly(slow, renamed)
                .isEqualTo(saved.queries().list());
        assertThat(renamed.createdTimeUnixNano()).isEqualTo(failed.createdTimeUnixNano());
        assertThat(renamed.changedTimeUnixNano()).isGreaterThan(failed.changedTimeUnixNano());
        assertThat(again.templates().list()).isEqualTo(saved.templates().list()).hasSize(1);
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":1}",
                "{\"format\":1,\"queries\":[{\"id\":\"a\"}]}",
                "{\"format\":1,\"queries\":[{\"id\":\"a\",\"name\":\"\",\"query\":\"\",\"view\":\"traces\","
                        + "\"order\":\"newest\",\"createdTimeUnixNano\":\"1\",\"changedTimeUnixNano\":\"1\"}]}",
                "{\"format\":1,\"queries\":[{\"id\":\"a\",\"name\":null,\"query\":\"\",\"view\":\"traces\","
                        + "\"order\":\"newest\",\"createdTimeUnixNano\":\"1\",\"changedTimeUnixNano\":\"1\"}]}",
                "{\"format\":1,\"queries\":[{\"id\":\"a\",\"name\":\"n\",\"query\":7,\"view\":\"traces\","
                        + "\"order\":\"newest\",\"createdTimeUnixNano\":\"1\",\"changedTimeUnixNano\":\"1\"}]}",
                "{\"format\":1,\"queries\":[{\"id\":\"a\",\"name\":\"n\",\"query\":\"\",\"view\":\"traces\","
                        + "\"order\":\"newest\",\"createdTimeUnixNano\":\"x\",\"changedTimeUnixNano\":\"1\"}]}"
            })
    void aDamagedFileIsKeptAsideAndTheListBeginsAnew(String damage) throws IOException {
        open().templates().replace(List.of(new LinkTemplate("Logs", "http://logs.example")));
        Files.writeString(file(), damage);

        Saved opened = open();
        assertThat(opened.queries().list()).isEmpty();
        assertThat(opened.templates().list()).hasSize(1);
        opened.queries().add(draft("new", "{}"));
        Files.writeString(file(), "damaged again");
        open();

        assertThat(Files.readString(aside(1))).isEqualTo(damage);
        assertThat(Files.readString(aside(2))).isEqualTo("damaged again");
    }

    @Test
    void aFileOfAServerThatKeptNoArrangementIsRead() throws IOException {
        open();
        Files.writeString(
                file(),
                "{\"format\":1,\"queries\":[{\"id\":\"a\",\"name\":\"n\",\"query\":\"{}\",\"view\":\"spans\","
                        + "\"order\":\"oldest\",\"createdTimeUnixNano\":\"1\",\"changedTimeUnixNano\":\"2\"}]}");

        assertThat(open().queries().list())
                .containsExactly(new SavedQuery(
                        "a",
                        new SavedQuery.Draft("n", "{}", SavedView.SPANS, SearchOrder.OLDEST, Arrangement.USUAL),
                        1,
                        2));
    }

    @Test
    void aFileThatANewerServerWroteIsLeftAsItIs() throws IOException {
        open();
        Files.writeString(file(), "{\"format\":2,\"queries\":[]}");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::open)
                .withMessage(file().toAbsolutePath() + ": format 2 (expected: 1)");
        assertThat(file()).hasContent("{\"format\":2,\"queries\":[]}");
        assertThat(aside(1)).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsLeftAsItIs() throws IOException {
        open();
        Files.createDirectory(file());

        assertThatExceptionOfType(IOException.class).isThrownBy(this::open);
        assertThat(file()).isDirectory();
        assertThat(aside(1)).doesNotExist();
    }

    @Test
    void whatACrashLeftUnfinishedIsNoConcern() throws IOException {
        SavedQuery kept = open().queries().add(draft("kept", "{}"));
        Files.writeString(folder().resolve("saved.json.unfinished"), "{\"form");

        Saved opened = open();

        assertThat(opened.queries().list()).containsExactly(kept);
        assertThat(opened.queries().add(draft("more", "{}")).draft().name()).isEqualTo("more");
        assertThat(open().queries().list()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheListAsItWas() throws IOException {
        Saved saved = open();
        SavedQuery kept = saved.queries().add(draft("kept", "{}"));
        Path moved = Files.move(folder(), parent.resolve("moved"));

        assertThatExceptionOfType(SavedException.class)
                .isThrownBy(() -> saved.queries().add(draft("lost", "{}")))
                .matches(e -> e.kind() == SavedException.Kind.UNAVAILABLE)
                .withMessageStartingWith("queries cannot be kept now: ");
        assertThat(saved.queries().list()).containsExactly(kept);

        Files.move(moved, folder());
        assertThat(saved.queries().add(draft("lost", "{}")).draft().name()).isEqualTo("lost");
        assertThat(open().queries().list()).hasSize(2);
    }

    @Test
    void writersAtOnceLoseNothing() throws IOException {
        Saved saved = open();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(i -> threads.execute(() -> saved.queries().add(draft("query " + i, "{}"))));
        }
        List<SavedQuery> added = saved.queries().list();
        assertThat(added).hasSize(50);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            added.forEach(item -> threads.execute(() -> saved.queries().delete(item.id())));
        }

        assertThat(saved.queries().list()).isEmpty();
        assertThat(open().queries().list()).isEmpty();
    }

    @Test
    void thereIsRoomForAThousandQueriesAndEightMebiOfText() {
        SavedQueries queries = Saved.inMemory(1 << 20, clock).queries();
        IntStream.range(0, 8).forEach(i -> queries.add(draft("large " + i, "x".repeat(1 << 20))));
        assertThatExceptionOfType(SavedException.class)
                .isThrownBy(() -> queries.add(draft("more", "x")))
                .withMessage("saved queries: 8388609 characters in all (expected: at most 8388608)");
        IntStream.range(8, 1_000).forEach(i -> queries.add(draft("query " + i, "")));
        assertThatExceptionOfType(SavedException.class)
                .isThrownBy(() -> queries.add(draft("more", "")))
                .withMessage("1000 queries are saved (expected: below 1000)")
                .matches(e -> e.kind() == SavedException.Kind.CONFLICT);
        SavedQuery first = queries.list().getFirst();

        assertThat(queries.change(first.id(), draft("small", "x"), null))
                .isEqualTo(queries.list().getFirst());
    }

    private Saved open() throws IOException {
        return Saved.open(folder(), MAX_QUERY_LENGTH, clock);
    }

    private Path folder() {
        return parent.resolve("explorer");
    }

    private Path file() {
        return folder().resolve("saved.json");
    }

    private Path aside(int number) {
        return folder().resolve("saved.json.damaged-" + number);
    }

    private static SavedQuery.Draft draft(String name, String query) {
        return new SavedQuery.Draft(name, query, SavedView.TRACES, SearchOrder.NEWEST, Arrangement.USUAL);
    }
}

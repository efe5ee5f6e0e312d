package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.store.SpanReader;
import dev.weft.store.agreement.Construct;
import dev.weft.store.agreement.RandomTraces;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.duckdb.columnfiles.ColumnFileName;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A store that takes spans, is sealed, merged and opened again as luck has it: the same spans lie anywhere in it. */
final class ChangingStore implements AutoCloseable {

    /** As many as are merged. */
    private static final int NEIGHBOURS = 8;

    /** Where spans can lie. */
    enum State {
        IN_MEMORY("spans in memory"),
        REPLAYED("opened again"),
        SEALED("sealed segments"),
        MERGED("merged segments"),
        IN_COLUMNS("files of columns"),
        IN_MERGED_COLUMNS("merged files of columns");

        private final String description;

        State(String description) {
            this.description = description;
        }

        Construct construct() {
            return new Construct("states of the store", description);
        }
    }

    private final Path path;
    private final Random random;
    private final RandomTraces traces;
    private final RandomSpans hostile;
    private final boolean takesHostile;
    private final List<Span> written = new ArrayList<>();
    private StoreInFolder opened;
    private boolean openedAgain;

    ChangingStore(Path path, Random random) throws IOException {
        this.path = path;
        this.random = random;
        this.traces = new RandomTraces(random);
        this.hostile = new RandomSpans(random);
        this.takesHostile = random.nextBoolean();
        this.opened = StoreInFolder.open(path);
    }

    static List<Construct> states() {
        return Arrays.stream(State.values()).map(State::construct).toList();
    }

    SpanReader reader() {
        return opened.reader();
    }

    /** Returns all spans in the order in which they were written. */
    List<Span> written() {
        return written;
    }

    /** Takes a few spans, and does one thing that a store does in its life. */
    void change() throws IOException {
        openedAgain = false;
        write();
        switch (random.nextInt(7)) {
            case 0, 1 -> write();
            case 2 -> seal(false);
            case 3 -> seal(true);
            case 4 -> {
                sealNeighbours(random.nextBoolean());
                opened.store().segments().mergeSmall(Long.MAX_VALUE);
            }
            case 5 -> {
                sealNeighbours(true);
                opened.store().segments().mergeColumns(Long.MAX_VALUE);
            }
            default -> {
                opened.close();
                opened = StoreInFolder.open(path);
                openedAgain = true;
            }
        }
        write();
    }

    private void sealNeighbours(boolean withColumns) throws IOException {
        for (int i = 0; i < NEIGHBOURS; i++) {
            write(traces.next());
            seal(withColumns);
        }
    }

    private void write() {
        if (takesHostile && random.nextInt(3) == 0) {
            write(hostile.spans(1 + random.nextInt(6)));
        } else {
            write(traces.next());
        }
    }

    private void write(List<Span> spans) {
        opened.write(spans.toArray(Span[]::new));
        written.addAll(spans);
    }

    private void seal(boolean withColumns) throws IOException {
        opened.store().writer().complete();
        while (opened.store().parts().recent().size() > 1) {
            opened.store().segments().sealOldest();
        }
        if (withColumns) {
            opened.addColumns();
        }
    }

    Set<Construct> state() throws IOException {
        Set<Construct> state = new HashSet<>();
        CurrentParts parts = opened.store().parts();
        if (parts.recent().stream().anyMatch(recent -> recent.generation().size() > 0)) {
            state.add(State.IN_MEMORY.construct());
        }
        if (openedAgain) {
            state.add(State.REPLAYED.construct());
        }
        if (!parts.names().isEmpty()) {
            state.add(State.SEALED.construct());
        }
        if (parts.names().stream().anyMatch(name -> name.first() < name.last())) {
            state.add(State.MERGED.construct());
        }
        for (ColumnFileName columns : ColumnFileName.widestOf(new RealDisk().list(path.resolve("columns")))) {
            state.add(State.IN_COLUMNS.construct());
            if (parts.names().stream().filter(columns::covers).count() > 1) {
                state.add(State.IN_MERGED_COLUMNS.construct());
            }
        }
        return state;
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}

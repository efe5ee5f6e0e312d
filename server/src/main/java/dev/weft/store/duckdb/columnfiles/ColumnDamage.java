package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columns.ColumnView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which files of columns are damaged: DuckDB says that a question failed, not which of the files it failed on. */
record ColumnDamage(ColumnFolder folder) {

    /** DuckDB reads row groups of this many. */
    private static final int SPANS_READ_AT_ONCE = 122_880;

    /** What a span takes in a file, about. */
    private static final long BYTES_OF_SPAN = 12;

    private static final Logger logger = LoggerFactory.getLogger(ColumnDamage.class);

    /**
     * Reads a file whole.
     *
     * @param read takes the number of bytes after each little piece, and may wait; what it throws goes on to the caller,
     *     unless it looks like damage
     * @throws StoreException of kind CANCELLED or LATE when it is ended
     */
    boolean isIn(AttachedColumns columns, LongConsumer read, Cancellation cancellation) {
        StoreException failure = failure(
                columns,
                0,
                view -> view.check(
                        columns.file(), SPANS_READ_AT_ONCE, spans -> read.accept(spans * BYTES_OF_SPAN), cancellation));
        if (failure != null) {
            logger.warn("the columns of segments {} are made anew: {}", columns.name(), failure.getMessage());
        }
        return failure != null;
    }

    /**
     * Reads a file whole while a question waits. When that is ended, the files are read later by who has the time for it.
     *
     * @throws StoreException of kind CANCELLED or LATE when the question is ended
     */
    boolean isIn(AttachedColumns columns, Cancellation question) {
        try {
            return isIn(columns, _ -> {}, question);
        } catch (StoreException e) {
            folder.suspect();
            throw e;
        }
    }

    /**
     * Asks a question of one file alone.
     *
     * @return false when it is answered, or the file is detached
     */
    boolean fails(AttachedColumns columns, long oldest, Function<ColumnView, ?> question) {
        return failure(columns, oldest, alone -> {
                    var _ = question.apply(alone);
                })
                != null;
    }

    /**
     * Asks a question of several files.
     *
     * @param isDamaged tells which of them are when it fails
     * @throws DamagedColumnsException when it fails because of these
     */
    static <T> T orDamaged(Supplier<T> question, List<AttachedColumns> files, Predicate<AttachedColumns> isDamaged) {
        try {
            return question.get();
        } catch (StoreException e) {
            List<ColumnFileName> damaged = e.kind() == StoreException.Kind.UNAVAILABLE
                    ? files.stream()
                            .filter(isDamaged)
                            .map(AttachedColumns::name)
                            .toList()
                    : List.of();
            throw damaged.isEmpty() ? e : new DamagedColumnsException(damaged, e);
        }
    }

    private @Nullable StoreException failure(AttachedColumns columns, long oldest, Consumer<ColumnView> question) {
        try (ColumnView alone = folder.view(columns, oldest)) {
            question.accept(alone);
            return null;
        } catch (IllegalStateException _) {
            return null;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.UNAVAILABLE) {
                throw e;
            }
            return e;
        }
    }
}

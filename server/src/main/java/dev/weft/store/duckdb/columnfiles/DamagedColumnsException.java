package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.part.DamagedPartException;
import java.util.List;

/** Files of columns cannot be read. The segments that they were made of are as whole as before. */
public final class DamagedColumnsException extends DamagedPartException {

    private static final long serialVersionUID = 1L;

    private final transient List<ColumnFileName> files;

    DamagedColumnsException(List<ColumnFileName> files, StoreException cause) {
        super("columns of segments " + files + " cannot be read: " + cause.getMessage(), cause);
        this.files = List.copyOf(files);
    }

    public List<ColumnFileName> files() {
        return files;
    }
}

package dev.weft.store.duckdb;

import dev.weft.model.Span;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A stored span before it is decoded. */
final class StoredBody {

    /** What {@link #read} reads. */
    static final String COLUMNS = "resource, scope, body";

    private final long resource;
    private final long scope;
    private final byte[] body;

    private StoredBody(long resource, long scope, byte[] body) {
        this.resource = resource;
        this.scope = scope;
        this.body = body;
    }

    static StoredBody read(ResultSet row, int column) throws SQLException {
        return new StoredBody(row.getLong(column), row.getLong(column + 1), row.getBytes(column + 2));
    }

    Span decode(Origins origins) {
        return SpanCodec.decode(
                body, origins.resources().value(resource), origins.scopes().value(scope));
    }
}

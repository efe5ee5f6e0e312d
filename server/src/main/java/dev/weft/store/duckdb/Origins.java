package dev.weft.store.duckdb;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** What spans share: their resources, scopes and shapes. */
record Origins(SharedRows<Resource> resources, SharedRows<Scope> scopes, SharedRows<Shape> shapes) {

    static Origins load(Session session) throws SQLException {
        return new Origins(
                new SharedRows<>("resources", OriginCodec::encode, OriginCodec::decodeResource, session),
                new SharedRows<>("scopes", OriginCodec::encode, OriginCodec::decodeScope, session),
                new SharedRows<>("shapes", Shape::encode, Shape::decode, session));
    }

    void append(DuckDBConnection connection) throws SQLException {
        resources.append(connection);
        scopes.append(connection);
        shapes.append(connection);
    }

    void committed() {
        resources.committed();
        scopes.committed();
        shapes.committed();
    }

    void rolledBack() {
        resources.rolledBack();
        scopes.rolledBack();
        shapes.rolledBack();
    }
}

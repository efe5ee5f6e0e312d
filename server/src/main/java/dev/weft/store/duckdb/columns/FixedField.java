package dev.weft.store.duckdb.columns;

import dev.weft.model.Resource;
import dev.weft.model.SpanKind;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Fields of queries whose values are a column of {@code spans}. */
enum FixedField {
    /** Only where {@code service_type} is {@link ServiceText#STRING}: else the column shows what was not sent. */
    SERVICE("service"),
    NAME("name"),
    KIND("kind"),
    STATUS("status");

    private final String column;

    FixedField(String column) {
        this.column = column;
    }

    /** Returns null when the field is no column. */
    static @Nullable FixedField of(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) ->
                scope == Field.Scope.RESOURCE && key.equals(Resource.SERVICE_NAME) ? SERVICE : null;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> NAME;
                    case KIND -> KIND;
                    case STATUS -> STATUS;
                    default -> null;
                };
            case Field.OfParent _ -> null;
        };
    }

    String column() {
        return column;
    }

    /** Returns what the evaluator reads of the row's span. */
    SpanValue value(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case SERVICE, NAME -> new SpanValue.Text(row.getString(index));
            case KIND -> new SpanValue.Kind(new SpanKind(row.getInt(index)));
            case STATUS -> new SpanValue.StatusCode(row.getInt(index));
        };
    }
}

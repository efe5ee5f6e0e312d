package dev.weft.store;

import dev.weft.query.Field;
import dev.weft.query.Value;
import dev.weft.query.text.TraceQl;
import java.util.Comparator;
import java.util.List;

/**
 * The values of one field on some spans, most spans first, then by the text of the constant.
 *
 * @param complete whether these are all that a constant can name; where they are not, each still has all of its spans
 */
public record Facet(Field field, List<Count> values, boolean complete) {

    /**
     * A value.
     *
     * @param value the constant that the field equals on these spans
     */
    public record Count(Value value, long spanCount) {

        static final Comparator<Count> ORDER =
                Comparator.comparingLong(Count::spanCount).reversed().thenComparing(Count::text);

        /** Returns the constant as the query language writes it. */
        public String text() {
            return TraceQl.print(value);
        }
    }

    public Facet {
        values = List.copyOf(values);
    }
}

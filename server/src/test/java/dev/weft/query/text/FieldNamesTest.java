package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a field is called, it is read again as that field: so no two have one name. */
class FieldNamesTest {

    private static final List<String> KEYS = List.of(
            "k",
            "name",
            "span:name",
            "rootName",
            "span",
            "span.k",
            "span.name",
            "trace",
            "trace.id",
            "event.k",
            "parent",
            "parent.k",
            "span-k",
            "user name",
            "a\"b",
            "a\\b",
            ".k",
            "_k",
            "5",
            "-",
            "é",
            "\ud83d\ude00",
            "");

    @Test
    void aNameIsReadAsItsField() {
        for (Field field : fields()) {
            for (String name : List.of(FieldNames.full(field), FieldNames.shortest(field))) {
                assertThat(FieldText.parse(name)).as(name).isEqualTo(field);
            }
        }
    }

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(Arrays.asList(Field.Intrinsic.values()));
        for (Field.Scope scope : Field.Scope.values()) {
            KEYS.forEach(key -> fields.add(new Field.Attribute(scope, key)));
        }
        List.copyOf(fields).forEach(field -> fields.add(new Field.OfParent(field)));
        return fields;
    }
}

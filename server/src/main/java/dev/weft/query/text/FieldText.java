package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.InvalidQueryException;

/** A field by itself, as queries write it. */
public final class FieldText {

    private FieldText() {}

    /** @throws InvalidQueryException when the text is not one field */
    public static Field parse(String text) {
        Source source = new Source(text);
        Tokens tokens = new Tokens(source);
        Field field = new FieldReader(source, tokens).read();
        if (!(tokens.token() instanceof Token.End)) {
            tokens.hope(Expectation.Group.END);
            throw tokens.unexpected();
        }
        return field;
    }
}

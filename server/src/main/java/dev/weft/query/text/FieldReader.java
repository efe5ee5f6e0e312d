package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields: attributes and intrinsics, also of the parent span. */
final class FieldReader {

    private static final String SCOPES = "span., resource., event., link., instrumentation., parent. or . alone";

    private final Source source;
    private final Tokens tokens;

    FieldReader(Source source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Reads the field that must stand here. */
    Field read() {
        Field field = find();
        if (field == null) {
            throw tokens.unexpected();
        }
        return field;
    }

    /** Reads fields with commas between them. */
    List<Field> readAll() {
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(read());
        } while (tokens.take(","));
        return fields;
    }

    /** Reads the field that stands here, if there is one. */
    @Nullable
    Field find() {
        tokens.hope(Expectation.Group.FIELD);
        Field field = fieldOf(tokens.token());
        if (field != null) {
            tokens.advance();
        }
        return field;
    }

    private @Nullable Field fieldOf(Token token) {
        return switch (token) {
            case Token.Word word -> {
                if (word.text().equals(Vocabulary.PARENT)) {
                    throw source.unsupported(token.start(), "'parent' as a value of its own");
                }
                yield Vocabulary.findIntrinsic(word.text());
            }
            case Token.ScopedWord word -> intrinsic(word);
            case Token.Attribute attribute -> attribute(attribute);
            case Token.OfParent ofParent -> new Field.OfParent(fieldOfParent(ofParent));
            case Token.Symbol _, Token.Text _, Token.Numeral _, Token.End _ -> null;
        };
    }

    /** A name without a scope is an intrinsic's, if there is one and the name is not in quotes. */
    private Field fieldOfParent(Token.OfParent token) {
        return switch (token.field()) {
            case Token.ScopedWord word -> intrinsic(word);
            case Token.Attribute attribute -> {
                boolean plain = attribute.scope().isEmpty() && !attribute.quoted();
                Field.Intrinsic intrinsic = plain ? Vocabulary.findIntrinsic(attribute.key()) : null;
                yield intrinsic != null ? intrinsic : attribute(attribute);
            }
            case Token.Word _, Token.OfParent _, Token.Symbol _, Token.Text _, Token.Numeral _, Token.End _ ->
                throw new IllegalStateException("a field of the parent span read as " + token.field());
        };
    }

    private Field intrinsic(Token.ScopedWord word) {
        Field.Intrinsic intrinsic = Vocabulary.findIntrinsic(word.scope() + ":" + word.name());
        if (intrinsic == null) {
            List<String> names = Vocabulary.intrinsicsOf(word.scope());
            throw names.isEmpty()
                    ? unexpected(word, "an intrinsic such as span:name or trace:id")
                    : unexpected(word, String.join(", ", names));
        }
        return intrinsic;
    }

    private Field attribute(Token.Attribute attribute) {
        Field.Scope scope = Vocabulary.findScope(attribute.scope());
        if (scope == null) {
            throw unexpected(attribute, "a scope: " + SCOPES);
        }
        return new Field.Attribute(scope, attribute.key());
    }

    private InvalidQueryException unexpected(Token token, String wanted) {
        return source.syntax(token.start(), "unexpected " + source.found(token) + " (expected: " + wanted + ")");
    }
}

package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the stages that begin with a keyword. */
final class StageParser {

    /** As many as Tempo takes. */
    static final int MAX_GROUPS = 5;

    private final Source source;
    private final Tokens tokens;
    private final Places places;
    private final FieldReader fields;
    private final ExpressionParser expressions;

    StageParser(Source source, Tokens tokens, Places places, FieldReader fields, ExpressionParser expressions) {
        this.source = source;
        this.tokens = tokens;
        this.places = places;
        this.fields = fields;
        this.expressions = expressions;
    }

    @Nullable
    Stage find() {
        tokens.hope(Expectation.Group.STAGE);
        if (!(tokens.token() instanceof Token.Word word)) {
            return null;
        }
        return switch (word.text()) {
            case "by" -> group();
            case "coalesce" -> coalesce();
            case "select" -> select();
            default -> null;
        };
    }

    private Stage group() {
        int offset = tokens.advance();
        tokens.expect("(");
        List<Expression> by = new ArrayList<>();
        do {
            if (by.size() == MAX_GROUPS) {
                throw source.syntax(tokens.offset(), tooMany());
            }
            by.add(expressions.read());
        } while (tokens.take(","));
        tokens.expect(")");
        return places.mark(new Stage.Group(by), offset, by.toArray());
    }

    static String tooMany() {
        return "too many values to group by (expected: at most " + MAX_GROUPS + ")";
    }

    private Stage coalesce() {
        tokens.advance();
        tokens.expect("(");
        tokens.expect(")");
        return new Stage.Coalesce();
    }

    private Stage select() {
        tokens.advance();
        tokens.expect("(");
        List<Field> selected = fields.readAll();
        tokens.expect(")");
        return new Stage.Select(selected);
    }
}

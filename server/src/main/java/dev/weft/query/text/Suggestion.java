package dev.weft.query.text;

import dev.weft.query.Field;

/** One thing that may stand at a cursor. */
public sealed interface Suggestion {

    /** Text that the language itself knows. */
    record Insert(Kind kind, String text) implements Suggestion {}

    /** What such a text is. */
    enum Kind {
        /** A bracket, a bar, or a word such as {@code with}. */
        KEYWORD,
        OPERATOR,
        INTRINSIC,
        /** {@code span.} and its like, behind which an attribute's key goes. */
        SCOPE,
        /** A stage, an aggregate, or what makes time series; with its parentheses as far as they are known. */
        FUNCTION,
        /** A word for a kind, a status or a boolean, or {@code nil}. */
        CONSTANT,
        /** What stands in {@code with( … )}. */
        HINT
    }

    /**
     * The key of an attribute, which data knows. Whoever offers keys inserts the whole field, in {@link TraceQl#print}'s
     * words.
     *
     * @param scope where the attribute is; {@link Field.Scope#ANY} when none was typed, and then keys of spans and of resources fit
     * @param ofParent whether the attribute is the parent span's
     * @param prefix what was typed of the key, without quotes and escapes
     */
    record AttributeKey(Field.Scope scope, boolean ofParent, String prefix) implements Suggestion {}

    /**
     * A value that the field has in data, which may be one of the language's constants.
     *
     * @param prefix what was typed of it, without quotes and escapes
     * @param quoted whether it is a string: it was begun as one, or is a regular expression
     */
    record FieldValue(Field field, String prefix, boolean quoted) implements Suggestion {}
}

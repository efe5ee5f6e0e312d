package dev.weft.query.text;

/** A piece of a query's text, [start, end) in UTF-16 units. */
sealed interface Token {

    int start();

    int end();

    /** An operator, a bracket, or any character that begins no other token. */
    record Symbol(String text, int start, int end) implements Token {}

    /** Letters, digits and underscores that begin with no digit: an intrinsic, a kind, a status, a keyword. */
    record Word(String text, int start, int end) implements Token {}

    /** {@code scope:name}. */
    record ScopedWord(String scope, String name, int start, int end) implements Token {}

    /**
     * {@code scope.key}.
     *
     * @param scope empty where the text begins with the dot
     * @param quoted whether some part of the key is in quotes
     */
    record Attribute(String scope, String key, boolean quoted, int start, int end) implements Token {}

    /**
     * {@code parent.field}.
     *
     * @param field a {@link ScopedWord}, or an {@link Attribute}, whose scope is empty where none is given
     */
    record OfParent(Token field, int start, int end) implements Token {}

    /** A string, unquoted and unescaped. */
    record Text(String value, int start, int end) implements Token {}

    /** An int, a float or a duration without its sign, as written. */
    record Numeral(String text, int start, int end) implements Token {}

    record End(int start, int end) implements Token {}
}

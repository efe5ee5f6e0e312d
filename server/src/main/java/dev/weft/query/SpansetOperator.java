package dev.weft.query;

/**
 * An operator between spansets. A plain one yields spans of its right side that have such a relation with a span of the left
 * side; {@link Form#NEGATED} those that have it with none; {@link Form#UNION} those of both sides. {@code &&} and
 * {@code ||} are plain only, and yield spans of both sides.
 */
public record SpansetOperator(Relation relation, Form form) {

    public enum Form {
        PLAIN(""),
        NEGATED("!"),
        UNION("&");

        private final String prefix;

        Form(String prefix) {
            this.prefix = prefix;
        }
    }

    public enum Relation {
        AND("&&"),
        OR("||"),
        /** The right span's parent is the left one. */
        CHILD(">"),
        DESCENDANT(">>"),
        /** The right span is the left one's parent. */
        PARENT("<"),
        ANCESTOR("<<"),
        SIBLING("~"),
        /** The left span has a link to the right one. */
        LINKED("->"),
        /** The right span has a link to the left one. */
        LINKING("<-"),
        /** The right span is reached from the left one along links, and upward between them. */
        LINKED_PATH("->>"),
        /** The left span is reached from the right one along links. */
        LINKING_PATH("<<-");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        /** Returns whether the relation is one of links, which leave their trace. */
        public boolean isLink() {
            return switch (this) {
                case LINKED, LINKING, LINKED_PATH, LINKING_PATH -> true;
                case AND, OR, CHILD, DESCENDANT, PARENT, ANCESTOR, SIBLING -> false;
            };
        }

        public boolean isLogical() {
            return this == AND || this == OR;
        }
    }

    public SpansetOperator {
        if (relation.isLogical() && form != Form.PLAIN) {
            throw new IllegalArgumentException(form + " " + relation + " (expected: a plain && or ||)");
        }
    }

    public String symbol() {
        return form.prefix + relation.symbol;
    }
}

package dev.weft.query.text;

import dev.weft.query.Field;

/** What may stand at a place in a query's text: named in errors, offered in completion. */
sealed interface Expectation {

    /** Returns the words by which errors name it. */
    String label();

    /** A symbol or a keyword, as it is written. */
    record Exactly(String text) implements Expectation {
        @Override
        public String label() {
            return "'" + text + "'";
        }
    }

    /**
     * A constant to compare the field with.
     *
     * @param isRegex whether it is a regular expression, which is a string
     */
    record ValueOf(Field field, boolean isRegex) implements Expectation {
        @Override
        public String label() {
            return Group.CONSTANT.label();
        }
    }

    enum Group implements Expectation {
        FIELD("a field such as span.key"),
        CONSTANT("a constant"),
        OPERATOR("an operator"),
        COMPARISON("a comparison"),
        ARITHMETIC("an arithmetic operator"),
        SPANSET_OPERATOR("an operator between spansets"),
        STAGE("a stage such as by(name)"),
        METRICS("a function such as rate()"),
        AGGREGATE("an aggregate such as count()"),
        NUMBER("a number"),
        INT("an int"),
        QUANTILE("a number from 0 to 1"),
        HINT("the name of a hint"),
        END("end of query");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}

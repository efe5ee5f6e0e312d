package dev.weft.bench.load;

/** Writes attributes, whole or with a blank in their value, as one field of a message. */
record AttributeWriter(Wire into, int field) {

    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int TEXT = 1;
    private static final int TRUTH = 2;
    private static final int INTEGER = 3;
    private static final int DOUBLE = 4;

    void text(String key, String value) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> any.text(TEXT, value));
        });
    }

    /** Writes a text that has a blank of this width between two ends. */
    void text(String key, String before, Blank blank, int width, String after) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> {
                any.text(TEXT, before + "0".repeat(width) + after);
                any.blank(blank, width + after.length(), width);
            });
        });
    }

    void truth(String key, boolean value) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> any.varint(TRUTH, value ? 1 : 0));
        });
    }

    void number(String key, long value) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> any.varint(INTEGER, value));
        });
    }

    /** Writes a random number below 64. */
    void small(String key) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> {
                any.varint(INTEGER, 1);
                any.blank(Blank.VARINT1, 1, 1);
            });
        });
    }

    /** Writes a random number from 128 to 8,191. */
    void medium(String key) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> {
                any.varint(INTEGER, 128);
                any.blank(Blank.VARINT2, 2, 2);
            });
        });
    }

    void amount(String key) {
        into.message(field, attribute -> {
            attribute.text(KEY, key);
            attribute.message(VALUE, any -> {
                any.fixed64Blank(DOUBLE);
                any.blank(Blank.AMOUNT, Long.BYTES, Long.BYTES);
            });
        });
    }
}

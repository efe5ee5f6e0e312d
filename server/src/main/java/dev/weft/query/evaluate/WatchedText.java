package dev.weft.query.evaluate;

/**
 * A text as a regular expression reads it, character by character: each may take as many steps as the expression is large, so
 * each asks whether the evaluation is to end.
 */
record WatchedText(String text, Traces traces) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        traces.check();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new WatchedText(text.substring(start, end), traces);
    }

    @Override
    public String toString() {
        return text;
    }
}

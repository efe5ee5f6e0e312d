package dev.weft.query;

/** The order of strings by code point; {@link String#compareTo} puts U+10000 and above before U+E000. */
public final class CodePoints {

    private CodePoints() {}

    public static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char inA = a.charAt(i);
            char inB = b.charAt(i);
            if (inA != inB) {
                boolean surrogateA = Character.isSurrogate(inA);
                return surrogateA == Character.isSurrogate(inB) ? Character.compare(inA, inB) : surrogateA ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}

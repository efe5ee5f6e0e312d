package dev.weft.otlp;

import dev.weft.ingest.Finding;
import dev.weft.ingest.Findings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text read field by field under the proto3 JSON mapping: null is an absent field, numbers may be strings, names
 * have either spelling. Every refusal is a {@link MalformedRequestException} that says where.
 */
final class JsonInput {

    /** Deeper than the deepest attribute value that {@link JsonAttributeReader} takes. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    private static final BigInteger UINT64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger UINT32_MAX = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger INT32_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger INT32_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int MAX_NUMBER_LENGTH = 1000;

    /** An attribute is two objects in no less than 30 bytes: with fewer for each they are many and empty, and fill the heap. */
    private static final int LEAST_BYTES_OF_OBJECT = 8;

    /** Objects that may be empty in a text of any length, so that a few of them do not cost the others. */
    private static final int SPARE_OBJECTS = 10_000;

    private final JsonParser parser;
    private final Findings findings;
    private final int maxObjects;
    private int objects;

    private JsonInput(JsonParser parser, Findings findings, int maxObjects) {
        this.parser = parser;
        this.findings = findings;
        this.maxObjects = maxObjects;
    }

    /**
     * Reads a whole JSON text. A byte-order mark is passed over; invalid UTF-8 becomes U+FFFD and a finding.
     *
     * @param reader reads the one value of the text
     * @throws MalformedRequestException when the text is not JSON, or not what the reader expects
     */
    static <T> T read(byte[] text, Findings findings, Function<JsonInput, T> reader) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), wellFormed(text, findings))) {
            JsonInput in = new JsonInput(parser, findings, SPARE_OBJECTS + text.length / LEAST_BYTES_OF_OBJECT);
            parser.nextToken();
            T result = reader.apply(in);
            if (parser.nextToken() != null) {
                throw in.refusal("body", "nothing after its object");
            }
            return result;
        } catch (JacksonException e) {
            throw new MalformedRequestException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Steps into the object that is here; {@link #nextField} then goes through its fields.
     *
     * @throws MalformedRequestException when it is none, or one too many for the length of the text
     */
    void enterObject(String what) {
        expect(JsonToken.START_OBJECT, what, "an object");
        if (++objects > maxObjects) {
            throw refusal(
                    what,
                    "object " + objects,
                    "at most " + maxObjects + " objects, one for each " + LEAST_BYTES_OF_OBJECT + " bytes");
        }
    }

    /** Steps to the value of the object's next field that is not null, and returns the field's name; null at the end. */
    @Nullable
    String nextField() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return name;
            }
        }
        return null;
    }

    /** Steps into the array that is here; {@link #nextElement} then goes through its elements. */
    void enterArray(String what) {
        expect(JsonToken.START_ARRAY, what, "an array");
    }

    /** Steps to the array's next element; false at its end. */
    boolean nextElement() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Steps over the value that is here. */
    void skip() {
        parser.skipChildren();
    }

    /** Returns a string; an unpaired surrogate, which has no UTF-8, becomes U+FFFD and a finding. */
    String text(String what) {
        expect(JsonToken.VALUE_STRING, what, "a string");
        String text = parser.getString();
        String wellFormed = wellFormed(text);
        if (!wellFormed.equals(text)) {
            findings.add(Finding.INVALID_UTF8, what + " with an unpaired surrogate");
        }
        return wellFormed;
    }

    RawId id(String what) {
        return RawId.of(text(what));
    }

    boolean bool(String what) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw refusal(what, "true or false");
        };
    }

    long int64(String what) {
        return integer(what, INT64_MIN, INT64_MAX).longValue();
    }

    /** Returns an unsigned number as the 64 bits of a long. */
    long uint64(String what) {
        return integer(what, BigInteger.ZERO, UINT64_MAX).longValue();
    }

    /** Returns an unsigned number as the 32 bits of an int. */
    int uint32(String what) {
        return integer(what, BigInteger.ZERO, UINT32_MAX).intValue();
    }

    /** Returns an enum's number; OTLP/JSON sends numbers, the proto3 mapping knows names too. */
    int enumNumber(String what, Map<String, Integer> names) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            Integer number = names.get(parser.getString());
            if (number != null) {
                return number;
            }
        }
        return integer(what, INT32_MIN, INT32_MAX).intValue();
    }

    double real(String what) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return switch (parser.getString()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> finite(what);
            };
        }
        return finite(what);
    }

    /** Returns bytes from base64, of the standard or the URL alphabet, with or without padding. */
    byte[] bytes(String what) {
        try {
            return Base64.getDecoder().decode(text(what).replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException _) {
            throw refusal(what, "base64");
        }
    }

    MalformedRequestException refusal(String what, String expected) {
        return refusal(what, found(), expected);
    }

    private String found() {
        return switch (parser.currentToken()) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> shortened(parser.getString());
        };
    }

    private MalformedRequestException refusal(String what, String found, String expected) {
        var place = parser.currentTokenLocation();
        return new MalformedRequestException(
                "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + what + ": " + found
                        + " (expected: " + expected + ")",
                null);
    }

    private void expect(JsonToken token, String what, String expected) {
        if (parser.currentToken() != token) {
            throw refusal(what, expected);
        }
    }

    private boolean isNumber() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private double finite(String what) {
        String expected = "a number that a double can hold";
        if (isNumber() || parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                double number = Double.parseDouble(numberText(what, expected));
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException _) {
                throw refusal(what, expected);
            }
        }
        throw refusal(what, expected);
    }

    private BigInteger integer(String what, BigInteger min, BigInteger max) {
        String expected = "an integer from " + min + " to " + max;
        if (!isNumber() && parser.currentToken() != JsonToken.VALUE_STRING) {
            throw refusal(what, expected);
        }
        try {
            BigDecimal number = new BigDecimal(numberText(what, expected));
            if (Math.abs((long) number.scale()) <= MAX_NUMBER_LENGTH) {
                BigInteger integer = number.toBigIntegerExact();
                if (integer.compareTo(min) >= 0 && integer.compareTo(max) <= 0) {
                    return integer;
                }
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // refused below, as a number out of range is
        }
        throw refusal(what, expected);
    }

    private String numberText(String what, String expected) {
        String text = parser.getString();
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw refusal(what, expected);
        }
        return text;
    }

    private static byte[] wellFormed(byte[] text, Findings findings) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return text;
        } catch (CharacterCodingException _) {
            findings.add(Finding.INVALID_UTF8, "the JSON body");
            return new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(codePoint -> isSurrogate(codePoint) ? 0xFFFD : codePoint)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? "'" + text + "'" : "'" + text.substring(0, 60) + "…'";
    }
}

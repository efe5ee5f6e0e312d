package dev.weft.bench.ask;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;

/** Holds answers to what is known to be stored: a fast wrong answer is no figure. */
final class Expect {

    /** The fields of {@code TracesData} that lead to its spans. */
    private static final int[] PATH_TO_SPANS = {1, 2, 2};

    private Expect() {}

    static HttpAnswer found(HttpAnswer answer, String... oneOf) throws IOException {
        String text = answer.beginning();
        if (answer.status() != 200 || Arrays.stream(oneOf).noneMatch(text::contains)) {
            throw new IOException(answer + " (expected: 200 with " + String.join(" or ", oneOf) + ")");
        }
        return answer;
    }

    /** What is found in time is an answer, even when it is nothing; but it says so. */
    static HttpAnswer completion(HttpAnswer answer, String item) throws IOException {
        return found(answer, item, "\"complete\":false");
    }

    static HttpAnswer unknown(HttpAnswer answer) throws IOException {
        if (answer.status() != 404) {
            throw new IOException(answer + " (expected: 404)");
        }
        return answer;
    }

    static HttpAnswer spans(HttpAnswer answer, int count) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(answer + " (expected: 200)");
        }
        int found = countSpans(answer.body().newCodedInput(), PATH_TO_SPANS, 0);
        if (found != count) {
            throw new IOException("a trace of " + found + " spans (expected: " + count + ")");
        }
        return answer;
    }

    /** Counts without making objects, whose collection would disturb what is timed next. */
    private static int countSpans(CodedInputStream message, int[] path, int depth) throws IOException {
        int count = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) != path[depth]) {
                message.skipField(tag);
            } else if (depth == path.length - 1) {
                message.skipField(tag);
                count++;
            } else {
                int limit = message.pushLimit(message.readRawVarint32());
                count += countSpans(message, path, depth + 1);
                message.popLimit(limit);
            }
        }
        return count;
    }
}

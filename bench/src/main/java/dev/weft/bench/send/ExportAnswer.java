package dev.weft.bench.send;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to an export.
 *
 * @param status gRPC's number; 0 is success
 * @param message of the status, empty when there is none
 * @param details {@code grpc-status-details-bin} as it was sent, or null
 * @param body the bytes of the response message
 */
public record ExportAnswer(
        int status, String message, @Nullable String details, ByteString body) {

    public static final int RESOURCE_EXHAUSTED = 8;
    public static final int UNAVAILABLE = 14;

    private static final int STATUS_DETAILS = 3;
    private static final int ANY_TYPE = 1;
    private static final int ANY_VALUE = 2;
    private static final int RETRY_DELAY = 1;

    /** Returns whether every span was accepted: success without a word of partial success. */
    public boolean isAcknowledged() {
        return status == 0 && body.isEmpty();
    }

    /** Returns whether the request was refused as it should be when there is no room: with a delay after which to retry. */
    public boolean isRefusedWithDelay() throws InvalidProtocolBufferException {
        return (status == RESOURCE_EXHAUSTED || status == UNAVAILABLE) && details != null && hasRetryDelay(details);
    }

    private static boolean hasRetryDelay(String details) throws InvalidProtocolBufferException {
        UnknownFieldSet status = UnknownFieldSet.parseFrom(Base64.getDecoder().decode(details));
        for (ByteString any : status.getField(STATUS_DETAILS).getLengthDelimitedList()) {
            UnknownFieldSet detail = UnknownFieldSet.parseFrom(any);
            String type = last(detail, ANY_TYPE).toStringUtf8();
            if (type.equals("type.googleapis.com/google.rpc.RetryInfo")) {
                return UnknownFieldSet.parseFrom(last(detail, ANY_VALUE)).hasField(RETRY_DELAY);
            }
        }
        return false;
    }

    private static ByteString last(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .reduce((first, second) -> second)
                .orElse(ByteString.EMPTY);
    }

    @Override
    public String toString() {
        return "grpc-status " + status + (message.isEmpty() ? "" : ", " + message)
                + (body.isEmpty() ? "" : ", response message of " + body.size() + " bytes");
    }
}

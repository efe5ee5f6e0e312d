package dev.weft.otlp;

import com.linecorp.armeria.common.MediaType;
import dev.weft.ingest.Findings;
import dev.weft.ingest.IngestLimits;
import dev.weft.ingest.Receipt;
import dev.weft.ingest.Submission;
import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.SpanBatch;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** The two encodings of an OTLP request (OTLP specification, "OTLP/HTTP request"). Bytes become spans here and nowhere else. */
enum OtlpEncoding {
    PROTOBUF {
        @Override
        Submission decode(byte[] body, BatchReader reader, IngestLimits limits) {
            Findings findings = new Findings();
            SpanBatch plain = reader.readPlain(body);
            return plain != null
                    ? new Submission(plain, findings)
                    : Submission.cut(OtlpDecoder.read(body, findings), limits, findings);
        }

        @Override
        byte[] encode(Receipt receipt) {
            ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
            if (!receipt.message().isEmpty()) {
                response.getPartialSuccessBuilder()
                        .setRejectedSpans(receipt.rejectedSpans())
                        .setErrorMessage(receipt.message());
            }
            return response.build().toByteArray();
        }

        @Override
        byte[] encode(Refusal refusal) {
            return refusal.status().toByteArray();
        }

        @Override
        byte[] encodeEmpty() {
            return new byte[0];
        }

        @Override
        MediaType mediaType() {
            return MediaType.X_PROTOBUF;
        }
    },
    JSON {
        @Override
        Submission decode(byte[] body, BatchReader reader, IngestLimits limits) {
            Findings findings = new Findings();
            return Submission.cut(OtlpJsonReader.read(body, findings), limits, findings);
        }

        @Override
        byte[] encode(Receipt receipt) {
            return JsonAnswers.encode(receipt);
        }

        @Override
        byte[] encode(Refusal refusal) {
            return JsonAnswers.encode(refusal);
        }

        @Override
        byte[] encodeEmpty() {
            return new byte[] {'{', '}'};
        }

        @Override
        MediaType mediaType() {
            return MediaType.JSON;
        }
    };

    /**
     * Decodes an {@code ExportTraceServiceRequest}. Plain protobuf goes straight to columns; the rest goes through span objects,
     * with the same result for what is plain.
     *
     * @param body becomes part of the submission
     * @param reader has the same limits
     * @throws MalformedRequestException when the body is not in this encoding
     */
    abstract Submission decode(byte[] body, BatchReader reader, IngestLimits limits);

    /** Returns an {@code ExportTraceServiceResponse}, with a partial success when there is something to say. */
    abstract byte[] encode(Receipt receipt);

    /** Returns a {@code google.rpc.Status}. */
    abstract byte[] encode(Refusal refusal);

    /** Returns a message without fields. */
    abstract byte[] encodeEmpty();

    abstract MediaType mediaType();
}

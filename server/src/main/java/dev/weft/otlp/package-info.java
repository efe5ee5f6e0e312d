/**
 * OTLP: protobuf and JSON to spans and back, and the gRPC and HTTP receivers. Nothing that OTLP's trace signal carries is
 * lost on the way; what cannot be kept is named to the sender.
 *
 * <p>Starting points: {@link dev.weft.otlp.OtlpGrpc}, {@link dev.weft.otlp.OtlpHttp}, {@link dev.weft.otlp.OtlpEncoding},
 * {@link dev.weft.otlp.OtlpProtobufWriter}, {@link dev.weft.otlp.OtlpJsonWriter}.
 */
@NullMarked
package dev.weft.otlp;

import org.jspecify.annotations.NullMarked;

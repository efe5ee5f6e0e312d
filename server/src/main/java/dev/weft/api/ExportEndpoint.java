package dev.weft.api;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpHeadersBuilder;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import dev.weft.explore.QueryService;
import dev.weft.explore.SpanExport;
import dev.weft.query.Query;
import dev.weft.store.SpanRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * All spans that match, as a file. It is sent as it is read, a page of spans at a time, never faster than the client takes
 * it; that a limit or a deadline cut it, or that something was missing, is said behind it, in trailers (RFC 9110, section 6.5).
 */
final class ExportEndpoint {

    private static final String CUT = "weft-cut";

    private final QueryService queries;

    ExportEndpoint(QueryService queries) {
        this.queries = queries;
    }

    /** The forms of the file. */
    enum Format {
        /** A table, see {@link SpanTable}. */
        CSV("text/csv; charset=utf-8; header=present", "weft-spans.csv"),
        /** A row of {@code POST /search} on each line. */
        JSONL("application/x-ndjson", "weft-spans.jsonl"),
        /** One {@code TracesData} of OTLP/JSON with the spans whole. */
        OTLP("application/json; charset=utf-8", "weft-spans.otlp.json");

        private final String type;
        private final String file;

        Format(String type, String file) {
            this.type = type;
            this.file = file;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void export(ApiCall call) throws IOException {
        Format format = call.parameters("format").findWord("format", Format.values(), Format::word);
        if (format == null) {
            throw ProblemException.badRequest("format: absent (expected: csv, jsonl, otlp)");
        }
        ExportBody body = BodyReader.read(call, ExportBody::read);
        if (queries.parse(body.request().query()).query() instanceof Query.Spansets query) {
            SpanColumn.check(body.columns(), query);
        }
        SpanExport export = queries.export(body.request(), call.cancellation());
        List<SpanRow> first = export.next();
        call.answer(headers(format, export), stream -> {
            switch (format) {
                case CSV -> new SpanTable(export, body.columns()).write(first, stream);
                case JSONL -> SpanFiles.lines(export, first, stream);
                case OTLP -> SpanFiles.tracesData(export, first, stream);
            }
            stream.trailers(trailers(export));
        });
    }

    private ResponseHeaders headers(Format format, SpanExport export) {
        return ApiCall.headers(MediaType.parse(format.type), export.missing()).toBuilder()
                .set(HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + format.file + "\"")
                .set(HttpHeaderNames.TRAILER, CUT + ", " + ApiCall.MISSING)
                .build();
    }

    private HttpHeaders trailers(SpanExport export) {
        HttpHeadersBuilder trailers = HttpHeaders.builder();
        if (export.isCut()) {
            trailers.add(CUT, "after " + queries.limits().maxExportSpans() + " spans");
        }
        if (export.isWalkEnded()) {
            trailers.add(CUT, "where a path of links could go on");
        }
        if (export.isTraceLeftOut()) {
            trailers.add(CUT, "without traces that are not read whole for a query");
        }
        if (export.isLate()) {
            trailers.add(CUT, "at the deadline of a query");
        }
        if (!export.missing().isEmpty()) {
            trailers.set(ApiCall.MISSING, ApiCall.names(export.missing()));
        }
        return trailers.build();
    }
}

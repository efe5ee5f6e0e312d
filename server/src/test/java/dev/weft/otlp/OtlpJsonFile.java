package dev.weft.otlp;

import dev.weft.ingest.Findings;
import dev.weft.model.Span;
import java.util.List;

/** Spans for tests of other packages, read as the receiver reads OTLP/JSON. */
public final class OtlpJsonFile {

    private OtlpJsonFile() {}

    public static List<Span> spans(byte[] request) {
        return OtlpJsonReader.read(request, new Findings());
    }
}

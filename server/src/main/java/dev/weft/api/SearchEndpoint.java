package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.QueryException;
import dev.weft.explore.QueryService;
import dev.weft.explore.SearchPage;
import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
import dev.weft.store.Progress;
import dev.weft.store.SpanRow;
import dev.weft.store.TraceRow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** Search for spans or traces: one JSON answer, or lines of JSON with progress before the answer. */
final class SearchEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(SearchEndpoint.class);
    private static final MediaType LINES = MediaType.parse("application/x-ndjson");

    private final QueryService queries;

    SearchEndpoint(QueryService queries) {
        this.queries = queries;
    }

    void search(ApiCall call) throws IOException {
        call.parameters();
        SearchBody body = BodyReader.read(call, SearchBody::read);
        if (call.accepts(LINES)) {
            lines(call, body);
        } else {
            Found found = run(call, body);
            call.json(found.missing(), found.body());
        }
    }

    private static final long BETWEEN_PROGRESS_MILLIS = 250;

    /** An answer as it is written. */
    private record Found(List<MissingSegment> missing, Consumer<JsonGenerator> body) {}

    private Found run(ApiCall call, SearchBody body) {
        return switch (body.view()) {
            case SPANS -> {
                Answer<SearchPage<SpanRow>> page = queries.searchSpans(body.request(), call.cancellation());
                yield new Found(page.missing(), json -> write(json, page, row -> Json.spanRow(json, row)));
            }
            case TRACES -> {
                Answer<SearchPage<TraceRow>> page = queries.searchTraces(body.request(), call.cancellation());
                yield new Found(page.missing(), json -> write(json, page, row -> TraceRowJson.write(json, row)));
            }
        };
    }

    /** The status is sent before the search runs, so its failure comes as a line with a problem document. */
    private void lines(ApiCall call, SearchBody body) throws IOException {
        call.answer(LINES, List.of(), stream -> {
            try (ExecutorService searching = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Found> found = searching.submit(() -> run(call, body));
                do {
                    Progress.Moment moment = call.cancellation().progress().moment();
                    line(stream, json -> writeProgress(json, moment));
                    stream.send();
                } while (!isDone(found));
                line(stream, answer(found));
            }
        });
    }

    /** Waits until it is time to tell how far the search is, or until it has ended. */
    private static boolean isDone(Future<Found> found) {
        try {
            found.get(BETWEEN_PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a search ran", e);
        }
    }

    private static Consumer<JsonGenerator> answer(Future<Found> found) {
        return switch (found.state()) {
            case SUCCESS ->
                json -> {
                    json.writeStartObject();
                    json.writeName("answer");
                    found.resultNow().body().accept(json);
                    json.writeEndObject();
                };
            case FAILED -> {
                Problem problem = problem(found.exceptionNow());
                yield json -> {
                    json.writeStartObject();
                    json.writeName("problem");
                    Json.problem(json, problem);
                    json.writeEndObject();
                };
            }
            case RUNNING, CANCELLED ->
                throw new IllegalStateException("a search is " + found.state() + " (expected: ended)");
        };
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof QueryException query) {
            return Problem.of(query);
        }
        LOG.error("a search failed", failure);
        return Problem.FAILED;
    }

    private static void writeProgress(JsonGenerator json, Progress.Moment moment) {
        json.writeStartObject();
        json.writeObjectPropertyStart("progress");
        json.writeNumberProperty("segmentsDone", moment.segmentsDone());
        json.writeNumberProperty("segments", moment.segments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void line(AnswerStream stream, Consumer<JsonGenerator> content) throws IOException {
        Json.write(stream, content);
        stream.write('\n');
    }

    private static <R> void write(JsonGenerator json, Answer<SearchPage<R>> answer, Consumer<R> row) {
        SearchPage<R> page = answer.value();
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        page.items().forEach(row);
        json.writeEndArray();
        Json.stringOrNull(json, "next", page.next());
        Json.stats(json, page.stats(), page.tookMillis());
        Json.cut(json, page.cut());
        Json.missingOrNone(json, answer.missing());
        json.writeEndObject();
    }
}

package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.QueryException;
import dev.weft.store.MissingSegment;
import dev.weft.store.Progress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** An answer that may take long: one JSON document, or lines of JSON with progress before the answer, as the client accepts. */
final class ProgressLines {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);
    private static final MediaType LINES = MediaType.parse("application/x-ndjson");
    private static final long BETWEEN_PROGRESS_MILLIS = 250;

    private ProgressLines() {}

    /** An answer as it is written. */
    record Found(List<MissingSegment> missing, Consumer<JsonGenerator> body) {}

    /** @param question is asked once, on another thread where lines are accepted, and tells the call's cancellation how far it is */
    static void answer(ApiCall call, Supplier<Found> question) throws IOException {
        if (call.accepts(LINES)) {
            lines(call, question);
        } else {
            Found found = question.get();
            call.json(found.missing(), found.body());
        }
    }

    /**
     * The status is sent before the question is asked, so its failure comes as a line with a problem document. The first line is
     * of the moment before, the last before the answer of the moment after.
     */
    private static void lines(ApiCall call, Supplier<Found> question) throws IOException {
        call.answer(LINES, List.of(), stream -> {
            Progress progress = call.cancellation().progress();
            Progress.Moment told = tell(stream, progress);
            try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Found> found = asking.submit(question::get);
                while (!isDone(found)) {
                    told = tell(stream, progress);
                }
                if (!progress.moment().equals(told)) {
                    tell(stream, progress);
                }
                line(stream, answer(found));
            }
        });
    }

    private static Progress.Moment tell(AnswerStream stream, Progress progress) throws IOException {
        Progress.Moment moment = progress.moment();
        line(stream, json -> writeProgress(json, moment));
        stream.send();
        return moment;
    }

    /** Waits until it is time to tell how far it is, or until it has ended. */
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
            throw new IllegalStateException("interrupted while a question was answered", e);
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
                throw new IllegalStateException("a question is " + found.state() + " (expected: ended)");
        };
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof QueryException query) {
            return Problem.of(query);
        }
        LOG.error("a question failed", failure);
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
}

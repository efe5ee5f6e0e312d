package dev.weft.bench.ask;

import static dev.weft.bench.ask.Question.heavy;
import static dev.weft.bench.ask.Question.light;

import dev.weft.bench.load.Giants;
import dev.weft.bench.load.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The look-ups that have a bar, on a load that is stored. */
public final class Questions {

    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
    private static final String OUTGOING = "outgoing";
    private static final String INCOMING = "incoming";

    /** A number that no trace of a load comes near. */
    private static final int UNKNOWN_TRACES = 2_000_000_000;

    private final Api api;
    private final LongSupplier nowUnixNano;

    /** @param nowUnixNano the end of what counts as the last hour */
    public Questions(Load load, LongSupplier nowUnixNano) {
        this.api = new Api(load);
        this.nowUnixNano = nowUnixNano;
    }

    /** Returns the look-ups that a store under load is asked. */
    public List<Question> whileLoading() {
        return List.of(
                light("traceById", this::wholeTrace),
                light("linksIncoming", this::incoming),
                light("newestOfServiceLastHour", this::newestOfServiceLastHour),
                light("rareAttribute", this::rareAttribute),
                light("failedOfServiceLastHour", this::failedOfServiceLastHour));
    }

    public List<Question> all(Giants giants) {
        List<Question> all = new ArrayList<>(lookUps(giants));
        all.addAll(new QueryQuestions(api).all());
        return List.copyOf(all);
    }

    /** Returns ten questions as ten people might ask them at the same moment: those of the language that have a bar. */
    public List<Question> atOnce() {
        List<Question> ten = new ArrayList<>(new QueryQuestions(api).withBar());
        ten.add(light("rareAttribute", this::rareAttribute));
        return List.copyOf(ten);
    }

    private List<Question> lookUps(Giants giants) {
        int large = giants.largeTrace();
        int fanIn = giants.fanIn();
        return List.of(
                light("traceById", this::wholeTrace),
                light("traceByIdJson", (http, trace) -> Expect.found(api.trace(http, trace), id(trace))),
                light("unknownTraceById", (http, trace) -> Expect.unknown(api.trace(http, UNKNOWN_TRACES + trace))),
                light("outline", (http, trace) -> Expect.found(api.outline(http, trace), id(trace, 0))),
                light("linksOutgoing", this::outgoing),
                light("linksIncoming", this::incoming),
                light("newestOfServiceLastHour", this::newestOfServiceLastHour),
                light("newestOfServiceEverything", this::newestOfServiceEverything),
                light("failedOfServiceLastHour", this::failedOfServiceLastHour),
                light("rareAttribute", this::rareAttribute),
                light("attributeOfOneUser", this::attributeOfOneUser),
                light("fanOutNearFirstPage", (http, _) -> fanOut(http, giants.fanOutNear())),
                light("fanOutFarFirstPage", (http, _) -> fanOut(http, giants.fanOutFar())),
                heavy("fanOutNearAll", (http, _) -> allOfFanOut(http, giants.fanOutNear())),
                heavy("fanOutFarAll", (http, _) -> allOfFanOut(http, giants.fanOutFar())),
                light(
                        "fanInFirstPage",
                        (http, _) -> Expect.found(
                                api.links(http, fanIn, 0, INCOMING), "\"incoming\":{\"total\":" + Giants.LINKS)),
                heavy(
                        "largeTraceById",
                        (http, _) -> Expect.spans(api.traceAsProtobuf(http, large), Giants.LARGE_TRACE_SPANS)),
                heavy("largeTraceByIdJson", (http, _) -> Expect.found(api.trace(http, large), id(large))),
                heavy("largeTraceOutline", (http, _) -> Expect.found(api.outline(http, large), id(large, 0))));
    }

    private HttpAnswer wholeTrace(HttpConnection http, int trace) throws IOException {
        return Expect.spans(api.traceAsProtobuf(http, trace), Load.SPANS_PER_TRACE);
    }

    private HttpAnswer outgoing(HttpConnection http, int trace) throws IOException {
        return Expect.found(
                api.links(http, trace, Load.LINKING_SPAN, OUTGOING),
                "\"outgoing\":{\"total\":4",
                "\"outgoing\":{\"total\":5");
    }

    private HttpAnswer incoming(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.links(http, trace, 0, INCOMING), "\"incoming\":{\"total\":");
    }

    private HttpAnswer newestOfServiceLastHour(HttpConnection http, int trace) throws IOException {
        return lastHour(http, service(trace));
    }

    private HttpAnswer newestOfServiceEverything(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.search(http, "{ " + service(trace) + " }"), "\"traceId\"");
    }

    private HttpAnswer failedOfServiceLastHour(HttpConnection http, int trace) throws IOException {
        return lastHour(http, service(trace) + " && status = error");
    }

    private HttpAnswer rareAttribute(HttpConnection http, int trace) throws IOException {
        return Expect.found(
                api.search(http, "{ span.session.id = \"" + api.load().sessionId(trace) + "\" }"), id(trace));
    }

    private HttpAnswer attributeOfOneUser(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.search(http, "{ span.user.id = \"" + api.load().userId(trace) + "\" }"), "\"traceId\"");
    }

    private HttpAnswer fanOut(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.links(http, trace, 0, OUTGOING), "\"outgoing\":{\"total\":" + Giants.LINKS);
    }

    private HttpAnswer allOfFanOut(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.allLinks(http, trace, 0, OUTGOING), "\"outgoing\":{\"total\":" + Giants.LINKS);
    }

    private HttpAnswer lastHour(HttpConnection http, String condition) throws IOException {
        long now = nowUnixNano.getAsLong();
        return Expect.found(api.search(http, "{ " + condition + " }", now - HOUR_NANOS, now), "\"items\":");
    }

    private static String service(int trace) {
        return "resource.service.name = \"" + Load.serviceName(trace % Load.SERVICES) + "\"";
    }

    private String id(int trace) {
        return api.load().traceIdHex(trace);
    }

    private String id(int trace, int span) {
        return api.load().spanIdHex(trace, span);
    }
}

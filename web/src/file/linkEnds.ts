import type { Direction, LinkEnd, LinksPage, LinksRequest, LinksSummary } from "../api/links";
import { compare } from "../model/compare";
import type { SpanInContext } from "../model/otlpSpan";
import { SPAN_KINDS, STATUS_CODES } from "../model/span";
import { inOrder } from "./linkOrder";
import { serviceOf } from "./outlineOfSpans";
import { type LinkOfSpan, spanKey, type TraceFile } from "./traceFile";

/** The links of a span as the API would answer them, looked up in the file. */
export function linkEnds(file: TraceFile, traceId: string, spanId: string, direction: Direction): LinkEnd[] {
  const span = find(file, traceId, spanId);
  if (direction === "incoming") {
    return (file.linksAt.get(spanKey(traceId, spanId)) ?? []).map((found) => endOf(found, span, found.linking));
  }
  if (span === undefined) return [];
  return span.span.links.map((link) => {
    const linked = find(file, link.traceId, link.spanId);
    const end = endOf({ linking: span, link }, linked, linked);
    return linked === undefined ? { ...end, ...whyAbsent(file, link.traceId, link.spanId) } : end;
  });
}

export function linksPage(ends: readonly LinkEnd[], request: LinksRequest): LinksPage {
  const matching = ends
    .filter((end) => request.state === null || end.state === request.state)
    .filter((end) => request.service === null || end.span?.service === request.service);
  const sorted = inOrder(matching, request);
  const from = Number(request.cursor ?? 0);
  const to = from + request.limit;
  return { total: sorted.length, next: to < sorted.length ? String(to) : null, items: sorted.slice(from, to) };
}

export function linksSummary(ends: readonly LinkEnd[], dropped: number): LinksSummary {
  const waits = ends
    .flatMap((end) => (end.timing === "waited" && end.waitNanos !== null ? [BigInt(end.waitNanos)] : []))
    .toSorted(compare);
  const at = (share: number) => String(waits[Math.max(0, Math.ceil(waits.length * share) - 1)] ?? 0n);
  const services = counted(ends.flatMap((end) => (end.span === null ? [] : [end.span.service])));
  return {
    total: ends.length,
    dropped,
    states: Object.fromEntries(counted(ends.map((end) => end.state))),
    timings: Object.fromEntries(counted(ends.flatMap((end) => (end.timing === null ? [] : [end.timing])))),
    services: [...services].map(([name, count]) => ({ name, count })),
    wait:
      waits.length === 0
        ? null
        : { count: waits.length, minNanos: at(0), p50Nanos: at(0.5), p99Nanos: at(0.99), maxNanos: at(1) },
  };
}

function find(file: TraceFile, traceId: string, spanId: string): SpanInContext | undefined {
  return file.traces.get(traceId)?.spans.get(spanId);
}

function endOf(
  { linking, link }: LinkOfSpan,
  linked: SpanInContext | undefined,
  other: SpanInContext | undefined,
): LinkEnd {
  const base = { link, state: "resolved", reason: null } as const;
  if (other === undefined) {
    return { ...base, span: null, timing: null, waitNanos: null };
  }
  const span = {
    traceId: other.span.traceId,
    spanId: other.span.spanId,
    service: serviceOf(other),
    name: other.span.name,
    kind: SPAN_KINDS[other.span.kind] ?? "unspecified",
    status: STATUS_CODES[other.span.status?.code ?? 0] ?? "unset",
    startTimeUnixNano: other.span.startTimeUnixNano,
    durationNanos: String(BigInt(other.span.endTimeUnixNano) - BigInt(other.span.startTimeUnixNano)),
  };
  return { ...base, span, ...timingOf(linking, linked) };
}

function timingOf(linking: SpanInContext, linked: SpanInContext | undefined): Pick<LinkEnd, "timing" | "waitNanos"> {
  if (linked === undefined) {
    return { timing: null, waitNanos: null };
  }
  const start = BigInt(linking.span.startTimeUnixNano);
  const waitNanos = start - BigInt(linked.span.endTimeUnixNano);
  if (waitNanos >= 0n) {
    return { timing: "waited", waitNanos: String(waitNanos) };
  }
  return {
    timing: start < BigInt(linked.span.startTimeUnixNano) ? "skewed" : "overlaps",
    waitNanos: String(waitNanos),
  };
}

function whyAbsent(file: TraceFile, traceId: string, spanId: string): Pick<LinkEnd, "state" | "reason"> {
  if (!/^(?!0+$)[0-9a-f]{32}$/.test(traceId) || !/^(?!0+$)[0-9a-f]{16}$/.test(spanId)) {
    return { state: "invalid", reason: null };
  }
  return { state: "not-stored", reason: file.traces.has(traceId) ? "span-missing-in-trace" : "trace-unknown" };
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

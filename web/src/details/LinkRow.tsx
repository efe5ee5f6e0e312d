import { Link, useRouterState } from "@tanstack/react-router";
import type { Direction, LinkEnd } from "../api/links";
import { usePreferences } from "../frame/preferences";
import { type KeyValue, valueText } from "../model/attributes";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatNanos, plural } from "../model/numbers";
import { serviceColour } from "../model/serviceColour";
import { stateInWords } from "../trace/linkWords";
import { useShownTrace } from "../trace/traceContext";
import { useTraceSearch } from "../trace/useTraceSearch";

interface LinkRowProps {
  end: LinkEnd;
  direction: Direction;
  /** The span whose links these are. */
  from: number;
}

/** One link: its other end's facts before one goes there, and the link's own attributes. */
export function LinkRow({ end, direction, from }: LinkRowProps) {
  const { outline, source } = useShownTrace();
  const traceId = end.span?.traceId ?? end.link.traceId;
  const spanId = end.span?.spanId ?? end.link.spanId;
  return (
    <tr
      className={end.span === null ? "link-dangling" : ""}
      data-testid="link-row"
      data-trace-id={traceId}
      data-span-id={spanId}
      data-state={end.state}
    >
      <td className="mono">
        {end.span === null && end.state === "invalid" ? (
          spanId || "no id"
        ) : (
          <LinkTarget traceId={traceId} spanId={spanId} from={from} />
        )}
        {traceId === outline.traceId && <span className="this-trace">this trace</span>}
      </td>
      {end.span === null ? (
        <td colSpan={7} className="link-why">
          The {direction === "outgoing" ? "linked" : "linking"} span {stateInWords(end, source.holder)}.
        </td>
      ) : (
        <EndFacts end={end} span={end.span} />
      )}
      <td>
        <LinkAttributes attributes={end.link.attributes} dropped={end.link.droppedAttributesCount ?? 0} />
      </td>
    </tr>
  );
}

function LinkTarget({ traceId, spanId, from }: { traceId: string; spanId: string; from: number }) {
  const { source, outline } = useShownTrace();
  const [search] = useTraceSearch();
  const crumbs = useRouterState({ select: (state) => state.location.state.crumbs }) ?? [];
  const here = {
    path: source.tracePath,
    traceId: outline.traceId,
    search: { ...search, span: outline.spanId[from], tab: "links" as const },
    name: outline.names[outline.name[from] ?? 0] ?? "",
    service: outline.services[outline.service[from] ?? 0] ?? "",
  };
  const away = traceId !== outline.traceId;
  return (
    <Link
      className="link-target"
      data-testid="link-target"
      to={source.tracePath}
      params={{ traceId }}
      search={{ span: spanId, tab: "links" }}
      state={{ crumbs: away ? [...crumbs, here] : crumbs }}
    >
      {spanId}
    </Link>
  );
}

function EndFacts({ end, span }: { end: LinkEnd; span: NonNullable<LinkEnd["span"]> }) {
  const zone = usePreferences((held) => held.zone);
  const start = BigInt(span.startTimeUnixNano);
  return (
    <>
      <td>
        <span className="service-dot" style={{ background: serviceColour(span.service) }} />
        {span.service}
      </td>
      <td>{span.name}</td>
      <td className="link-kind">{span.kind.toUpperCase()}</td>
      <td className={span.status === "error" ? "error-text" : ""}>{span.status}</td>
      <td>
        <time title={formatInstantInFull(start, zone)}>{formatInstant(start, zone)}</time>
      </td>
      <td className="number">{formatNanos(span.durationNanos)}</td>
      <td className="number">{wait(end)}</td>
    </>
  );
}

function wait(end: LinkEnd) {
  switch (end.timing) {
    case "overlaps":
      return <span title="The linked span was still running when the linking span started">overlaps</span>;
    case "skewed":
      return (
        <span className="warning-text" title="The linking span starts before the linked one: their clocks differ">
          skewed
        </span>
      );
    case "waited":
    case null:
      return formatNanos(end.waitNanos);
  }
}

function LinkAttributes({ attributes, dropped }: { attributes: readonly KeyValue[]; dropped: number }) {
  const text = attributes.map(({ key, value }) => `${key}=${valueText(value)}`);
  return (
    <span className="link-attributes mono" title={text.join("\n")}>
      {text.join("  ")}
      {dropped > 0 && <span className="warning-text"> {plural(dropped, "attribute")} dropped</span>}
    </span>
  );
}

import { Link, useRouterState } from "@tanstack/react-router";
import type { Direction, LinkEnd } from "../api/links";
import { SpanName } from "../controls/SpanName";
import type { Crumb } from "../router";
import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatNanos } from "../model/numbers";
import { stateInWords } from "../trace/linkWords";
import { useTraceSource } from "../trace/sourceContext";
import { useServiceColour } from "../trace/traceContext";
import { selecting } from "../trace/traceSearch";
import { useTraceSearch } from "../trace/useTraceSearch";
import { LinkAttributes } from "./LinkAttributes";
import { attributesLabel, idsOf } from "./linkEnds";
import { LINK_COLUMNS } from "./linkListing";

/** The span whose links these are; a span that is not stored has no name and no service. */
export interface LinkOwner {
  traceId: string;
  spanId: string;
  name: string;
  service: string;
}

interface LinkRowProps {
  lineKey: string;
  rowIndex: number;
  end: LinkEnd;
  direction: Direction;
  owner: LinkOwner;
  /** Of the element that holds the attributes while they are unfolded. */
  attributesId: string;
  unfolded: boolean;
  onUnfold(unfolded: boolean): void;
}

/** One link: its other end's facts before one goes there, and the link's own attributes. */
export function LinkRow(props: LinkRowProps) {
  const { end, direction, owner } = props;
  const { traceId, spanId } = idsOf(end);
  const { holder } = useTraceSource();
  return (
    <tr
      className={end.span === null ? "link-dangling" : ""}
      aria-rowindex={props.rowIndex}
      data-line={props.lineKey}
      data-testid="link-row"
      data-trace-id={traceId}
      data-span-id={spanId}
      data-state={end.state}
    >
      <td className="mono">
        {end.span === null && end.state === "invalid" ? (
          spanId || "no id"
        ) : (
          <LinkTarget traceId={traceId} spanId={spanId} owner={owner} />
        )}
        {traceId === owner.traceId && <span className="this-trace">this trace</span>}
      </td>
      {end.span === null ? (
        <td colSpan={LINK_COLUMNS - 2}>
          The {direction === "outgoing" ? "linked" : "linking"} span {stateInWords(end, holder)}.
        </td>
      ) : (
        <EndFacts end={end} span={end.span} />
      )}
      <td className="link-attributes-column">
        <LinkAttributes
          link={end.link}
          label={attributesLabel(end, direction)}
          tableId={props.attributesId}
          unfolded={props.unfolded}
          onUnfold={props.onUnfold}
        />
      </td>
    </tr>
  );
}

/** The browser's history holds the way, and the page a line of it: of a longer one they keep the end. */
const MOST_CRUMBS = 20;

function LinkTarget({ traceId, spanId, owner }: { traceId: string; spanId: string; owner: LinkOwner }) {
  const [search] = useTraceSearch();
  const crumbs = useRouterState({ select: (state) => state.location.state.crumbs }) ?? [];
  const { tracePath: path } = useTraceSource();
  const inside = traceId === owner.traceId;
  const here: Crumb = {
    path,
    traceId: owner.traceId,
    search: { ...search, span: owner.spanId, tab: "links" },
    name: owner.name || owner.spanId,
    service: owner.service,
  };
  return (
    <Link
      className="link-target"
      data-testid="link-target"
      to={path}
      params={{ traceId }}
      search={inside ? { ...selecting(spanId, search), tab: "links" } : { span: spanId, tab: "links" }}
      state={{ crumbs: inside ? crumbs : [...crumbs, here].slice(-MOST_CRUMBS) }}
    >
      {spanId}
    </Link>
  );
}

function EndFacts({ end, span }: { end: LinkEnd; span: NonNullable<LinkEnd["span"]> }) {
  const zone = usePreferences((held) => held.zone);
  const colourOf = useServiceColour();
  const start = BigInt(span.startTimeUnixNano);
  return (
    <>
      <td className="link-name" title={span.service}>
        <span className="service-dot" style={{ background: colourOf(span.service) }} />
        {span.service}
      </td>
      <td className="link-name" title={span.name}>
        <SpanName name={span.name} />
      </td>
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
        <span
          className="warning-text"
          title="The linking span starts before the linked one: their clocks differ, or the link was added later"
        >
          skewed
        </span>
      );
    case "waited":
    case null:
      return formatNanos(end.waitNanos);
  }
}

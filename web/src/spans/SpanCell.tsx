import { Link } from "@tanstack/react-router";
import type { SpanRow } from "../api/search";
import { DurationBar, LinkCounts, ServiceName, Start } from "../explorer/cells";
import { targetOf } from "../explorer/ResultRow";
import { valueText } from "../model/attributes";
import { formatNanos } from "../model/numbers";
import { serviceColour } from "../model/serviceColour";
import { attributeCondition } from "../query/attributeCondition";
import { type Column, valueIn } from "./columns";
import { FilterButton } from "./FilterButton";

interface SpanCellProps {
  span: SpanRow;
  column: Column;
  longestNanos: number;
}

/** What one span has in one column. */
export function SpanCell({ span, column, longestNanos }: SpanCellProps) {
  switch (column.id) {
    case "start":
      return (
        <div role="cell" className="clipped">
          <Start nanos={span.startTimeUnixNano} />
        </div>
      );
    case "service":
      return (
        <div role="cell" className="clipped">
          <ServiceName service={span.service} />
        </div>
      );
    case "name":
      return (
        <div role="cell" className="clipped">
          <Link {...targetOf(span)} className="row-link">
            {span.name}
          </Link>
        </div>
      );
    case "kind":
      return (
        <div role="cell" className="muted clipped">
          {span.kind}
        </div>
      );
    case "status":
      return (
        <div role="cell" className={span.status === "error" ? "error-text" : "muted"}>
          {span.status}
        </div>
      );
    case "duration":
      return (
        <div role="cell">
          <DurationBar nanos={span.durationNanos} longestNanos={longestNanos} colour={serviceColour(span.service)} />
        </div>
      );
    case "links":
      return (
        <div role="cell" className="number">
          <LinkCounts out={span.linksOut} into={span.linksIn} />
        </div>
      );
    default:
      return <AttributeCell span={span} column={column} />;
  }
}

const DURATIONS: ReadonlySet<string> = new Set(["trace:duration", "link:wait", "event:timeSinceStart"]);

function AttributeCell({ span, column }: { span: SpanRow; column: Column }) {
  const value = valueIn(span, column);
  if (value === undefined) {
    return (
      <div role="cell" className="muted">
        <span className="visually-hidden">not set</span>
      </div>
    );
  }
  const constant = column.scope === "" ? undefined : attributeCondition("span", column.title, value)?.value;
  const text = DURATIONS.has(column.id) ? formatNanos(valueText(value)) : valueText(value);
  return (
    <div role="cell" className="attribute-cell" title={text}>
      <span className="clipped mono">{text}</span>
      {constant !== undefined && <FilterButton condition={{ field: column.id, operator: "=", value: constant }} />}
    </div>
  );
}

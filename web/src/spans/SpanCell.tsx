import { Link } from "@tanstack/react-router";
import type { SpanRow } from "../api/search";
import { SpanName } from "../controls/SpanName";
import { DurationBar, LinkCounts, ServiceName, Start } from "../explorer/cells";
import { targetOf } from "../explorer/ResultRow";
import { valueText } from "../model/attributes";
import { formatNanos } from "../model/numbers";
import { serviceColour } from "../model/serviceColour";
import { equal, linkedAsOften, ofService, quote } from "../model/queryText";
import { atLeast } from "../query/attributeCondition";
import { isDuration } from "../query/fieldValues";
import { cellConditions } from "./cellConditions";
import { type Column, valueIn } from "./columns";
import { FactCell } from "./FactCell";
import { FilterButton } from "./FilterButton";
import { KeyColumnsButton } from "./KeyColumnsButton";

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
        <FactCell conditions={[ofService(span.service)]} title={span.service}>
          <ServiceName service={span.service} />
        </FactCell>
      );
    case "name":
      return (
        <FactCell conditions={[equal("span:name", quote(span.name))]} title={span.name}>
          <Link {...targetOf(span)} className="row-link">
            <SpanName name={span.name} />
          </Link>
        </FactCell>
      );
    case "kind":
      return (
        <FactCell conditions={[equal("span:kind", span.kind)]} className="muted">
          {span.kind}
        </FactCell>
      );
    case "status":
      return (
        <FactCell
          conditions={[equal("span:status", span.status)]}
          className={span.status === "error" ? "error-text" : "muted"}
        >
          {span.status}
        </FactCell>
      );
    case "duration":
      return (
        <FactCell conditions={atLeast("span:duration", span.durationNanos)}>
          <DurationBar nanos={span.durationNanos} longestNanos={longestNanos} colour={serviceColour(span.service)} />
        </FactCell>
      );
    case "links":
      return (
        <FactCell conditions={linkedAsOften(span.linksOut, span.linksIn)} className="number">
          <LinkCounts out={span.linksOut} into={span.linksIn} />
        </FactCell>
      );
    default:
      return <AttributeCell span={span} column={column} />;
  }
}

function AttributeCell({ span, column }: { span: SpanRow; column: Column }) {
  const value = valueIn(span, column);
  if (value === undefined) {
    return (
      <div role="cell" className="muted">
        <span className="visually-hidden">not set</span>
      </div>
    );
  }
  const conditions = cellConditions(column.id, value);
  const text = isDuration(column.id) ? formatNanos(valueText(value)) : valueText(value);
  return (
    <div role="cell" className="attribute-cell" title={text}>
      <span className="clipped mono">{text}</span>
      {conditions.length > 0 && <FilterButton conditions={conditions} />}
      <KeyColumnsButton column={column} value={value} />
    </div>
  );
}

import "./details.css";
import { FirstOf } from "../controls/FirstOf";
import { usePreferences } from "../frame/preferences";
import { findString } from "../model/attributes";
import { compare } from "../model/compare";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatOffset } from "../model/numbers";
import type { OtlpEvent, SpanInContext } from "../model/otlpSpan";
import { equal, quote } from "../model/queryText";
import { nameInWords } from "../model/span";
import { AttributeTable } from "./AttributeTable";
import { droppedInWords } from "./droppedInWords";
import { FilterLinks } from "./FilterLinks";

/** A query's text is bounded: a stack trace longer than this many characters is found by the exception's type or message. */
const LONGEST_FILTER = 4_000;

const STACKTRACE = "exception.stacktrace";

/** SDKs keep 128 unless told otherwise. */
const SHOWN_AT_ONCE = 200;

/** The span's events in order of time, with their distance from its start. */
export function EventsTab({ whole }: { whole: SpanInContext }) {
  const { events, droppedEventsCount, startTimeUnixNano } = whole.span;
  const start = BigInt(startTimeUnixNano);
  const inTime = events.toSorted((one, other) => compare(BigInt(one.timeUnixNano), BigInt(other.timeUnixNano)));
  return (
    <>
      {events.length === 0 ? (
        <p className="muted details-empty">This span was sent without events.</p>
      ) : (
        <FirstOf items={inTime} step={SHOWN_AT_ONCE}>
          {(first) => (
            <ol className="events">
              {first.map((event, place) => (
                // Two events may be equal in everything.
                // oxlint-disable-next-line react/no-array-index-key -- the list only grows while shown
                <li key={place}>
                  <EventFacts event={event} startNanos={start} />
                </li>
              ))}
            </ol>
          )}
        </FirstOf>
      )}
      {droppedEventsCount > 0 && (
        <p className="warning-text details-empty">{droppedInWords(droppedEventsCount, "event")}.</p>
      )}
    </>
  );
}

function EventFacts({ event, startNanos }: { event: OtlpEvent; startNanos: bigint }) {
  const zone = usePreferences((held) => held.zone);
  const time = BigInt(event.timeUnixNano);
  const failed = event.name === "exception";
  const stacktrace = findString(event.attributes, STACKTRACE);
  const others = stacktrace === null ? event.attributes : event.attributes.filter(({ key }) => key !== STACKTRACE);
  return (
    <>
      <h3>
        <span className={failed ? "error-text" : ""}>
          {nameInWords(event.name)}
          <FilterLinks conditions={event.name === "" ? [] : [equal("event:name", quote(event.name))]} />
        </span>
        <time className="muted" title={formatInstantInFull(time, zone)}>
          {formatOffset(Number(time - startNanos))} · {formatInstant(time, zone)}
        </time>
      </h3>
      {others.length > 0 && (
        <AttributeTable attributes={others} scope="event" label={`Attributes of ${nameInWords(event.name)}`} />
      )}
      {stacktrace !== null && (
        <details>
          <summary>Stack trace</summary>
          {stacktrace.length <= LONGEST_FILTER && (
            <FilterLinks conditions={[equal(`event.${STACKTRACE}`, quote(stacktrace))]} />
          )}
          <pre>{stacktrace}</pre>
        </details>
      )}
      {event.droppedAttributesCount > 0 && (
        <p className="warning-text">{droppedInWords(event.droppedAttributesCount, "attribute")}.</p>
      )}
    </>
  );
}

import "./timeRange.css";
import { type FormEvent, useState } from "react";
import { Popover } from "../controls/Popover";
import { usePreferences } from "../frame/preferences";
import { refresh } from "../frame/refresh";
import { formatForInput, formatInstant, parseFromInput } from "../model/instants";
import {
  type ChosenRange,
  chosenRange,
  RELATIVE_RANGES,
  type RelativeRange,
  resolveRange,
  toParameters,
} from "../model/timeRange";
import { isAllTime } from "./allTime";
import { useExplorerSearch } from "./useExplorerSearch";

/** The time range: one of the ranges that end now, or two fixed times. */
export function TimeRangePicker() {
  const [search, change] = useExplorerSearch();
  const zone = usePreferences((held) => held.zone);
  const range = chosenRange(search);
  const choose = (wanted: ChosenRange) => {
    if (JSON.stringify(wanted) === JSON.stringify(range)) refresh();
    else change(toParameters(wanted));
  };
  const label =
    range.kind === "relative"
      ? RELATIVE_RANGES[range.range].label
      : `${formatInstant(BigInt(range.startNanos), zone)} – ${formatInstant(BigInt(range.endNanos), zone)}`;
  return (
    <Popover title={`${label} ▾`} label="Time range" className="time-range-popover">
      {(close) => (
        <>
          <ul>
            {(Object.keys(RELATIVE_RANGES) as RelativeRange[]).map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className="button button-bare"
                  aria-pressed={range.kind === "relative" && range.range === name}
                  onClick={() => {
                    choose({ kind: "relative", range: name });
                    close();
                  }}
                >
                  {RELATIVE_RANGES[name].label}
                </button>
              </li>
            ))}
          </ul>
          {/* What is written there is a time of the zone in which it was written. */}
          <AbsoluteRange
            key={zone}
            onChoose={(startNanos, endNanos) => {
              choose({ kind: "absolute", startNanos, endNanos });
              close();
            }}
          />
        </>
      )}
    </Popover>
  );
}

function AbsoluteRange({ onChoose }: { onChoose: (startNanos: string, endNanos: string) => void }) {
  const [search] = useExplorerSearch();
  const zone = usePreferences((held) => held.zone);
  const chosen = chosenRange(search);
  const [shown] = useState(() =>
    resolveRange(isAllTime(chosen) ? { kind: "relative", range: "24h" } : chosen, new Date()),
  );
  const [start, setStart] = useState(() => formatForInput(BigInt(shown.startNanos), zone));
  const [end, setEnd] = useState(() => formatForInput(BigInt(shown.endNanos), zone));
  const [refusal, setRefusal] = useState("");
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const from = parseFromInput(start, BigInt(shown.startNanos), zone);
    const to = parseFromInput(end, BigInt(shown.endNanos), zone);
    if (from === null || to === null || from >= to) {
      setRefusal(`${start} to ${end} (expected: a start before the end, and neither before 1970)`);
      return;
    }
    onChoose(String(from), String(to));
  };
  return (
    <form className="time-range-absolute" onSubmit={apply}>
      <Moment name="From" value={start} onValue={setStart} />
      <Moment name="To" value={end} onValue={setEnd} />
      <p className="muted">
        {zone === "utc" ? "In UTC" : `In local time, ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`}
      </p>
      {refusal !== "" && (
        <p className="error-text" role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" className="button button-primary">
        Apply
      </button>
    </form>
  );
}

function Moment({ name, value, onValue }: { name: string; value: string; onValue: (value: string) => void }) {
  return (
    <label>
      {name}
      <input
        className="field"
        type="datetime-local"
        step="0.001"
        required
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}

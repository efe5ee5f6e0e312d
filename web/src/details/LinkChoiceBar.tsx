import { LINK_ORDERS, LINK_STATES, type LinkOrder, type LinkState, type LinksSummary } from "../api/links";
import { formatCount } from "../model/numbers";
import type { LinkChoice } from "../trace/linkQueries";
import { STATE_NAMES } from "../trace/linkWords";

const ORDER_NAMES: Record<LinkOrder, string> = {
  start: "by start",
  wait: "by wait",
  duration: "by duration",
  link: "as sent",
};

interface LinkChoiceBarProps {
  choice: LinkChoice;
  summaries: readonly (LinksSummary | undefined)[];
  onChoose(parts: { order?: LinkOrder | undefined; state?: LinkState | undefined; service?: string | undefined }): void;
}

/** Order, service and state for both links tables; offers what occurs among this span's links. */
export function LinkChoiceBar({ choice, summaries, onChoose }: LinkChoiceBarProps) {
  const services = sums(summaries.flatMap((summary) => summary?.services ?? []));
  const states = sums(
    summaries.flatMap((summary) => Object.entries(summary?.states ?? {}).map(([name, count]) => ({ name, count }))),
  );
  return (
    <>
      <label>
        <span className="muted">Order</span>{" "}
        <select
          className="field"
          value={choice.order}
          onChange={(event) => onChoose({ order: LINK_ORDERS.find((order) => order === event.target.value) })}
        >
          {LINK_ORDERS.map((order) => (
            <option key={order} value={order}>
              {ORDER_NAMES[order]}
            </option>
          ))}
        </select>
      </label>
      {(services.size > 1 || choice.service !== null) && (
        <label>
          <span className="muted">Service</span>{" "}
          <select
            className="field"
            value={choice.service ?? ""}
            onChange={(event) => onChoose({ service: event.target.value || undefined })}
          >
            <option value="">all</option>
            {[...services].map(([name, count]) => (
              <option key={name} value={name}>
                {name} ({formatCount(count)})
              </option>
            ))}
          </select>
        </label>
      )}
      {(states.size > 1 || choice.state !== null) && (
        <label>
          <span className="muted">State</span>{" "}
          <select
            className="field"
            value={choice.state ?? ""}
            onChange={(event) => onChoose({ state: LINK_STATES.find((state) => state === event.target.value) })}
          >
            <option value="">all</option>
            {LINK_STATES.filter((state) => states.has(state) || state === choice.state).map((state) => (
              <option key={state} value={state}>
                {STATE_NAMES[state]} ({formatCount(states.get(state) ?? 0)})
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function sums(counted: readonly { name: string; count: number }[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { name, count } of counted) {
    if (count > 0) totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return totals;
}

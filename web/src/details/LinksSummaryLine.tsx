import type { LinksSummary } from "../api/links";
import { formatCount, formatNanos } from "../model/numbers";

/** What all links of a direction come to, those that are not listed included: their waits, and how many have none. */
export function LinksSummaryLine({ summary }: { summary: LinksSummary }) {
  const { wait } = summary;
  const notStored = summary.total - (summary.states["resolved"] ?? 0);
  const asides = [
    count(summary.timings["overlaps"], "overlap", "overlaps"),
    count(summary.timings["skewed"], "is skewed", "are skewed"),
    count(notStored, "is not stored", "are not stored"),
  ].filter((text) => text !== null);
  return (
    <p className="links-summary muted">
      {wait !== null && waits(wait, summary.total)}
      {asides.length > 0 && (
        <>
          {wait === null ? "" : " · "}
          {asides.join(" · ")}
        </>
      )}
    </p>
  );
}

function waits(wait: NonNullable<LinksSummary["wait"]>, total: number): string {
  const over =
    wait.count === total ? `all ${formatCount(total)}` : `${formatCount(wait.count)} of ${formatCount(total)}`;
  if (wait.count === 1) {
    return `${formatNanos(wait.minNanos)} wait over ${over}`;
  }
  const figures = [
    ["min", wait.minNanos],
    ["p50", wait.p50Nanos],
    ["p99", wait.p99Nanos],
    ["max", wait.maxNanos],
  ] as const;
  return `${figures.map(([name, nanos]) => `${name} ${formatNanos(nanos)}`).join(" · ")} wait over ${over}`;
}

function count(of: number | undefined, one: string, many: string): string | null {
  if (of === undefined || of === 0) return null;
  return `${formatCount(of)} ${of === 1 ? one : many}`;
}

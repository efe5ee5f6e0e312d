import type { Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** What the browser's own trace says of a stretch of time. */
export interface Smoothness {
  frames: number;
  p95FrameMillis: number;
  longestTaskMillis: number;
}

/** Records the browser's trace while something happens and reads the drawn frames and the main thread's tasks from it. */
export async function smoothness(page: Page, happening: () => Promise<void>): Promise<Smoothness> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    traceConfig: {
      recordMode: "recordUntilFull",
      includedCategories: ["__metadata", "toplevel", "disabled-by-default-devtools.timeline.frame"],
    },
  });
  await happening();
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return read(events);
}

function read(events: TraceEvent[]): Smoothness {
  const drawn = events.filter(({ name }) => name === "DrawFrame");
  const renderer = mostFrequent(drawn.map(({ pid }) => pid));
  const times = drawn
    .filter(({ pid }) => pid === renderer)
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, i) => (time - times[i]!) / 1000);
  const main = events.find(
    ({ name, pid, args }) => name === "thread_name" && pid === renderer && args?.name === "CrRendererMain",
  )?.tid;
  const tasks = events.filter(
    ({ name, pid, tid, ph }) => name.endsWith("RunTask") && ph === "X" && pid === renderer && tid === main,
  );
  return {
    frames: times.length,
    p95FrameMillis: quantile(gaps, 0.95),
    longestTaskMillis: Math.max(0, ...tasks.map(({ dur }) => (dur ?? 0) / 1000)),
  };
}

function mostFrequent(numbers: number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** The smallest number with at least this share of all numbers at or below it; NaN of none. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (numbers: number[]): number => quantile(numbers, 0.5);

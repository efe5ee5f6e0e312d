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

/**
 * Lets something happen twice and reads the browser's traces of it: the drawn frames from the first, the main thread's tasks
 * from the second, as recording every task slows the frames that it is recorded beside.
 */
export async function smoothness(page: Page, happening: () => Promise<void>): Promise<Smoothness> {
  const frames = drawnFrames(await record(page, ["disabled-by-default-devtools.timeline.frame"], happening));
  const tasks = mainThreadTasks(await record(page, ["__metadata", "toplevel"], happening));
  const gaps = frames.slice(1).map((time, i) => (time - frames[i]!) / 1000);
  return {
    frames: frames.length,
    p95FrameMillis: quantile(gaps, 0.95),
    longestTaskMillis: Math.max(0, ...tasks.map(({ dur }) => (dur ?? 0) / 1000)),
  };
}

async function record(page: Page, categories: string[], happening: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    traceConfig: { recordMode: "recordUntilFull", includedCategories: categories, excludedCategories: ["*"] },
  });
  await happening();
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return events;
}

/** Returns when the page's frames were drawn, in microseconds. */
function drawnFrames(events: TraceEvent[]): number[] {
  const drawn = events.filter(({ name }) => name === "DrawFrame");
  const renderer = mostFrequent(drawn.map(({ pid }) => pid));
  return drawn
    .filter(({ pid }) => pid === renderer)
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
}

function mainThreadTasks(events: TraceEvent[]): TraceEvent[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  return events.filter(({ name, pid, tid, ph }) => name.endsWith("RunTask") && ph === "X" && main.has(`${pid}/${tid}`));
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

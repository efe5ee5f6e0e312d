import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { usePreferences } from "../frame/preferences";
import { formatCount, formatTick, plural } from "../model/numbers";
import type { NanosRange } from "../model/timeRange";
import { barAt, type Bars, type Counts, heightsOf, outsideOf, placeWithin, rangeOf, sumOf, totalOf } from "./bars";
import { formatBoundary } from "./boundary";
import { Legend } from "./Legend";

/** The bars pointed at: from one to another, in either order. */
interface Pointed {
  from: number;
  to: number;
}

interface HistogramProps {
  bars: Bars;
  cut: string | null;
  onZoom(range: NanosRange): void;
}

/** Bars of matches by status, errors in red. Dragging over them, or arrow keys and Enter, zooms to the time they take. */
export function Histogram({ bars, cut, onZoom }: HistogramProps) {
  const zone = usePreferences((held) => held.zone);
  const [held, setPointed] = useState<Pointed | null>(null);
  const [dragging, setDragging] = useState(false);
  const count = bars.counts.length;
  // Bars that are read anew may be fewer.
  const pointed = held && { from: placeWithin(held.from, count), to: placeWithin(held.to, count) };
  const most = bars.counts.reduce((highest, counts) => Math.max(highest, sumOf(counts)), 0);
  const instant = (nanos: string) => formatBoundary(BigInt(nanos), zone);
  const zoom = ({ from, to }: Pointed) => {
    setPointed(null);
    onZoom(rangeOf(bars, from, to));
  };
  const barOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return barAt((event.clientX - box.left) / box.width, count);
  };
  const onKey = (event: KeyboardEvent) => {
    // The first arrow selects the last bar.
    const begun = pointed ?? { from: count - 1, to: event.key === "ArrowLeft" ? count : count - 1 };
    const target = { ArrowLeft: begun.to - 1, ArrowRight: begun.to + 1, Home: 0, End: count - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const to = placeWithin(target, count);
      setPointed({ from: event.shiftKey ? begun.from : to, to });
    } else if (event.key === "Enter" && pointed !== null) {
      event.preventDefault();
      zoom(pointed);
    } else if (event.key === "Escape") {
      setPointed(null);
    }
  };

  const chosen = pointed === null ? null : rangeOf(bars, pointed.from, pointed.to);
  const outside = outsideOf(bars);
  const inWords =
    pointed === null || chosen === null
      ? wholeInWords(bars, cut)
      : `${instant(chosen.startNanos)} – ${instant(chosen.endNanos)}: ${countsInWords(countsIn(bars, pointed))}`;
  return (
    <>
      <div
        className="histogram-area"
        role="slider"
        tabIndex={0}
        aria-label="Matches over time. Arrow keys move, with Shift they select, Enter zooms"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={pointed?.to ?? count - 1}
        aria-valuetext={inWords}
        onKeyDown={onKey}
        onBlur={() => setPointed(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          setPointed({ from: barOf(event), to: barOf(event) });
        }}
        onPointerMove={(event) => {
          const to = barOf(event);
          setPointed({ from: dragging && pointed !== null ? pointed.from : to, to });
        }}
        onPointerUp={() => {
          setDragging(false);
          if (dragging && pointed !== null && pointed.from !== pointed.to) zoom(pointed);
        }}
        onDoubleClick={() => pointed !== null && zoom(pointed)}
        onPointerCancel={() => setDragging(false)}
        onPointerLeave={() => !dragging && setPointed(null)}
      >
        <svg viewBox={`0 0 ${count} 1`} preserveAspectRatio="none" aria-hidden="true">
          {bars.counts.map((counts, place) => (
            // A bar is its place.
            // oxlint-disable-next-line react/no-array-index-key -- bars hold no state
            <Bar key={place} place={place} counts={counts} most={most} />
          ))}
        </svg>
        <div className="histogram-outside" style={{ left: 0, width: `${100 * outside.before}%` }} />
        <div className="histogram-outside" style={{ right: 0, width: `${100 * outside.behind}%` }} />
        {pointed !== null && (
          <div
            className="histogram-pointed"
            style={{
              left: `${(100 * Math.min(pointed.from, pointed.to)) / count}%`,
              width: `${(100 * (Math.abs(pointed.to - pointed.from) + 1)) / count}%`,
            }}
          />
        )}
      </div>
      <p className="histogram-words">
        <span>{instant(bars.range.startNanos)}</span>
        <span className={pointed === null && cut !== null ? "warning-text" : ""} title={inWords}>
          <Legend counts={pointed === null ? totalOf(bars.counts) : countsIn(bars, pointed)} />
          {inWords}
        </span>
        <span>{instant(bars.range.endNanos)}</span>
      </p>
    </>
  );
}

function Bar({ place, counts, most }: { place: number; counts: Counts; most: number }) {
  const { error, ok, unset } = heightsOf(counts, most);
  const part = (status: keyof Counts, height: number, below: number) =>
    height > 0 && (
      <rect className={`histogram-${status}`} x={place + 0.1} width={0.8} y={1 - below - height} height={height} />
    );
  return (
    <>
      {part("unset", unset, error + ok)}
      {part("ok", ok, error)}
      {part("error", error, 0)}
    </>
  );
}

function countsIn({ counts }: Bars, { from, to }: Pointed): Counts {
  return totalOf(counts.slice(Math.min(from, to), Math.max(from, to) + 1));
}

function wholeInWords({ counts, stepNanos }: Bars, cut: string | null): string {
  const most = formatCount(counts.reduce((highest, held) => Math.max(highest, sumOf(held)), 0));
  const bar = formatTick(Number(stepNanos), Number(stepNanos));
  const total = totalOf(counts);
  const words = sumOf(total) === 0 ? "no spans" : `${countsInWords(total)} · a bar is ${bar}, at most ${most}`;
  return cut === null ? words : `Counted in part: ${cut} · ${words}`;
}

function countsInWords(counts: Counts): string {
  const { error } = counts;
  return `${plural(sumOf(counts), "span")}${error > 0 ? `, ${formatCount(error)} with an error` : ""}`;
}

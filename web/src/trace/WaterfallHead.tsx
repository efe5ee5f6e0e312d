import { type ReactNode, useRef } from "react";
import { Splitter } from "../controls/Splitter";
import { usePreferences } from "../frame/preferences";
import { formatTick } from "../model/numbers";
import { axisTicks, type Zoom } from "./zoom";

const LEAST_SHARE = 0.15;
const MOST_SHARE = 0.7;

/** The waterfall's time axis, and the line that sizes the names' column. */
export function WaterfallHead({ zoom, children }: { zoom: Zoom; children: ReactNode }) {
  const head = useRef<HTMLDivElement>(null);
  const { nameShare, resizeNames } = usePreferences();
  const width = zoom.endNanos - zoom.startNanos;
  const ticks = axisTicks(zoom, 5);
  const [first = 0, second = first + width] = ticks;
  const move = (deltaPixels: number) => {
    const total = head.current?.clientWidth ?? 1;
    const share = usePreferences.getState().nameShare + deltaPixels / total;
    resizeNames(Math.max(LEAST_SHARE, Math.min(MOST_SHARE, share)));
  };
  return (
    <div className="waterfall-head" ref={head}>
      <div className="waterfall-head-name">{children}</div>
      <Splitter
        label="Width of the names"
        orientation="vertical"
        value={nameShare * 100}
        min={LEAST_SHARE * 100}
        max={MOST_SHARE * 100}
        onMove={move}
      />
      <div className="waterfall-axis" aria-hidden="true">
        {ticks.map((tick) => {
          const share = (tick - zoom.startNanos) / width;
          return (
            <span key={tick} className="tick" style={{ left: `${share * 100}%` }}>
              {formatTick(tick, second - first)}
            </span>
          );
        })}
      </div>
    </div>
  );
}

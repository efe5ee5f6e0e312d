import { type ReactNode, useRef } from "react";
import { Splitter } from "../controls/Splitter";
import { usePreferences } from "../frame/preferences";
import { formatTick } from "../model/numbers";
import { axisTicks, type Zoom } from "./zoom";

const LEAST_PERCENT = 15;
const MOST_PERCENT = 70;

/** The waterfall's time axis, and the line that sizes the names' column. */
export function WaterfallHead({ zoom, children }: { zoom: Zoom; children: ReactNode }) {
  const head = useRef<HTMLDivElement>(null);
  const { nameShare, resizeNames } = usePreferences();
  const width = zoom.endNanos - zoom.startNanos;
  const ticks = axisTicks(zoom, 5);
  const [first = 0, second = first + width] = ticks;
  return (
    <div className="waterfall-head" ref={head}>
      <div className="waterfall-head-name">{children}</div>
      <Splitter
        label="Width of the names"
        orientation="vertical"
        unit="%"
        value={nameShare * 100}
        min={LEAST_PERCENT}
        max={MOST_PERCENT}
        perPixel={() => 100 / (head.current?.clientWidth ?? 100)}
        onSize={(percent) => resizeNames(percent / 100)}
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

import { useEffect } from "react";
import { refreshQuietly } from "../frame/refresh";
import { chosenRange } from "../model/timeRange";
import { AUTO_REFRESH, type AutoRefresh } from "./explorerSearch";
import { useExplorerSearch } from "./useExplorerSearch";
import { useMark } from "./useMark";

/** How often the explorer reads anew by itself; only a range that ends now has anything new. */
export function AutoRefreshChoice() {
  const [search, change] = useExplorerSearch();
  const relative = chosenRange(search).kind === "relative";
  const millis = relative && search.every !== undefined ? AUTO_REFRESH[search.every].millis : null;
  const mark = useMark();
  useEffect(() => {
    if (millis === null) return undefined;
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") refreshQuietly(mark);
    }, millis);
    return () => window.clearInterval(timer);
  }, [millis, mark]);
  if (!relative) return null;
  return (
    <select
      className="field"
      aria-label="Refresh automatically"
      title="Refresh automatically"
      value={search.every ?? ""}
      onChange={(event) =>
        change({ every: event.target.value === "" ? undefined : (event.target.value as AutoRefresh) })
      }
    >
      <option value="">Auto: off</option>
      {Object.entries(AUTO_REFRESH).map(([name, { label }]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </select>
  );
}

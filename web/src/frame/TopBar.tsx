import { useMatch, useRouterState } from "@tanstack/react-router";
import { Icon } from "../controls/Icon";
import { AutoRefreshChoice } from "../explorer/AutoRefreshChoice";
import { TimeRangePicker } from "../explorer/TimeRangePicker";
import { useAccess } from "./access";
import { GoToId } from "./GoToId";
import { usePreferences } from "./preferences";
import { refresh } from "./refresh";
import { useServerStatus } from "./serverStatus";

export function TopBar({ onPalette }: { onPalette: () => void }) {
  const onExplorer = useMatch({ from: "/", shouldThrow: false }) !== undefined;
  const inFile = useRouterState({ select: (state) => state.location.pathname.startsWith("/file") });
  const listening = useServerStatus().data?.spanCount === "0";
  const { zone, chooseZone } = usePreferences();
  const refused = useAccess((held) => held.refused);
  // Nothing in it does anything before the login.
  if (refused) return <header className="top-bar" />;
  return (
    <header className="top-bar">
      <GoToId onPalette={onPalette} />
      <div className="top-bar-space" />
      {onExplorer && !listening && <TimeRangePicker />}
      <button
        type="button"
        className="button"
        title="The zone that times are shown in"
        aria-label={`Times in ${zone === "utc" ? "UTC" : "local time"}. Switch to ${zone === "utc" ? "local time" : "UTC"}`}
        onClick={() => chooseZone(zone === "utc" ? "local" : "utc")}
      >
        {zone === "utc" ? "UTC" : "Local time"}
      </button>
      {!inFile && (
        <div className="refresh">
          <button type="button" className="button" aria-label="Refresh" title="Refresh" onClick={refresh}>
            <Icon name="refresh" />
          </button>
          {onExplorer && !listening && <AutoRefreshChoice />}
        </div>
      )}
    </header>
  );
}

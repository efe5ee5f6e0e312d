import { Link } from "@tanstack/react-router";
import { queryClient } from "../queryClient";
import { UnreachableServer } from "../api/problem";
import { logOut } from "../api/session";
import { Icon } from "../controls/Icon";
import { useAccess } from "./access";
import { useConnection } from "./connection";
import { PAGES } from "./pages";
import { type Theme, usePreferences } from "./preferences";
import { RailLink } from "./RailLink";
import { useServerStatus } from "./serverStatus";

const NEXT_THEME: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const THEME_NAME: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

export function Rail({ onHelp }: { onHelp: () => void }) {
  const { theme, chooseTheme } = usePreferences();
  const status = useServerStatus().data;
  const refuse = useAccess((held) => held.refuse);
  const lose = useConnection((held) => held.lose);
  const leave = async () => {
    try {
      await logOut();
    } catch (thrown) {
      // A server that asks for no token any more has no session to end either: its status says so.
      if (thrown instanceof UnreachableServer) lose();
      else void queryClient.resetQueries();
      return;
    }
    queryClient.clear();
    refuse();
  };
  return (
    <nav className="rail" aria-label="Main">
      <Link to="/" className="rail-mark" aria-label="Weft, start page">
        <img src="/weft.svg" width="24" height="24" alt="" />
      </Link>
      {PAGES.slice(0, -1).map((page) => (
        <RailLink key={page.to} page={page} />
      ))}
      <div className="rail-space" />
      {PAGES.slice(-1).map((page) => (
        <RailLink key={page.to} page={page} />
      ))}
      <button
        type="button"
        className="rail-item"
        aria-label={`Theme: ${THEME_NAME[theme]}. Switch to ${THEME_NAME[NEXT_THEME[theme]]}`}
        title={`Theme: ${THEME_NAME[theme]}`}
        onClick={() => chooseTheme(NEXT_THEME[theme])}
      >
        <Icon name="theme" />
        Theme
      </button>
      <button type="button" className="rail-item" onClick={onHelp} aria-keyshortcuts="?">
        <Icon name="help" />
        Help
      </button>
      {status?.authentication === "token" && (
        <button type="button" className="rail-item" onClick={() => void leave()}>
          <Icon name="logout" />
          Log out
        </button>
      )}
      <p className="rail-version" title={status === undefined ? "" : `Version of the server: ${status.version}`}>
        {status?.version.replace(/-.*/, "") ?? ""}
      </p>
    </nav>
  );
}

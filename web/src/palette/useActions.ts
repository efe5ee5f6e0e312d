import { copyText } from "../controls/copyText";
import { type Theme, usePreferences } from "../frame/preferences";
import { refresh } from "../frame/refresh";
import type { PaletteEntry } from "./paletteEntries";

const THEMES: readonly (readonly [Theme, string])[] = [
  ["light", "Light theme"],
  ["dark", "Dark theme"],
  ["system", "Theme of the system"],
];

/** What can be done on every page. */
export function useActions(onHelp: () => void): readonly PaletteEntry[] {
  const { theme, zone, chooseTheme, chooseZone } = usePreferences();
  const action = (icon: PaletteEntry["icon"], title: string, detail: string, run: () => void): PaletteEntry => ({
    key: `action ${title}`,
    group: "Actions",
    icon,
    title,
    detail,
    code: "none",
    act: { kind: "leave", run },
  });
  return [
    {
      ...action("copy", "Copy a link to this page", "", () => undefined),
      act: { kind: "stay", run: copyAddress },
    },
    action("refresh", "Refresh", "read what is shown anew", refresh),
    action("help", "Keyboard help", "?", onHelp),
    action(
      "settings",
      zone === "utc" ? "Times in local time" : "Times in UTC",
      zone === "utc" ? "now in UTC" : "now in local time",
      () => chooseZone(zone === "utc" ? "local" : "utc"),
    ),
    ...THEMES.map(([name, title]) =>
      action("theme", title, theme === name ? "as it is now" : "", () => chooseTheme(name)),
    ),
  ];
}

async function copyAddress(): Promise<string> {
  return (await copyText(window.location.href))
    ? "The link is on the clipboard"
    : "This browser lets no page copy here: take the link from its address bar";
}

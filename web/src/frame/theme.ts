import { useEffect } from "react";
import { usePreferences } from "./preferences";

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

/** Puts the chosen theme, or the system's, on the document; the tokens hang on it. */
export function applyTheme(): void {
  const { theme } = usePreferences.getState();
  const dark = theme === "dark" || (theme === "system" && systemDark.matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

/** Follows the choice and the system. */
export function useTheme(): void {
  const theme = usePreferences((held) => held.theme);
  useEffect(() => {
    applyTheme();
    systemDark.addEventListener("change", applyTheme);
    return () => systemDark.removeEventListener("change", applyTheme);
  }, [theme]);
}

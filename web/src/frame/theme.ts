import { useEffect } from "react";
import { usePreferences } from "./preferences";

/** Puts the chosen theme, or the system's, on the document; the tokens hang on it. */
export function useTheme(): void {
  const theme = usePreferences((held) => held.theme);
  useEffect(() => {
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const dark = theme === "dark" || (theme === "system" && system.matches);
      document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [theme]);
}

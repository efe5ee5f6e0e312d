import "./frame.css";
import { Outlet } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { Palette } from "../palette/Palette";
import { useAccess } from "./access";
import { ConnectionNotice } from "./ConnectionNotice";
import { HelpDialog } from "./HelpDialog";
import { LoginPage } from "./LoginPage";
import { Rail } from "./Rail";
import { useGlobalKeys } from "./globalKeys";
import { useTheme } from "./theme";
import { TopBar } from "./TopBar";

/** The rail, the top bar and the page between them; the login in the page's place while the API wants a token. */
export function Frame() {
  const [helpOpen, setHelpOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const refused = useAccess((held) => held.refused);
  // Before the login there is nothing to go to, and after it none is asked for any more.
  if (refused && paletteOpen) setPaletteOpen(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useTheme();
  useGlobalKeys(openHelp, openPalette);
  return (
    <div className="frame">
      <Rail onHelp={openHelp} />
      <TopBar onPalette={openPalette} />
      <ConnectionNotice />
      <div className="frame-page">{refused ? <LoginPage /> : <Outlet />}</div>
      {helpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
      {paletteOpen && <Palette onHelp={openHelp} onClose={() => setPaletteOpen(false)} />}
    </div>
  );
}

import "./frame.css";
import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
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
  const refused = useAccess((held) => held.refused);
  useTheme();
  useGlobalKeys(() => setHelpOpen(true));
  return (
    <div className="frame">
      <Rail onHelp={() => setHelpOpen(true)} />
      <TopBar />
      <ConnectionNotice />
      <div className="frame-page">{refused ? <LoginPage /> : <Outlet />}</div>
      {helpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import { PAGES } from "../frame/pages";
import { useRecentQueries } from "../query/useRecentQueries";
import { useSaved } from "../saved/savedQueries";
import { searchOf } from "../saved/savedSearch";
import type { PaletteEntry } from "./paletteEntries";
import { useActions } from "./useActions";

/** What the palette offers beside ids: pages, actions, queries; those that are read from the server come last, so that nothing moves. */
export function useEntries(onHelp: () => void): { entries: readonly PaletteEntry[]; savedError: Error | null } {
  const navigate = useNavigate();
  const actions = useActions(onHelp);
  const recent = useRecentQueries((held) => held.texts);
  const saved = useSaved();
  const pages = PAGES.map(({ to, name, icon }): PaletteEntry => {
    const run = () => void (to === "/" ? navigate({ to, search: lastExplorerSearch() }) : navigate({ to }));
    return {
      key: `page ${to}`,
      group: "Pages",
      icon,
      title: name,
      detail: "",
      code: "detail",
      act: { kind: "leave", run },
    };
  });
  const recentEntries = recent.map((text): PaletteEntry => {
    const run = () => void navigate({ to: "/", search: { ...lastExplorerSearch(), q: text } });
    return {
      key: `recent ${text}`,
      group: "Recent queries",
      icon: "filter",
      title: text,
      detail: "",
      code: "title",
      act: { kind: "leave", run },
    };
  });
  const savedEntries = (saved.data ?? []).map((item): PaletteEntry => {
    const run = () => void navigate({ to: "/", search: { ...lastExplorerSearch(), ...searchOf(item) } });
    return {
      key: `saved ${item.id}`,
      group: "Saved queries",
      icon: "saved",
      title: item.name,
      detail: item.query,
      code: "detail",
      act: { kind: "leave", run },
    };
  });
  return { entries: [...pages, ...actions, ...recentEntries, ...savedEntries], savedError: saved.error };
}

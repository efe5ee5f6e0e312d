import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Zone } from "../model/instants";

export type Theme = "system" | "light" | "dark";
export type PanelPlace = "right" | "below";

interface Preferences {
  theme: Theme;
  zone: Zone;
  panelPlace: PanelPlace;
  /** Size of the details panel in pixels, by where it sits. */
  panelSize: Record<PanelPlace, number>;
  /** Share of the waterfall's width that the names take. */
  nameShare: number;
  chooseTheme(theme: Theme): void;
  chooseZone(zone: Zone): void;
  placePanel(place: PanelPlace): void;
  resizePanel(place: PanelPlace, pixels: number): void;
  resizeNames(share: number): void;
}

/** How much of the window the details take while nobody has sized them. */
const MOST_SHARE = 0.5;

/** What one person likes on one machine: kept in the browser, never in the URL. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: "system",
      zone: "local",
      panelPlace: "below",
      panelSize: {
        right: Math.min(600, window.innerWidth * MOST_SHARE),
        below: Math.min(400, window.innerHeight * MOST_SHARE),
      },
      nameShare: 0.38,
      chooseTheme: (theme) => set({ theme }),
      chooseZone: (zone) => set({ zone }),
      placePanel: (panelPlace) => set({ panelPlace }),
      resizePanel: (place, pixels) => set((held) => ({ panelSize: { ...held.panelSize, [place]: pixels } })),
      resizeNames: (nameShare) => set({ nameShare }),
    }),
    { name: "weft.preferences", version: 1 },
  ),
);

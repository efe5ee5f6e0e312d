/** The pages of the rail, from the top; the last one stands at its foot. */
export const PAGES = [
  { to: "/", name: "Explore", icon: "explore" },
  { to: "/saved", name: "Saved", icon: "saved" },
  { to: "/file", name: "Open file", icon: "file" },
  { to: "/settings", name: "Settings", icon: "settings" },
] as const;

export type RailPage = (typeof PAGES)[number];

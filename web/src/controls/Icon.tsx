const PATHS = {
  explore: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.4 10.4 14 14",
  file: "M4 1.5h5L12.5 5v9.5H4zM9 1.5V5h3.5",
  theme: "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
  help: "M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.9-1.1 1.7M8 12v.6",
  refresh: "M13.2 6.5A5.5 5.5 0 1 0 13.5 9M13.5 2.5v4h-4",
  copy: "M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2",
  close: "M4 4l8 8M12 4l-8 8",
  right: "M2 3h12v10H2zM10 3v10",
  below: "M2 3h12v10H2zM2 9h12",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  check: "M3 8.5l3.2 3L13 4.5",
  facets: "M2 3h12v10H2zM6.5 3v10",
  columns: "M2 3h12v10H2zM6 3v10M10 3v10",
  filter: "M2.5 3h11l-4.2 5v5l-2.6-1.5V8z",
  exclude: "M2.5 3h11l-4.2 5v5l-2.6-1.5V8zM2 14 14 2",
  saved: "M4 2h8v12l-4-3-4 3z",
  settings: "M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M8 4.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 11.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  logout: "M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3",
} as const;

/** A 16-pixel line drawing; decoration only, its control carries the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

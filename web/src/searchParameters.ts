/**
 * URL parameters as plain strings. The router's own form reads each as JSON, which would turn a span id of digits into a number and
 * lose its end.
 */
export function parseSearchParameters(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeSearchParameters(parameters: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === "string" && value !== "") written.set(name, value);
  }
  return written.size === 0 ? "" : `?${written}`;
}

const NAMED = 3;

/** Says which segments could not be read: the first few by name, with the reason when there is one alone. */
export function missingInWords(missing: readonly { segment: string; reason: string }[]): string {
  const [first] = missing;
  if (first === undefined) return "";
  const named = missing.slice(0, NAMED).map(({ segment }) => segment);
  const others = missing.length - named.length;
  const segments =
    missing.length === 1
      ? `segment ${first.segment} (${first.reason})`
      : `segments ${named.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
  return `Part of the data could not be read: ${segments}; weft inspect shows ${missing.length === 1 ? "it" : "them"}.`;
}

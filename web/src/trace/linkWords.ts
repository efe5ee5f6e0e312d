import type { LinkEnd, LinkState } from "../api/links";

/** The states as a reader meets them in filters and counts. */
export const STATE_NAMES: Record<LinkState, string> = {
  resolved: "stored",
  "not-stored": "not stored",
  expired: "past retention",
  "sampled-out": "sampled out",
  invalid: "invalid ids",
};

/** Why the span at the other end cannot be shown, with the evidence for it; empty when it can. */
export function stateInWords(end: Pick<LinkEnd, "state" | "reason">, holder: "server" | "file"): string {
  switch (end.state) {
    case "resolved":
      return "";
    case "expired":
      return "was stored once and is past the retention";
    case "sampled-out":
      return "was received and dropped by this server's sampling";
    case "invalid":
      return "has ids that are zero or of the wrong length, so nothing can be found by them";
    case "not-stored":
      return holder === "server" ? notStoredInWords(end.reason) : notInFileInWords(end.reason);
  }
}

function notStoredInWords(reason: string | null): string {
  switch (reason) {
    case "trace-unknown":
      return "is not stored: its trace id was never received";
    case "span-missing-in-trace":
      return "is not stored: other spans of its trace were received, this one was not";
    default:
      return "is not stored; why is not known";
  }
}

function notInFileInWords(reason: string | null): string {
  return reason === "trace-unknown"
    ? "is not in this file, which holds no span of its trace"
    : "is not in this file, though other spans of its trace are";
}

import { structureOf } from "./structure";

/** The query with one more stage, before its hints. */
export function addStage(query: string, stage: string): string {
  const { stagesEnd } = structureOf(query);
  const hints = query.slice(stagesEnd).trim();
  return `${query.slice(0, stagesEnd)} | ${stage}${hints === "" ? "" : ` ${hints}`}`;
}

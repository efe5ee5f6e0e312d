import { missingInWords } from "../model/missingInWords";
import { type Cut, cutInWords } from "./cut";
import { allMissing, type MissingSegment } from "./missing";

interface Answer {
  cut?: Cut;
  missing?: readonly MissingSegment[] | undefined;
}

/** Why what was counted may be less than there is, in words: what cut an answer off, and what could not be read. Null where all was counted. */
export function incompleteInWords(answers: readonly Answer[]): string | null {
  const cut = answers.map((answer) => cutInWords(answer.cut)).find((words) => words !== null);
  const reasons = [cut ?? "", missingInWords(allMissing(answers))].filter((reason) => reason !== "");
  return reasons.length === 0 ? null : reasons.join("; ");
}

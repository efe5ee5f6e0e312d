/**
 * What goes on behind an answer in sight: it is being read anew or further, or only what stands beside it is being counted. Null where nothing
 * is, and where the answer itself is still awaited.
 */
export type GoingOn = "reading" | "counting" | null;

/**
 * @param answers what shows the answer; the first of them is it, others add to it
 * @param counting something that stands beside the answer is being counted
 */
export function goingOnBehind(
  answers: readonly { isPending: boolean; isFetching: boolean }[],
  counting: boolean,
): GoingOn {
  if (answers[0]?.isPending === true) return null;
  if (answers.some(({ isFetching }) => isFetching)) return "reading";
  return counting ? "counting" : null;
}

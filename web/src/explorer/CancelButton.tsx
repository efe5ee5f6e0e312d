import { cancelAsked } from "./cancelAsked";
import { useMark } from "./useMark";

/** Ends everything that is being read of what the URL asks: the list or the numbers, the matches over time and the facets. */
export function CancelButton({ title = "Cancel" }: { title?: string }) {
  const mark = useMark();
  return (
    <button type="button" className="button" onClick={() => void cancelAsked(mark)}>
      {title}
    </button>
  );
}

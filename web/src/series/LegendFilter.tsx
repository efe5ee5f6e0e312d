import { FilterButton } from "../spans/FilterButton";
import type { Label } from "./seriesData";

/** Narrows the query to what one series measures, by those of its labels that a query can say. */
export function LegendFilter({ labels }: { labels: readonly Label[] }) {
  const conditions = labels.flatMap(({ condition }) => condition ?? []);
  return conditions.length === 0 ? null : <FilterButton conditions={conditions} />;
}

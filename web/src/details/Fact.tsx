import type { ReactNode } from "react";
import type { Condition } from "../model/queryText";
import { FilterLinks } from "./FilterLinks";

interface FactProps {
  name: string;
  /** What a query asks to find spans that share the fact. */
  conditions?: readonly Condition[];
  children: ReactNode;
}

/** A fact of a span under its name, and the ways to the spans that share it. */
export function Fact({ name, conditions, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {conditions !== undefined && <FilterLinks conditions={conditions} />}
      </dd>
    </div>
  );
}

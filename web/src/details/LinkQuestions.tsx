import "./links.css";
import { Link } from "@tanstack/react-router";
import { linkQuestions } from "../query/linkQuestions";
import { useTraceSource } from "../trace/sourceContext";
import { useShownTrace } from "../trace/traceContext";

/** Questions about a span's links, each a click away; the explorer answers them over all time. */
export function LinkQuestions({ spanId }: { spanId: string }) {
  const { holder } = useTraceSource();
  const { outline } = useShownTrace();
  if (holder === "file") return null;
  return (
    <ul className="link-questions" aria-label="Ask about the links of this span">
      {linkQuestions(outline.traceId, spanId).map(({ name, about, query }) => (
        <li key={name}>
          <Link to="/" search={{ q: query, range: "all", view: "spans" }} title={`${about}\n${query}`}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

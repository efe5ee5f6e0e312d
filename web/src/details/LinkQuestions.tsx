import "./links.css";
import { Link } from "@tanstack/react-router";
import { linkQuestions } from "../query/linkQuestions";
import { useTraceSource } from "../trace/sourceContext";

interface LinkQuestionsProps {
  traceId: string;
  spanId: string;
  /** False for a span of which there are only the links to it. */
  stored: boolean;
}

/** Questions about a span's links, each a click away; the explorer answers them over all time. */
export function LinkQuestions({ traceId, spanId, stored }: LinkQuestionsProps) {
  const { holder } = useTraceSource();
  if (holder === "file") return null;
  return (
    <ul className="link-questions" aria-label="Ask about the links of this span">
      {linkQuestions(traceId, spanId, stored).map(({ name, about, query }) => (
        <li key={name}>
          <Link to="/" search={{ q: query, range: "all", view: "spans" }} title={`${about}\n${query}`}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

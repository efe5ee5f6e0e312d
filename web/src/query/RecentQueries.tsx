import { Popover } from "../controls/Popover";
import { useRecentQueries } from "./useRecentQueries";

/** The list of queries last run, which opens below the bar. */
export function RecentQueries({ onChoose }: { onChoose: (text: string) => void }) {
  const { texts, forget } = useRecentQueries();
  return (
    <Popover title="Recent ▾" label="Recent queries" className="recent-queries" bare>
      {(close) =>
        texts.length === 0 ? (
          <p className="muted">Queries that you run are listed here.</p>
        ) : (
          <>
            <ul>
              {texts.map((text) => (
                <li key={text}>
                  <button
                    type="button"
                    className="recent-query mono"
                    title={text}
                    onClick={() => {
                      onChoose(text);
                      close();
                    }}
                  >
                    {text}
                  </button>
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="button button-bare recent-forget"
              onClick={() => {
                forget();
                close();
              }}
            >
              Forget these
            </button>
          </>
        )
      }
    </Popover>
  );
}

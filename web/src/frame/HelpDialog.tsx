import { Dialog } from "../controls/Dialog";

const KEYS: readonly { where: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    where: "Everywhere",
    keys: [
      ["Ctrl K", "The palette: go to an id, a page or a query, or do something"],
      ["paste", "A pasted id or traceparent opens what it names"],
      ["?", "This help"],
    ],
  },
  {
    where: "In a query",
    keys: [
      ["Enter", "Run, or take the suggestion that is being typed"],
      ["Ctrl Enter", "Run"],
      ["Shift Enter", "New line"],
      ["Ctrl Space", "Suggestions"],
      ["Tab", "Take the suggestion"],
    ],
  },
  {
    where: "On the matches over time",
    keys: [
      ["← →", "Previous, next bar"],
      ["Shift ← →", "Select several bars"],
      ["Enter", "Zoom to the selection"],
      ["Esc", "Select nothing"],
    ],
  },
  {
    where: "On a time series",
    keys: [
      ["← →", "Previous, next step"],
      ["Home End", "First, last step"],
      ["Esc", "No step"],
    ],
  },
  {
    where: "In a trace",
    keys: [
      ["↑ ↓", "Previous, next span"],
      ["← →", "Collapse, expand; to the parent, to the first child"],
      ["PgUp PgDn", "Twenty spans up, down"],
      ["Home End", "First, last span"],
      ["Enter", "Open the span's details"],
      ["Esc", "Close the details"],
      ["/", "Find in the trace, by text or by a query"],
      ["n p", "Next, previous match"],
      ["e", "Next error"],
      ["l", "Next span with links"],
      ["z Z", "Zoom to the span; back to the whole trace"],
    ],
  },
  {
    where: "On a line between two areas",
    keys: [
      ["Arrows", "Move it"],
      ["Home End", "Least, greatest size"],
    ],
  },
  {
    where: "On the Links tab",
    keys: [
      ["f", "Filter the links"],
      ["Esc", "Clear the filter, then leave it"],
      ["← →", "Fold, unfold a group"],
    ],
  },
];

export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <div className="help-columns">
        {KEYS.map((group) => (
          <section key={group.where}>
            <h3>{group.where}</h3>
            <dl className="help-keys">
              {group.keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    {key.split(" ").map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

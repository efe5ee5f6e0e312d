import { Popover } from "../controls/Popover";
import { addCondition } from "./conditions";
import { askAcross, LINK_STEPS } from "./linkSteps";
import { useQueryText } from "./useQueryText";

/** Asks on across links from everything that the query finds; a filter that is added then speaks of what the links lead to. */
export function FollowLinks() {
  const { amend } = useQueryText();
  return (
    <Popover title="Follow links ▾" label="Follow links" className="follow-links">
      {(close) => (
        <ul>
          {LINK_STEPS.map(({ name, about, across, condition }) => (
            <li key={name}>
              <button
                type="button"
                className="follow-links-step"
                onClick={() => {
                  amend((held) => {
                    const asked = across === null ? held : askAcross(held, across);
                    return condition === null ? asked : addCondition(asked, condition);
                  });
                  close();
                }}
              >
                <span>{name}</span>
                <span className="muted">{about}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

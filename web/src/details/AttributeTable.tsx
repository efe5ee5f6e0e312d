import { CopyButton } from "../controls/CopyButton";
import { FirstOf } from "../controls/FirstOf";
import { type KeyValue, valueText, valueType, webAddress } from "../model/attributes";
import { type AttributeScope, attributeConditions } from "../query/attributeCondition";
import { FilterLinks } from "./FilterLinks";

interface AttributeTableProps {
  attributes: readonly KeyValue[];
  /** Where the attributes hang, as a query names it. */
  scope: AttributeScope;
  label: string;
}

/** SDKs keep 128 unless told otherwise. */
const SHOWN_AT_ONCE = 200;

/** Keys, values and types; web addresses open in a new tab, everything else stays text. */
export function AttributeTable({ attributes, scope, label }: AttributeTableProps) {
  return (
    <FirstOf items={attributes} step={SHOWN_AT_ONCE}>
      {(first) => (
        <table className="attribute-table" aria-label={label}>
          <colgroup>
            <col className="attribute-key-column" />
            <col />
            <col className="attribute-type-column" />
            <col className="attribute-copy-column" />
          </colgroup>
          <tbody>
            {first.map((attribute, place) => {
              const text = valueText(attribute.value);
              const address = webAddress(text);
              return (
                // OTLP allows a key twice, so the place is part of what a row is.
                // oxlint-disable-next-line react/no-array-index-key -- a row holds nothing but what it shows
                <tr key={`${place} ${attribute.key}`}>
                  <th scope="row">{attribute.key}</th>
                  <td className="mono">
                    {address === null ? (
                      text
                    ) : (
                      <a href={address} target="_blank" rel="noreferrer noopener">
                        {text}
                      </a>
                    )}
                  </td>
                  <td className="attribute-type">{valueType(attribute.value)}</td>
                  <td className="attribute-copy">
                    <FilterLinks conditions={attributeConditions(scope, attribute.key, attribute.value)} />
                    <CopyButton text={text} label={`Copy ${attribute.key}`} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </FirstOf>
  );
}

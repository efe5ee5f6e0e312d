import "./details.css";
import { useState } from "react";
import type { KeyValue } from "../model/attributes";
import type { SpanInContext } from "../model/otlpSpan";
import type { AttributeScope } from "../query/attributeCondition";
import { AttributeTable } from "./AttributeTable";
import { droppedInWords } from "./droppedInWords";
import { matchingAttributes } from "./matchingAttributes";

/** The attributes of the span, its resource and its scope, with one search over all of them. */
export function AttributesTab({ whole }: { whole: SpanInContext }) {
  const [text, setText] = useState("");
  const groups: readonly (readonly [string, AttributeScope, readonly KeyValue[]])[] = [
    ["Span", "span", whole.span.attributes],
    ["Resource", "resource", whole.resource.attributes],
    ["Scope", "instrumentation", whole.scope.attributes],
  ];
  const shown = groups
    .map(([name, scope, attributes]) => [name, scope, matchingAttributes(attributes, text)] as const)
    .filter(([, , attributes]) => attributes.length > 0);
  return (
    <div className="attributes">
      <input
        className="field"
        type="search"
        aria-label="Search the attributes"
        placeholder="Search keys and values"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {shown.map(([name, scope, attributes]) => (
        <section key={name}>
          <h3>
            {name} <span className="muted">{attributes.length}</span>
          </h3>
          <AttributeTable attributes={attributes} scope={scope} label={`${name} attributes`} />
        </section>
      ))}
      {whole.span.droppedAttributesCount > 0 && (
        <p className="warning-text details-empty">{droppedInWords(whole.span.droppedAttributesCount, "attribute")}.</p>
      )}
      {shown.length === 0 && (
        <p className="muted details-empty">
          {text === "" ? "This span was sent without attributes." : `No key or value holds “${text}”.`}
        </p>
      )}
    </div>
  );
}

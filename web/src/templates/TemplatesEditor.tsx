import { type FormEvent, Fragment, useState } from "react";
import { asProblem } from "../api/problem";
import type { LinkTemplate } from "../api/linkTemplates";
import { Refusal } from "../controls/Refusal";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { findString } from "../model/attributes";
import { PLACEHOLDERS } from "./expandTemplate";
import { useReplaceLinkTemplates } from "./linkTemplates";
import { TemplateFields } from "./TemplateFields";
import { useExampleSpan } from "./useExampleSpan";

/** A template as edited; the key stays while its texts change. */
interface Edited extends LinkTemplate {
  key: number;
}

const EXAMPLE: LinkTemplate = {
  name: "Logs",
  url: "https://logs.example/?q=${traceId}&service=${resource.service.name}&from=${start}&to=${end}",
};

/** The list of templates, edited as a whole; the server's refusal stands at the template that it names. */
export function TemplatesEditor({ kept }: { kept: readonly LinkTemplate[] }) {
  /** The list that the edit began from. */
  const [base, setBase] = useState(kept);
  const [edited, setEdited] = useState<readonly Edited[]>(() => keyed(kept));
  const [nextKey, setNextKey] = useState(kept.length);
  const replace = useReplaceLinkTemplates();
  const example = useExampleSpan().data ?? null;
  const texts = edited.map(({ name, url }) => ({ name: name.trim(), url: url.trim() }));
  const changed = !sameTemplates(texts, kept);
  const overtaken = changed && !sameTemplates(base, kept);
  const takeKept = () => {
    setBase(kept);
    setEdited(keyed(kept));
    setNextKey(kept.length);
  };
  // What nobody edited is what is kept now, by whomever.
  if (overtaken && sameTemplates(texts, base)) takeKept();
  else if (!changed && base !== kept) setBase(kept);
  const refusal = replace.error === null ? null : asProblem(replace.error);
  const refused = refusal === null ? -1 : texts.findIndex(({ name }) => refusal.detail.includes(`'${name}'`));
  const edit = (next: readonly Edited[]) => {
    replace.reset();
    setEdited(next);
  };
  const add = (template: LinkTemplate) => {
    edit([...edited, { ...template, key: nextKey }]);
    setNextKey(nextKey + 1);
  };
  const watched = useRemovalFocus<HTMLFormElement>();
  const saves = changed && !replace.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saves) replace.mutate(texts);
  };
  return (
    <form onSubmit={submit} className="templates-form" {...watched}>
      <ol aria-label="Link templates">
        {edited.map((template, place) => (
          <li key={template.key}>
            <TemplateFields
              template={template}
              example={example}
              refusal={place === refused ? (refusal?.detail ?? null) : null}
              onChange={(next) =>
                edit(edited.map((held) => (held.key === template.key ? { ...next, key: held.key } : held)))
              }
              onRemove={() => edit(edited.filter(({ key }) => key !== template.key))}
            />
          </li>
        ))}
      </ol>
      {edited.length === 0 && <p className="muted">There is none yet.</p>}
      <div className="row-of-buttons">
        <button type="button" className="button" data-after-removal onClick={() => add({ name: "", url: "https://" })}>
          Add a template
        </button>
        {edited.length === 0 && (
          <button type="button" className="button" onClick={() => add(EXAMPLE)}>
            Begin with an example
          </button>
        )}
        <button type="submit" className="button button-primary" aria-disabled={!saves}>
          Save
        </button>
        <span role="status" className="muted">
          {changed ? "Not saved yet" : replace.isSuccess ? "Saved" : ""}
        </span>
      </div>
      {overtaken && (
        <p className="warning-text" role="alert">
          The list was changed meanwhile: Save would replace it.{" "}
          <button type="button" className="button" onClick={takeKept}>
            Show what is kept now
          </button>
        </p>
      )}
      {refused < 0 && <Refusal thrown={replace.error} />}
      <p className="muted templates-words">
        Placeholders, replaced by values of the span, encoded for a URL:{" "}
        {PLACEHOLDERS.map((word) => (
          <Fragment key={word}>
            <code>{`\${${word}}`}</code>{" "}
          </Fragment>
        ))}
        and any other <code>{"${resource.KEY}"}</code> or <code>{"${span.KEY}"}</code>. <code>{"${start}"}</code> and{" "}
        <code>{"${end}"}</code> are milliseconds since 1970.
        {example !== null &&
          ` The previews are for the newest span, ${example.span.name} of ${findString(example.resource.attributes, "service.name") ?? "no service"}.`}
      </p>
    </form>
  );
}

function keyed(templates: readonly LinkTemplate[]): readonly Edited[] {
  return templates.map((template, key) => ({ ...template, key }));
}

function sameTemplates(one: readonly LinkTemplate[], other: readonly LinkTemplate[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, url }, place) => name === other[place]?.name && url === other[place]?.url)
  );
}

import type { LinkTemplate } from "../api/linkTemplates";
import { Icon } from "../controls/Icon";
import type { SpanInContext } from "../model/otlpSpan";
import { expandTemplate } from "./expandTemplate";

interface TemplateFieldsProps {
  template: LinkTemplate;
  /** The span that the preview is for; null while none is known. */
  example: SpanInContext | null;
  /** The server's refusal of this template. */
  refusal: string | null;
  onChange(template: LinkTemplate): void;
  onRemove(): void;
}

/** One template's name and URL, and what comes of it. */
export function TemplateFields({ template, example, refusal, onChange, onRemove }: TemplateFieldsProps) {
  const { name, url } = template;
  const expanded = example === null || url === "" ? null : expandTemplate(url, example);
  return (
    <div className="template">
      <input
        className="field"
        aria-label="Name of the link"
        placeholder="Name, such as Logs"
        autoComplete="off"
        value={name}
        aria-invalid={refusal !== null}
        onChange={(event) => onChange({ name: event.target.value, url })}
      />
      <input
        className="field mono"
        aria-label={`URL of ${name === "" ? "the link" : name}`}
        placeholder="https://logs.example/?q=${traceId}"
        autoComplete="off"
        spellCheck={false}
        value={url}
        aria-invalid={refusal !== null}
        onChange={(event) => onChange({ name, url: event.target.value })}
      />
      <button
        type="button"
        className="button button-bare"
        data-removes
        aria-label={`Remove ${name === "" ? "this template" : name}`}
        title="Remove"
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
      {expanded !== null && (
        <p className="template-preview muted mono">
          {"address" in expanded ? expanded.address : `no link here: ${expanded.reason}`}
        </p>
      )}
      {refusal !== null && (
        <p className="template-preview error-text" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

import {
  autocompletion,
  type Completion,
  completionStatus,
  currentCompletions,
  type CompletionSource,
  insertCompletionText,
  pickedCompletion,
  selectedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import type { EditorState, Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { CompletionItem, Completions } from "../../api/queryText";
import { formatCount } from "../../model/numbers";
import { inOrderOfUse } from "../completionOrder";
import { durationsAt } from "../durations";
import { tokensOf } from "../tokens";

export type AskCompletions = (text: string, cursor: number, signal: AbortSignal) => Promise<Completions>;

interface QueryCompletion extends Completion {
  item: CompletionItem;
  /** The person asked for it, or went on from an accepted one: Enter takes it though nothing of it is typed. */
  asked: boolean;
  /** What it would replace. */
  typed: string;
  /** More exist than are listed. */
  more: boolean;
  /** When it was listed, by the clock of `performance.now`. */
  sinceMillis: number;
}

/** An Enter that comes sooner after a list has opened by itself was not meant for it. */
const UNSEEN_MILLIS = 100;
/** Pauses shorter than this are typing. */
const PAUSE_MILLIS = 120;

/** Suggestions from the server as an answer comes; typing goes on meanwhile and drops the question. */
export function queryCompletion(ask: AskCompletions): Extension {
  return autocompletion({
    override: [sourceOf(ask)],
    activateOnTypingDelay: PAUSE_MILLIS,
    interactionDelay: 0,
    defaultKeymap: false,
    icons: false,
    maxRenderedOptions: 60,
    tooltipClass: (state) => (currentCompletions(state).some(hasMore) ? "query-completions-more" : ""),
    addToOptions: [
      {
        render: (completion) => cell("query-completion-detail", detailOf((completion as QueryCompletion).item)),
        position: 60,
      },
      {
        render: (completion) => cell("query-completion-count", countOf((completion as QueryCompletion).item)),
        position: 70,
      },
    ],
    optionClass: (completion) => `query-completion-${tokensOf(completion.label)[0]?.kind ?? "unknown"}`,
  });
}

/** True when Enter means the selected suggestion: it was asked for, or completes what was typed. */
export function takesEnter(state: EditorState): boolean {
  if (completionStatus(state) !== "active") return false;
  const selected = selectedCompletion(state) as QueryCompletion | null;
  if (selected === null || selected.typed === selected.item.insert) return false;
  const seen = performance.now() - selected.sinceMillis >= UNSEEN_MILLIS;
  return selected.asked || (selected.typed !== "" && seen);
}

function sourceOf(ask: AskCompletions): CompletionSource {
  return async (context) => {
    const text = context.state.doc.toString();
    if (!context.explicit && /[})]$/.test(text.slice(0, context.pos))) return null;
    const cancel = new AbortController();
    context.addEventListener("abort", () => cancel.abort(), { onDocChange: true });
    try {
      const found = await ask(text, context.pos, cancel.signal);
      const durations = durationsAt(text, context.pos);
      const from = durations?.from ?? found.from;
      const typed = text.slice(from, found.to);
      return {
        from,
        to: found.to,
        filter: false,
        options: [...(durations?.items ?? []), ...inOrderOfUse(found.items)].map((item): QueryCompletion => ({
          label: item.label,
          apply,
          item,
          asked: context.explicit,
          typed,
          more: !found.complete,
          sinceMillis: performance.now(),
        })),
      };
    } catch {
      // Without suggestions the text can still be written; the list of results says when the server is gone.
      return null;
    }
  };
}

/** Writes the suggestion and, where a condition is being written, goes on with what comes next: operators, then values. */
function apply(view: EditorView, completion: Completion, from: number, to: number): void {
  const { item } = completion as QueryCompletion;
  const opens = /[.({]\s*$/.test(item.insert);
  const goesOn = opens || item.kind === "attribute" || item.kind === "intrinsic" || item.kind === "operator";
  const behind = view.state.doc.sliceString(to, to + 1);
  const apart = goesOn ? !/[.(\s]$/.test(item.insert) && behind !== " " : item.kind === "value" && behind === "}";
  const space = apart ? " " : "";
  view.dispatch({
    ...insertCompletionText(view.state, item.insert + space, from, to),
    annotations: pickedCompletion.of(completion),
  });
  if (goesOn) startCompletion(view);
}

function hasMore(completion: Completion): boolean {
  return (completion as QueryCompletion).more;
}

function detailOf({ kind, detail }: CompletionItem): string {
  if (detail === null || detail === undefined || detail === "") return kind;
  return kind === "operator" || kind === "keyword" ? detail : `${kind} · ${detail}`;
}

function countOf({ count }: CompletionItem): string {
  return count === null || count === undefined ? "" : formatCount(count);
}

function cell(className: string, text: string): Node {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}

import {
  acceptCompletion,
  closeBracketsKeymap,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, insertNewline } from "@codemirror/commands";
import { type Extension, Prec } from "@codemirror/state";
import { type Command, type EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { isUnfinished } from "../structure";
import { takesEnter } from "./completion";

/**
 * Ctrl/Cmd-Enter runs. Enter takes the suggestion that is being typed or was asked for, else breaks the line inside of something
 * unfinished, else runs; Shift-Enter always breaks the line.
 */
export function queryKeys(run: Command): Extension {
  const enter: Command = (view) => {
    if (takesEnter(view.state)) return acceptCompletion(view);
    const { state } = view;
    if (isUnfinished(state.doc.toString(), state.selection.main.head)) return insertNewline(view);
    closeCompletion(view);
    return run(view);
  };
  const runAnyway: Command = (view) => {
    closeCompletion(view);
    return run(view);
  };
  return [
    Prec.highest(
      keymap.of([
        { key: "Mod-Enter", run: runAnyway },
        { key: "Shift-Enter", run: insertNewline },
        { key: "Enter", run: enter },
        { key: "Escape", run: closeCompletion },
        ...SUGGESTION_KEYS,
      ]),
    ),
    EDITING_KEYS,
  ];
}

/** Enter takes the suggestion like in the query bar, else steps forward, with Shift backward; Escape leaves what it has not to close. */
export function findKeys(step: (view: EditorView, by: 1 | -1) => void): Extension {
  const enter =
    (by: 1 | -1): Command =>
    (view) => {
      if (by === 1 && takesEnter(view.state)) return acceptCompletion(view);
      closeCompletion(view);
      step(view, by);
      return true;
    };
  const leave: Command = (view) => {
    if (!closeCompletion(view)) view.contentDOM.blur();
    return true;
  };
  return [
    Prec.highest(
      keymap.of([{ key: "Enter", run: enter(1), shift: enter(-1) }, { key: "Escape", run: leave }, ...SUGGESTION_KEYS]),
    ),
    EDITING_KEYS,
  ];
}

function onlyWhileOpen(command: Command): Command {
  return (view) => completionStatus(view.state) === "active" && command(view);
}

/** While a list is read anew nothing can be taken from it: a Tab that was meant for it would leave the text. */
const takeOrWait: Command = (view) =>
  acceptCompletion(view) ||
  (completionStatus(view.state) === "pending" && view.dom.querySelector(".cm-tooltip-autocomplete") !== null);

const SUGGESTION_KEYS: readonly KeyBinding[] = [
  { key: "Tab", run: takeOrWait },
  { key: "Ctrl-Space", run: startCompletion },
  { key: "ArrowDown", run: onlyWhileOpen(moveCompletionSelection(true)) },
  { key: "ArrowUp", run: onlyWhileOpen(moveCompletionSelection(false)) },
  { key: "PageDown", run: onlyWhileOpen(moveCompletionSelection(true, "page")) },
  { key: "PageUp", run: onlyWhileOpen(moveCompletionSelection(false, "page")) },
];

const EDITING_KEYS = keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]);

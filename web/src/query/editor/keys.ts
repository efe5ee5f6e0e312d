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
import { type Command, keymap } from "@codemirror/view";
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
  const onlyWhileOpen =
    (command: Command): Command =>
    (view) =>
      completionStatus(view.state) === "active" && command(view);
  return [
    Prec.highest(
      keymap.of([
        { key: "Mod-Enter", run: runAnyway },
        { key: "Shift-Enter", run: insertNewline },
        { key: "Enter", run: enter },
        { key: "Tab", run: acceptCompletion },
        { key: "Ctrl-Space", run: startCompletion },
        { key: "Escape", run: closeCompletion },
        { key: "ArrowDown", run: onlyWhileOpen(moveCompletionSelection(true)) },
        { key: "ArrowUp", run: onlyWhileOpen(moveCompletionSelection(false)) },
        { key: "PageDown", run: onlyWhileOpen(moveCompletionSelection(true, "page")) },
        { key: "PageUp", run: onlyWhileOpen(moveCompletionSelection(false, "page")) },
      ]),
    ),
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
}

import { expect, test } from "vitest";
import { pageKey, pastedPointer, type Surroundings } from "../src/frame/globalKeys";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const UNPRESSED = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const HELP = { ...UNPRESSED, key: "?", shiftKey: true };
const PALETTE = { ...UNPRESSED, key: "k", ctrlKey: true };
const PAGE: Surroundings = { typing: false, dialog: null };
const FIELD: Surroundings = { typing: true, dialog: null };
const MODAL: Surroundings = { typing: false, dialog: "modal" };
const POPOVER: Surroundings = { typing: false, dialog: "beside" };

test("the page's keys and pastes work where nothing is typed and no dialog is open", () => {
  expect(pageKey(HELP, PAGE)).toBe("help");
  expect(pastedPointer(` ${TRACE}\n`, PAGE)).toEqual({ kind: "trace", traceId: TRACE, spanId: null });
  expect(pastedPointer("a word", PAGE)).toBeNull();
  for (const elsewhere of [FIELD, MODAL, POPOVER]) {
    expect(pageKey(HELP, elsewhere)).toBeNull();
    expect(pastedPointer(TRACE, elsewhere)).toBeNull();
  }
});

test("the palette opens from a field and beside a small dialog, and not above a modal one, where the browser gets no key either", () => {
  for (const place of [PAGE, FIELD, POPOVER]) expect(pageKey(PALETTE, place)).toBe("palette");
  expect(pageKey(PALETTE, MODAL)).toBe("nothing");
  expect(pageKey({ ...PALETTE, key: "K", ctrlKey: false, metaKey: true }, PAGE)).toBe("palette");
  expect(pageKey({ ...PALETTE, shiftKey: true }, PAGE)).toBeNull();
  expect(pageKey({ ...PALETTE, ctrlKey: false }, PAGE)).toBeNull();
});

/** Height of a row of the waterfall, in pixels. */
export const ROW_HEIGHT = 24;

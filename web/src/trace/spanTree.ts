/**
 * The spans of a trace as a tree, flattened: a *position* is a span's place when parents come before their children and siblings keep
 * their order of start.
 */
export interface SpanTree {
  /** Span at each position. */
  order: Int32Array;
  /** Position of each span. */
  position: Int32Array;
  /** Steps to the root, by span. */
  depth: Int32Array;
  /** Position after the last descendant, by position. */
  subtreeEnd: Int32Array;
}

/** Lays the spans out from their parents' indices. Spans whose parents run in a circle hang under the earliest of them. */
export function buildSpanTree(parent: Int32Array): SpanTree {
  const count = parent.length;
  const { first, children } = childLists(parent);
  const order = new Int32Array(count);
  const position = new Int32Array(count).fill(-1);
  const depth = new Int32Array(count);
  const subtreeEnd = new Int32Array(count);
  let next = 0;

  const walk = (root: number) => {
    const path: number[] = [root];
    const childAt: number[] = [first[root] ?? 0];
    position[root] = next;
    order[next++] = root;
    while (path.length > 0) {
      const span = path[path.length - 1] ?? 0;
      const at = childAt[childAt.length - 1] ?? 0;
      if (at === first[span + 1]) {
        subtreeEnd[position[span] ?? 0] = next;
        path.pop();
        childAt.pop();
        continue;
      }
      childAt[childAt.length - 1] = at + 1;
      const child = children[at] ?? 0;
      if (position[child] === -1) {
        depth[child] = path.length;
        position[child] = next;
        order[next++] = child;
        path.push(child);
        childAt.push(first[child] ?? 0);
      }
    }
  };

  for (let span = 0; span < count; span++) {
    if ((parent[span] ?? -1) < 0) walk(span);
  }
  for (let span = 0; span < count; span++) {
    if (position[span] === -1) walk(span);
  }
  return { order, position, depth, subtreeEnd };
}

/** Children of span i are `children[first[i]]` to before `children[first[i + 1]]`, in order of index. */
function childLists(parent: Int32Array): { first: Int32Array; children: Int32Array } {
  const count = parent.length;
  const first = new Int32Array(count + 1);
  for (let span = 0; span < count; span++) {
    const of = parent[span] ?? -1;
    if (of >= 0 && of < count) first[of + 1] = (first[of + 1] ?? 0) + 1;
  }
  for (let span = 0; span < count; span++) {
    first[span + 1] = (first[span + 1] ?? 0) + (first[span] ?? 0);
  }
  const fill = first.slice(0, count);
  const children = new Int32Array(first[count] ?? 0);
  for (let span = 0; span < count; span++) {
    const of = parent[span] ?? -1;
    if (of >= 0 && of < count) {
      const at = fill[of] ?? 0;
      children[at] = span;
      fill[of] = at + 1;
    }
  }
  return { first, children };
}

export function hasChildren(tree: SpanTree, span: number): boolean {
  const position = tree.position[span] ?? 0;
  return (tree.subtreeEnd[position] ?? 0) > position + 1;
}

/** How many spans hang below this one, at any depth. */
export function descendantCount(tree: SpanTree, span: number): number {
  const position = tree.position[span] ?? 0;
  return (tree.subtreeEnd[position] ?? 0) - position - 1;
}

/** The spans that show as rows, in order, when the descendants of the collapsed spans are hidden. */
export function visibleSpans(tree: SpanTree, collapsed: ReadonlySet<number>): Int32Array {
  const visible = new Int32Array(tree.order.length);
  let rows = 0;
  for (let position = 0; position < tree.order.length;) {
    const span = tree.order[position] ?? 0;
    visible[rows++] = span;
    position = collapsed.has(span) ? (tree.subtreeEnd[position] ?? position + 1) : position + 1;
  }
  return visible.subarray(0, rows);
}

/** The row of a span, or of the collapsed ancestor that hides it. Visible rows are in order of position, so a bisection finds it. */
export function rowOf(tree: SpanTree, visible: Int32Array, span: number): number {
  const wanted = tree.position[span] ?? 0;
  let low = 0;
  let high = visible.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.position[visible[middle] ?? 0] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The collapsed set without the ancestors that hide the span; the same set when nothing hides it. */
export function revealed(tree: SpanTree, collapsed: ReadonlySet<number>, span: number): ReadonlySet<number> {
  const position = tree.position[span] ?? 0;
  const hiding = [...collapsed].filter((ancestor) => {
    const at = tree.position[ancestor] ?? 0;
    return at < position && position < (tree.subtreeEnd[at] ?? 0);
  });
  return hiding.length === 0 ? collapsed : new Set([...collapsed].filter((other) => !hiding.includes(other)));
}

/** The next span after `from` in tree order, wrapping around, that passes; -1 when none does. */
export function nextSpan(tree: SpanTree, from: number, step: 1 | -1, passes: (span: number) => boolean): number {
  const count = tree.order.length;
  const start = from < 0 ? (step === 1 ? -1 : count) : (tree.position[from] ?? 0);
  for (let moved = 1; moved <= count; moved++) {
    const span = tree.order[(((start + step * moved) % count) + count) % count] ?? 0;
    if (passes(span)) return span;
  }
  return -1;
}

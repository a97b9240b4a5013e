/**
 * Cycles in a graph, each as the names along it with the first one again at the end: `["A", "B", "A"]`. Nodes
 * that are on a cycle already found do not make another one, so a knot of steps gives one message, not many.
 *
 * @param successors The nodes that follow each node.
 */
export const findCycles = (
  successors: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] => {
  const cycles: (readonly string[])[] = [];
  const onCycle = new Set<string>();
  const done = new Set<string>();
  for (const start of successors.keys()) {
    if (done.has(start)) continue;
    const trail = [start];
    const positions = new Map([[start, 0]]);
    const iterators = [(successors.get(start) ?? []).values()];
    for (let top = iterators.at(-1); top !== undefined; top = iterators.at(-1)) {
      const { value: next, done: exhausted } = top.next();
      if (exhausted === true) {
        iterators.pop();
        const left = trail.pop();
        if (left !== undefined) {
          positions.delete(left);
          done.add(left);
        }
        continue;
      }
      const position = positions.get(next);
      if (position !== undefined) {
        const cycle = trail.slice(position);
        if (!cycle.some((name) => onCycle.has(name))) cycles.push([...cycle, next]);
        for (const name of cycle) onCycle.add(name);
      } else if (!done.has(next) && successors.has(next)) {
        positions.set(next, trail.length);
        trail.push(next);
        iterators.push((successors.get(next) ?? []).values());
      }
    }
  }
  return cycles;
};

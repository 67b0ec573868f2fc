/** The name with the fewest letters to change, take away or add; the first of several, null of none. */
export function nearestName(found: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = editDistance(found, name);
    if (distance >= fewest) continue;
    fewest = distance;
    best = name;
  }
  return best;
}

/** The nearest name, where it is near enough to be meant: half of the letters are right. */
export function likelyName(found: string, names: readonly string[]): string | null {
  const nearest = nearestName(found, names);
  return nearest !== null && editDistance(found, nearest) <= nearest.length / 2 ? nearest : null;
}

/** Letters to change, take away, add, or swap with their neighbour (Damerau 1964), by two rows of its table at a time. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      const kept = row[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1);
      const isSwap = i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1];
      const swapped = isSwap ? before[k - 2] + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(kept, swapped, row[k] + 1, next[k - 1] + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

/** Gaps of Shell's sort (Ciura 2001), enough for a hundred thousand. */
const GAPS = [57314, 25472, 11321, 5031, 2236, 994, 441, 199, 90, 40, 17, 7, 3, 1];

/** Sorts the first `count` of `order` so that `value` of them ascends; of equals the smaller index comes first. Makes no garbage. */
export function sortBy(value: Float64Array, order: Int32Array, count: number): void {
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const moved = order[i];
      const key = value[moved];
      let k = i;
      for (; k >= gap; k -= gap) {
        const other = order[k - gap];
        if (value[other] < key || (value[other] === key && other < moved)) break;
        order[k] = other;
      }
      order[k] = moved;
    }
  }
}

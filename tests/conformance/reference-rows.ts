/** A row of the material's lane samples: the lane's centre, its width, and the reference line's heading. */
export interface ReferenceRow {
  readonly road: string;
  readonly lane: number;
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly width: number;
  readonly heading: number;
}

/** The rows on which all three evaluators lie within 1 cm of each other. */
export function referenceRows(csv: string): ReferenceRow[] {
  const [header, ...lines] = csv.trim().split('\n');
  const column = new Map(header.split(',').map((name, i) => [name, i]));
  const number = (cells: string[], name: string) => Number(cells[column.get(name)!]);
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[column.get('agree')!] === 'el')
    .map((cells) => ({
      road: cells[column.get('road')!],
      lane: number(cells, 'lane'),
      s: number(cells, 's'),
      x: number(cells, 'ref_x'),
      y: number(cells, 'ref_y'),
      z: number(cells, 'ref_z'),
      width: number(cells, 'width'),
      heading: number(cells, 'ref_hdg'),
    }));
}

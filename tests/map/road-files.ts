/** What a test says of a road of a small OpenDRIVE file. */
export interface RoadSketch {
  readonly id: string;
  readonly length: number;
  readonly x?: number;
  readonly y?: number;
  readonly hdg?: number;
  readonly junction?: string;
  readonly rule?: 'RHT' | 'LHT';
  /** XML of its <link>, of its records between planView and lanes, of its right and left lanes, and of what comes after. */
  readonly link?: string;
  readonly records?: string;
  readonly types?: string;
  readonly right?: string;
  readonly left?: string;
  readonly after?: string;
}

/** An OpenDRIVE file of straight roads; `more` comes after them. */
export function roadFile(roads: readonly RoadSketch[], more = ''): string {
  return `<?xml version="1.0"?>
<OpenDRIVE>
<header revMajor="1" revMinor="8"/>
${roads.map(roadXml).join('')}${more}</OpenDRIVE>
`;
}

/** A driving lane 3.5 m wide that goes on as the same lane of the linked roads. */
export function drivingLane(id: number, inside = ''): string {
  return `<lane id="${id}" type="driving"><link><predecessor id="${id}"/><successor id="${id}"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/>${inside}</lane>`;
}

/** Links to roads by their ends, like 'road 2 start' or 'junction 1'. */
export function linkXml(predecessor: string | null, successor: string | null): string {
  const one = (name: string, to: string | null) => {
    if (to === null) return '';
    const [kind, id, contact] = to.split(' ');
    const at = contact === undefined ? '' : ` contactPoint="${contact}"`;
    return `<${name} elementType="${kind}" elementId="${id}"${at}/>`;
  };
  return one('predecessor', predecessor) + one('successor', successor);
}

function roadXml(road: RoadSketch): string {
  const { id, length, x = 0, y = 0, hdg = 0, junction = '-1', rule = 'RHT', link = '', types = '' } = road;
  const { records = '', right = drivingLane(-1), left = '', after = '' } = road;
  return `<road id="${id}" length="${length}" junction="${junction}" rule="${rule}">
<link>${link}</link>
${types}
<planView><geometry s="0" x="${x}" y="${y}" hdg="${hdg}" length="${length}"><line/></geometry></planView>
${records}
<lanes><laneSection s="0">
${left === '' ? '' : `<left>${left}</left>`}
<center><lane id="0" type="none"/></center>
${right === '' ? '' : `<right>${right}</right>`}
</laneSection></lanes>
${after}
</road>
`;
}

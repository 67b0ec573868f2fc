import type { MapProblem, OpenDriveDocument } from './document.ts';
import { ElementReader } from './element-reader.ts';
import { IdIndex } from './id-index.ts';
import { ProblemList } from './problem-list.ts';
import { readJunction } from './read-junctions.ts';
import { readRoad } from './read-road.ts';
import { readControllers } from './read-signals.ts';
import { parseXml } from './xml-element.ts';

/** Larger files are refused [characters]. */
const MAX_SIZE = 200_000_000;

/** What came of a file: a document unless it has errors, and all its problems by line. */
export interface OpenDriveReading {
  readonly document: OpenDriveDocument | null;
  readonly problems: readonly MapProblem[];
}

/** Reads OpenDRIVE text. Never throws: whatever is wrong is in the problems, all at once, with line numbers. */
export function readOpenDrive(xml: string): OpenDriveReading {
  const problems = new ProblemList();
  const document = readDocument(xml, problems);
  return { document: problems.hasErrors ? null : document, problems: problems.sorted() };
}

function readDocument(xml: string, problems: ProblemList): OpenDriveDocument | null {
  if (xml.length > MAX_SIZE) {
    problems.add('error', 0, '', `the file has ${xml.length} characters; expected at most ${MAX_SIZE}`);
    return null;
  }
  const element = parseXml(xml, problems);
  if (element === null) return null;
  const root = new ElementReader(element, '', problems);
  if (root.name !== 'OpenDRIVE') {
    root.error(`the root element is ${root.name}; expected OpenDRIVE`);
    return null;
  }
  const header = root.child('header');
  if (header === null) root.warning('header is missing');
  const roads = root.children('road');
  const junctions = root.children('junction');
  if (roads.length === 0) root.error('has no road');
  const roadIds = new IdIndex(roads);
  const junctionIds = new IdIndex(junctions);
  return {
    version: `${header?.optionalText('revMajor', '1') ?? '1'}.${header?.optionalText('revMinor', '0') ?? '0'}`,
    name: header?.optionalText('name', '') ?? '',
    roads: roads.map((road, index) => readRoad(road, index, roadIds, junctionIds)),
    junctions: junctions.map((junction, index) => readJunction(junction, index, roadIds)),
    controllers: readControllers(root),
  };
}

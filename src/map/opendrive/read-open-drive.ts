import { checkElements } from '../rules/check-elements.ts';
import { revisionOf } from '../rules/rule-context.ts';
import type { OpenDriveDocument } from './document.ts';
import { ElementReader } from './element-reader.ts';
import { IdIndex } from './id-index.ts';
import type { MapProblem } from './map-problem.ts';
import { noteUnread } from './note-unread.ts';
import { ProblemList } from './problem-list.ts';
import { readAlignment } from './read-alignment.ts';
import { readControllers } from './read-controllers.ts';
import { readHeader } from './read-header.ts';
import { readJunction, readJunctionGroups } from './read-junctions.ts';
import { readRoad } from './read-road.ts';
import { parseXml } from './xml-element.ts';

/** Larger files are refused [characters]. */
const MAX_SIZE = 200_000_000;

const DUPLICATE = 'its id is taken already; expected ids that differ [ids.id_unique_in_class]';

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
  const root = new ElementReader(element, problems);
  if (root.name !== 'OpenDRIVE') {
    root.error(`the root element is ${root.name}; expected OpenDRIVE [xml.root_tag_is_opendrive]`);
    return null;
  }
  noteUnread(element, revisionOf(element), problems);
  checkElements(element, problems);
  const header = root.child('header');
  const junctions = root.children('junction');
  const alignments = root.children('road').map(readAlignment);
  let count = 0;
  const indices = alignments.map(({ usable }) => (usable ? count++ : -1));
  if (count === 0) root.error(alignments.length === 0 ? 'has no road' : 'has no usable road');
  const roadIds = new IdIndex();
  alignments.forEach(({ reader }, i) => {
    if (!roadIds.add(reader, indices[i])) reader.error(DUPLICATE);
  });
  const junctionIds = new IdIndex();
  junctions.forEach((reader, index) => {
    if (!junctionIds.add(reader, index)) reader.warning(DUPLICATE);
  });
  const usable = alignments.filter((alignment) => alignment.usable);
  const roads = alignments
    .map((alignment, i) => readRoad(alignment, indices[i], roadIds, junctionIds, usable))
    .filter((road) => road.index >= 0);
  return {
    version: `${header?.optionalText('revMajor', '1') ?? '1'}.${header?.optionalText('revMinor', '0') ?? '0'}`,
    name: header?.optionalText('name', '') ?? '',
    header: readHeader(header),
    roads,
    junctions: junctions.map((junction, index) => readJunction(junction, index, roads, roadIds, junctionIds)),
    junctionGroups: readJunctionGroups(root, junctionIds),
    controllers: readControllers(root),
  };
}

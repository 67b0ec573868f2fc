import { type FileSource, resolvePath } from '../file-source.ts';
import type { InputProblem } from '../input-problem.ts';
import { JsonDocument, type JsonPath } from '../json-document.ts';
import { likelyName } from '../nearest-name.ts';
import { schemaProblems } from '../schema-problems.ts';
import { checkRig } from './check-rig.ts';
import { blindness } from './front-camera.ts';
import { type Rig, rigSchema } from './rig-schema.ts';
import { RIG_NAMES, STARTER_RIG } from './starter-rig.ts';

/** The rig of a scene. */
export interface FittingRig extends Rig {
  /** Whether the scene names it: one that does is told its calibration, one that does not drives as it always has. */
  readonly isAsked: boolean;
}

/** The rig that a scene asks for, read and checked; null with problems. */
export async function readRig(
  scene: JsonDocument,
  files: FileSource,
  problems: InputProblem[],
): Promise<FittingRig | null> {
  const asked = scene.valueAt(['rig']);
  if (asked === undefined) return { ...STARTER_RIG, isAsked: false };
  const rig = await askedRig(asked, scene, files, problems);
  const why = rig === null ? null : blindness(rig, scene.valueAt(['perception']) === 'oracle' ? 'oracle' : 'cnn');
  if (why !== null) problems.push(scene.problem(['rig'], why));
  return rig;
}

async function askedRig(
  asked: unknown,
  scene: JsonDocument,
  files: FileSource,
  problems: InputProblem[],
): Promise<FittingRig | null> {
  if (typeof asked !== 'string') return checkedRig(scene, ['rig'], problems);
  const document = await rigDocument(asked, scene, files, problems);
  if (document === null) return null;
  problems.push(...schemaProblems(rigSchema, document));
  return checkedRig(document, [], problems);
}

/** The rig at a path, whose fields the schema's owner has told of already. */
function checkedRig(document: JsonDocument, path: JsonPath, problems: InputProblem[]): FittingRig | null {
  checkRig(document, path, problems);
  const { data } = rigSchema.safeParse(path.length === 0 ? document.value() : document.valueAt(path));
  return data === undefined ? null : { ...data, isAsked: true };
}

/** The file that a scene names: one that ships by its bare name, any other by its path from the scene. */
async function rigDocument(
  name: string,
  scene: JsonDocument,
  files: FileSource,
  problems: InputProblem[],
): Promise<JsonDocument | null> {
  const isShipped = (RIG_NAMES as readonly string[]).includes(name);
  if (!isShipped && !/[./]/.test(name)) {
    const likely = likelyName(name, RIG_NAMES);
    const message = `found "${name}", expected one of ${RIG_NAMES.join(', ')}, a path of a rig file, or fields`;
    problems.push(scene.problem(['rig'], likely === null ? message : `${message}; perhaps ${likely}`));
    return null;
  }
  const file = isShipped ? `rigs/${name}.json` : resolvePath(scene.file, name);
  try {
    const text = isShipped && files.shipped !== undefined ? await files.shipped(file) : await files.text(file);
    const { document, problems: found } = JsonDocument.parse(text, file);
    problems.push(...found);
    return document;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(scene.problem(['rig'], `${file} cannot be read: ${reason}`));
    return null;
  }
}

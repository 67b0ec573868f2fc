import { access, readFile, rm } from 'node:fs/promises';
import { hashOf } from '../../core/hash.ts';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { Segmenter } from '../../perception/segmentation/segmenter.ts';
import { assembleRun } from '../../scenario/assemble.ts';
import { EXPORT_FORMAT_NAMES, type ExportFormat } from '../../scenario/export/export-formats.ts';
import { type ExportFile, FrameFiles } from '../../scenario/export/frame-files.ts';
import { DriveRecorder } from '../../scenario/export/mcap/drive-recorder.ts';
import { withBoxes } from '../../scenario/export/with-boxes.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import type { Perception } from '../../scenario/perception-choice.ts';
import { identityOf, type RunIdentity } from '../../scenario/run-result.ts';
import { WEIGHTS } from '../asset-paths.ts';
import { makeFolder, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { loadNetwork } from '../load-network.ts';
import { ProgressLine } from '../progress-line.ts';
import { refuseBlind } from '../refuse-blind.ts';
import { UsageError } from '../usage-error.ts';
import { TOOL } from '../version.ts';
import { McapFile } from './mcap-file.ts';

export interface ExportFlags {
  readonly outputDir: string;
  readonly format: readonly ExportFormat[];
  /** Simulated time between two frames [s]. */
  readonly every: number;
  /** Most frames of a drive. */
  readonly frames?: number;
  readonly seeds?: readonly number[];
  readonly perception?: Perception;
}

/** What a drive's folder says of itself: what it was made from, and whether it is whole. */
interface Manifest {
  readonly tool: string;
  readonly scene: string;
  readonly seed: number;
  readonly perception: Perception;
  readonly formats: readonly ExportFormat[];
  readonly every: number;
  readonly mostFrames: number | null;
  /** Everything that decides the bytes, so that a change is noticed. */
  readonly input: string;
  readonly complete: boolean;
  readonly frames: number;
}

/** Drives every scene with every seed and writes what its sensors gave; drives that are whole already are left as they are. */
export async function exportDrives(scenes: readonly LoadedScene[], flags: ExportFlags): Promise<ExitCode> {
  const drives = scenes.flatMap((loaded) =>
    (flags.seeds ?? [loaded.scene.seed]).map((seed) => ({
      loaded: withBoxes(loaded),
      identity: identityOf(loaded, seed, flags.perception ?? loaded.scene.perception),
    })),
  );
  refuseBlind(drives);
  refuseSharedFolders(drives.map(({ identity }) => identity));
  const isSeeing = drives.some(({ identity }) => identity.perception === 'cnn');
  const network = isSeeing ? await loadNetwork(WEIGHTS) : null;
  const interruption = new Interruption();
  for (const { loaded, identity } of drives) {
    await exportDrive(loaded, identity, network, flags, interruption);
    if (interruption.requested) break;
  }
  interruption.dispose();
  return interruption.requested ? EXIT.interrupted : EXIT.ok;
}

async function exportDrive(
  loaded: LoadedScene,
  identity: RunIdentity,
  segmenter: Segmenter | null,
  flags: ExportFlags,
  interruption: Interruption,
): Promise<void> {
  const folder = `${flags.outputDir}/${folderOf(identity)}`;
  await makeFolder(folder);
  const wanted = manifestOf(loaded, identity, flags);
  const there = await readManifest(folder);
  const isSame = there !== null && there.input === wanted.input;
  if (isSame && there.complete) {
    process.stdout.write(`${folder}  ${there.frames} frames, there already\n`);
    return;
  }
  await writeManifest(folder, wanted);
  if (!isSame && there !== null) await removeExports(folder);
  const mcap = flags.format.includes('mcap') ? await McapFile.create(`${folder}/drive.mcap`) : null;
  try {
    const frames = await driveAndWrite(loaded, identity, segmenter, flags, interruption, folder, isSame, mcap);
    await mcap?.finish();
    await writeManifest(folder, { ...wanted, complete: !interruption.requested, frames });
    const hint = interruption.requested ? '; begun: the same command goes on with it' : '';
    process.stdout.write(`${folder}  ${frames} frames${hint}\n`);
  } catch (error) {
    await mcap?.discard();
    throw error;
  }
}

/** Drives to the end, or as far as asked or let, and writes what the formats want; gives the number of frames. */
async function driveAndWrite(
  loaded: LoadedScene,
  { scene, name, seed, perception }: RunIdentity,
  segmenter: Segmenter | null,
  flags: ExportFlags,
  interruption: Interruption,
  folder: string,
  mayBeThere: boolean,
  mcap: McapFile | null,
): Promise<number> {
  const files = new FrameFiles(loaded, new Set(flags.format));
  const { run } = assembleRun(loaded, { seed, perception, segmenter });
  const recorder = mcap === null ? null : new DriveRecorder(mcap, loaded, TOOL);
  await recorder?.start({ scene, name, seed: `${seed}`, perception, tool: TOOL });
  const progress = new ProgressLine();
  const step = Math.round(flags.every * TICKS_PER_SECOND);
  const most = flags.frames ?? Number.POSITIVE_INFINITY;
  while (run.ending === null && !interruption.requested && files.count < most) {
    const tick = run.ticks;
    run.step();
    await recorder?.record(tick, run.bus);
    if (tick % step === 0) {
      for (const file of files.next(run.bus)) await writeFile(folder, file, mayBeThere);
    }
    progress.show(`${folder}: ${(run.ticks / TICKS_PER_SECOND).toFixed(1)} s driven, ${files.count} frames`);
    await interruption.breathe();
  }
  progress.end();
  for (const file of files.last()) await writeFile(folder, file, false);
  await recorder?.end();
  return files.count;
}

/** Drives of scenes with the same file name and seed would write over each other. */
function refuseSharedFolders(drives: readonly RunIdentity[]): void {
  const first = new Map<string, string>();
  for (const identity of drives) {
    const name = folderOf(identity);
    const other = first.get(name);
    if (other !== undefined)
      throw new UsageError(
        `${identity.scene}: its folder ${name} is that of ${other} already; export them to different --output-dir`,
      );
    first.set(name, identity.scene);
  }
}

/** What a drive's folder may hold of an earlier export of other input: its frames would stand among the new ones. */
async function removeExports(folder: string): Promise<void> {
  for (const name of ['kitti', 'coco', 'truth', 'pcd', 'drive.mcap'])
    await rm(`${folder}/${name}`, { recursive: true, force: true });
}

/** Name of a drive's folder: the scene's file without its folder and extension, and the seed. */
function folderOf({ scene, seed }: RunIdentity): string {
  const name = scene.slice(scene.lastIndexOf('/') + 1).replace(/\.json$/, '');
  return `${name}-${seed}`;
}

function manifestOf(loaded: LoadedScene, identity: RunIdentity, flags: ExportFlags): Manifest {
  const { seed, perception } = identity;
  const { scene, rig, weather, map } = loaded;
  const asked = {
    tool: TOOL,
    scene: identity.scene,
    seed,
    perception,
    formats: EXPORT_FORMAT_NAMES.filter((name) => flags.format.includes(name)),
    every: flags.every,
    mostFrames: flags.frames ?? null,
  };
  const input = hashOf(JSON.stringify({ asked, scene, rig, weather, map: map.document }));
  return { ...asked, input, complete: false, frames: 0 };
}

const MANIFEST = 'manifest.json';

/** A folder's manifest; null where there is none that can be read, and the drive is then made anew. */
async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(`${folder}/${MANIFEST}`, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  return writeWhole(`${folder}/${MANIFEST}`, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function writeFile(folder: string, { path, content }: ExportFile, mayBeThere: boolean): Promise<void> {
  const target = `${folder}/${path}`;
  if (mayBeThere && (await isThere(target))) return;
  await writeWhole(target, content());
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

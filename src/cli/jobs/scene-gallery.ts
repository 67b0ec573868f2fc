import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { glob } from 'tinyglobby';
import { drawScene } from '../../scenario/drawing/draw-scene.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { SUITE_TAGS } from '../../scenario/tags-schema.ts';
import { writeWhole } from '../disk-files.ts';
import { UsageError } from '../usage-error.ts';

/** Between these the page is the command's. */
const BEGIN = '<!-- gallery: written by `npm run gallery` -->';
const END = '<!-- end of gallery -->';
/** Of a picture in the table [pixels]. */
const WIDTH = 400;

/** Draws scenes into a folder beside a page of Markdown, and writes the table of them into the page; what is gone goes. */
export async function writeGallery(scenes: readonly LoadedScene[], page: string, folder: string): Promise<void> {
  const text = await readFile(page, 'utf8').catch(() => '');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new UsageError(`${page}: expected a line "${BEGIN}" and below it "${END}"`);
  const pictures = new Map(scenes.map((scene) => [`${folder}/${nameOf(scene)}.svg`, scene]));
  for (const [path, scene] of pictures) await writeWhole(path, drawScene(scene));
  for (const path of await glob(`${folder}/*.svg`)) if (!pictures.has(path)) await rm(path);
  const table = galleryOf(scenes, basename(folder));
  await writeWhole(page, `${text.slice(0, begin)}${BEGIN}\n\n${table}\n${text.slice(end)}`);
}

/** The suite by its two tags, and what else there is. */
export function galleryOf(scenes: readonly LoadedScene[], folder: string): string {
  const isTagged = ({ scene }: LoadedScene, tag: string) => scene.tags.includes(tag);
  const groups: [string, LoadedScene[]][] = [
    ['Ordinary situations, `@normal`', scenes.filter((scene) => isTagged(scene, SUITE_TAGS[0]))],
    ['Emergencies, `@emergency`', scenes.filter((scene) => isTagged(scene, SUITE_TAGS[1]))],
    ['Beside the suite', scenes.filter((scene) => !SUITE_TAGS.some((tag) => isTagged(scene, tag)))],
  ];
  return groups
    .filter(([, members]) => members.length > 0)
    .map(([title, members]) => {
      const rows = members.map((member) => rowOf(member, folder));
      return `### ${title} (${members.length})\n\n| | |\n|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

function rowOf(member: LoadedScene, folder: string): string {
  const { name, description, tags } = member.scene;
  const file = nameOf(member);
  const other = tags.filter((tag) => !(SUITE_TAGS as readonly string[]).includes(tag)).join(' ');
  const picture = `<img src="${folder}/${file}.svg" width="${WIDTH}" alt="${cell(name)}">`;
  return `| ${picture} | **${cell(name)}**<br>\`${file}\`<br>${cell(description)}${other === '' ? '' : `<br>${other}`} |`;
}

function nameOf({ file }: LoadedScene): string {
  return basename(file, '.json');
}

/** Text that stays in its cell. */
function cell(text: string): string {
  return text.replace(
    /[|<>"\n]/g,
    (letter) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? ' ',
  );
}

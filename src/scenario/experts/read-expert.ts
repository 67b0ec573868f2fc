import { type FileSource, resolvePath } from '../file-source.ts';
import { type Expert, expertFile, expertSchema } from './expert.ts';

/** The expert of a scene; where there is none, why not, in words. */
export type ExpertReading =
  | { readonly expert: Expert; readonly why: null }
  /** `isStale`: there is a record, but of no use for the scene as it is. */
  | { readonly expert: null; readonly why: string; readonly isStale: boolean };

/**
 * Reads the record that belongs to a scene. Never rejects: a scene without an expert can be driven, too.
 *
 * @param hash sceneHash of the scene as it is
 */
export async function readExpert(sceneFile: string, hash: string, files: FileSource): Promise<ExpertReading> {
  const file = resolvePath(sceneFile, expertFile(sceneFile));
  const again = `skidpad scene record ${sceneFile}`;
  let text: string;
  try {
    text = await files.text(file);
  } catch {
    return { expert: null, why: `no expert's drive of this scene yet; record one: ${again}`, isStale: false };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { expert: null, why: `${file} is not JSON; record it again: ${again}`, isStale: true };
  }
  const read = expertSchema.safeParse(value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    return { expert: null, why: `${file}: ${path.join('.')}: ${message}; record it again: ${again}`, isStale: true };
  }
  if (read.data.hash !== hash)
    return {
      expert: null,
      why: `${file} is of another version of the scene; record it again: ${again}`,
      isStale: true,
    };
  return { expert: read.data, why: null };
}

import { z } from 'zod';
import { sceneSchema } from './scene.ts';

/** Where the published schema is in the project. */
export const SCENE_SCHEMA_FILE = 'assets/scene.schema.json';

/**
 * The text of the published JSON Schema (draft 7, which every editor reads) of scene files: fields, ranges, names and
 * defaults. What one field says of another, and what a map has, only `skidpad scene check` knows.
 */
export function sceneJsonSchema(): string {
  const schema = z.toJSONSchema(sceneSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // What a double counts up to says nothing to whoever writes a scene.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return `${JSON.stringify({ title: 'Skidpad scene', ...schema }, null, 2)}\n`;
}

import { z } from 'zod';
import type { JsonPath } from './json-document.ts';

type Schema = z.core.$ZodTypes;

/** Names of the fields that a schema knows at a path, in its order; of several forms that can stand there, all. */
export function fieldsAt(schema: z.core.$ZodType, path: JsonPath, value: unknown): string[] {
  let forms = formsOf(schema as Schema, value);
  let held: unknown = value;
  for (const key of path) {
    held = isObject(held) ? held[key] : undefined;
    forms = forms.flatMap((form) => childOf(form, key)).flatMap((form) => formsOf(form, held));
  }
  return [
    ...new Set(forms.flatMap((form) => (form._zod.def.type === 'object' ? Object.keys(form._zod.def.shape) : []))),
  ];
}

/** What a schema says that the value at a path is, null where it does not say. */
export function meaningAt(schema: z.core.$ZodType, path: JsonPath, value: unknown): string | null {
  let forms = [schema as Schema];
  let held: unknown = value;
  for (const key of path) {
    forms = forms.flatMap((form) => formsOf(form, held)).flatMap((form) => childOf(form, key));
    held = isObject(held) ? held[key] : undefined;
  }
  const words = new Set(forms.map(descriptionOf));
  // Forms that say different things say nothing together.
  return words.size === 1 ? ([...words][0] ?? null) : null;
}

/** Its own, else that of what it wraps. */
function descriptionOf(schema: Schema): string | null {
  const own = z.globalRegistry.get(schema)?.description;
  const { def } = schema._zod;
  return own ?? ('innerType' in def ? descriptionOf(def.innerType as Schema) : null);
}

/** The forms that a value can have: without what a schema wraps around them, and of kinds the one that it says it is. */
function formsOf(schema: Schema, value: unknown): Schema[] {
  const def = schema._zod.def;
  switch (def.type) {
    case 'default':
    case 'prefault':
    case 'optional':
    case 'nullable':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return formsOf(def.innerType as Schema, value);
    case 'pipe':
      return formsOf(def.in as Schema, value);
    case 'lazy':
      return formsOf(def.getter() as Schema, value);
    case 'union': {
      const forms = def.options.flatMap((option) => formsOf(option as Schema, value));
      const discriminator = (def as { discriminator?: string }).discriminator;
      if (discriminator === undefined) return forms;
      const meant = forms.filter((form) => isOfKind(form, discriminator, value));
      return meant.length > 0 ? meant : forms;
    }
    default:
      return [schema];
  }
}

function isOfKind(form: Schema, discriminator: string, value: unknown): boolean {
  const kinds = form._zod.propValues?.[discriminator];
  return kinds?.has((isObject(value) ? value[discriminator] : undefined) as string | undefined) === true;
}

function childOf(form: Schema, key: string | number): Schema[] {
  const def = form._zod.def;
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? [def.shape[key] as Schema] : [];
  if (def.type === 'array') return [def.element as Schema];
  if (def.type === 'tuple') return def.items.slice(Number(key), Number(key) + 1) as Schema[];
  return def.type === 'record' ? [def.valueType as Schema] : [];
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
